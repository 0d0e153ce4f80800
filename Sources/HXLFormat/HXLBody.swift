import CSVFormat
import Findings

/// Collects the records below the hashtag row.
struct HXLBody {
    private(set) var rows: [HXLRow] = []
    private var ragged: [Finding] = []
    private var raggedCount = 0
    private var repeated: [Finding] = []
    private let hashtags: HXLHashtagRow
    private let tagTexts: [String]
    private let headerTexts: [String]?
    private static let listed = 100

    init(hashtags: HXLHashtagRow) {
        self.hashtags = hashtags
        tagTexts = hashtags.columns.map { $0.tagspec?.description ?? "" }
        headerTexts = hashtags.headers?.texts
    }

    mutating func add(_ row: CSVRow) {
        guard !row.isBlank else { return }
        guard !isRepeatedHeader(row) else {
            repeated.append(
                Finding(
                    .note, "hxl.repeated-header", "the header is repeated here and was skipped", at: row.location))
            return
        }
        if row.count != tagTexts.count { addRagged(row) }
        rows.append(HXLRow(cells: row, columns: hashtags.columns))
    }

    private func isRepeatedHeader(_ row: CSVRow) -> Bool {
        guard let first = row.text(at: 0) else { return false }
        let texts = row.texts
        if texts == headerTexts { return true }
        guard first.isEmpty || first.contains("#") else { return false }
        return texts.map { HXLTagspec($0)?.description ?? "" } == tagTexts
    }

    private mutating func addRagged(_ row: CSVRow) {
        raggedCount += 1
        guard raggedCount <= Self.listed else { return }
        ragged.append(
            Finding(
                .warning, "hxl.ragged-row",
                "the row has \(row.count) cells where the hashtag row has \(tagTexts.count)",
                at: row.location, help: "look for a comma that should be inside quotes",
                related: [.init("the hashtag row", at: hashtags.tags.location)]))
    }

    /// What was found in the body; findings past the first hundred rows of another length are counted.
    var tally: [Finding] {
        var findings = ragged + repeated
        if raggedCount > Self.listed {
            findings.append(
                Finding(
                    .note, "hxl.ragged-row", "\(raggedCount - Self.listed) more rows of another length are not listed",
                    at: SourceLocation(file: hashtags.tags.file)))
        }
        return findings
    }
}
