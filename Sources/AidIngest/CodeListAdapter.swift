import AidModel
import Findings
import IATIFormat

/// Reads an IATI code list.
struct CodeListAdapter {
    let path: String

    func read(_ bytes: [UInt8], into batch: inout ImportBatch) {
        let list = CodeListFile(bytes, file: path)
        batch.findings += list.findings
        guard let name = list.name else {
            batch.findings.append(
                Finding(.error, "codelist.name", "the code list does not say its name", at: SourceLocation(file: path)))
            return
        }
        for item in list.items {
            var entry = CodeListEntry()
            entry.provenance.line = item.line
            entry.list = name
            entry.code = item.code
            entry.name = item.name
            entry.category = item.category
            entry.withdrawn = item.isWithdrawn
            batch.builder.codeLists.append(entry)
        }
    }
}
