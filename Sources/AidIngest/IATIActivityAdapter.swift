import AidModel
import Findings
import IATIFormat

/// Reads a file of IATI activities as a stream and maps each one as soon as it is complete.
struct IATIActivityAdapter {
    let path: String
    let references: ReferenceTables

    func read(_ input: inout FileReading, into batch: inout ImportBatch) throws(FileFault) {
        var reader = IATIActivityReader(file: path)
        let context = IATIContext(file: path, references: references)
        var chunk = try input.next()
        while !chunk.isEmpty, reader.feed(chunk.span.bytes, each: { take($0, context, &batch) }) {
            chunk = try input.next()
        }
        reader.finish { take($0, context, &batch) }
        batch.generated = reader.header?.generatedDatetime.flatMap { CalendarDate($0) }
        batch.findings += reader.findings + context.tally.findings(file: path)
    }

    private func take(
        _ record: ActivityRecord, _ context: IATIContext, _ batch: inout ImportBatch
    ) -> IATIActivityReader.Next {
        var mapping = IATIActivityMapping(context)
        if let activity = mapping.map(record) { batch.builder.activities.append(activity) }
        return .readOn
    }
}
