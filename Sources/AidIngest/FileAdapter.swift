import AidModel
import Findings

/// Hands a file to the reader of its kind.
struct FileAdapter {
    let task: ImportTask
    let references: ReferenceTables

    func read(_ input: inout FileReading, into batch: inout ImportBatch) throws(FileFault) {
        switch task.kind {
        case .iati:
            try IATIActivityAdapter(path: task.path, references: references).read(&input, into: &batch)
        case .presence, .indicators, .needs, .codelist, .places, .countries, .organisations, .publishers, .rates,
            .sectors, .register:
            try TableAdapter(task: task, references: references).read(&input, into: &batch)
        case .manifest: break
        case .unknown:
            batch.findings.append(
                Finding(
                    .warning, "import.unknown-kind", "what this file holds could not be told from its content",
                    at: SourceLocation(file: task.path), help: "name it in a `sources.yaml` beside it with its `kind`"))
        }
    }
}
