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
        case .unknown: batch.findings.append(try unknown(&input))
        }
    }

    /// Why a file is passed over: nothing is in it, or it is not of a kind that is read.
    private func unknown(_ input: inout FileReading) throws(FileFault) -> Finding {
        let place = SourceLocation(file: task.path)
        guard try !input.next().isEmpty else {
            return Finding(
                .warning, "import.empty", "the file is empty", at: place, help: "check that it was fetched whole")
        }
        let lower = task.path.lowercased()
        if [".md", ".txt", ".html", ".pdf", "license", "readme"].contains(where: lower.hasSuffix) {
            return Finding(.note, "import.text", "a text for people was passed over", at: place)
        }
        return Finding(
            .warning, "import.unknown-kind", "what this file holds could not be told from its content", at: place,
            help: "name it in a `sources.yaml` beside it with its `kind`")
    }
}
