import AidModel

/// Reads tables, lists and registers.
struct TableAdapter {
    let task: ImportTask
    let references: ReferenceTables

    func read(_ input: inout FileReading, into batch: inout ImportBatch) throws(FileFault) {
        _ = try input.all()
    }
}
