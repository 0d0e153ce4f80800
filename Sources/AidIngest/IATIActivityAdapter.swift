import AidModel

/// Reads IATI activities.
struct IATIActivityAdapter {
    let path: String
    let references: ReferenceTables

    func read(_ input: inout FileReading, into batch: inout ImportBatch) throws(FileFault) {
        _ = try input.all()
    }
}
