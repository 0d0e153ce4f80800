import AidModel
import Findings
import FoundationEssentials

/// Reads reference maps in JSON: places with their spellings, organisations with theirs, sector groups and clusters.
struct ReferenceMap {
    private let task: ImportTask
    private let bytes: [UInt8]
    private let lines: JSONKeyLines
    private(set) var ledger: RowLedger
    private(set) var builder = SnapshotBuilder()

    init(_ bytes: [UInt8], task: ImportTask) {
        self.task = task
        self.bytes = bytes
        lines = JSONKeyLines(bytes)
        ledger = RowLedger(file: task.path)
    }

    mutating func read() {
        switch task.kind {
        case .places: readPlaces()
        case .organisations: readOrganisations()
        default: readSectors()
        }
    }

    private mutating func decode<Value: Decodable>(_ type: Value.Type) -> Value? {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            ledger.note(
                .error, "map.not-readable", line: 0, help: "compare it with `docs/guides/sources-manifest.md`",
                "the map is not JSON of the shape that is read here, so nothing was read")
            return nil
        }
    }

    // MARK: Places

    private struct Area: Decodable {
        var name: String?
        var pcode: String?
        var synonyms: [String]?
        var admin2: [String: Area]?
        var unclassified: [String: Area]?
    }

    private struct AreaMap: Decodable {
        var admin1: [String: Area]
        var unclassified: [String: Area]?
    }

    private mutating func readPlaces() {
        guard let map = decode(AreaMap.self) else { return }
        leaveOutUnclassified(map.unclassified)
        for (name, region) in map.admin1.sorted(by: { $0.key < $1.key }) {
            add(region, name, level: 1, parent: nil)
            leaveOutUnclassified(region.unclassified)
            for (name, district) in (region.admin2 ?? [:]).sorted(by: { $0.key < $1.key }) {
                add(district, name, level: 2, parent: region.pcode?.trimmedOrNil)
                leaveOutUnclassified(district.unclassified)
            }
        }
    }

    private mutating func leaveOutUnclassified(_ places: [String: Area]?) {
        for name in (places ?? [:]).keys.sorted() {
            ledger.rows += 1
            ledger.rowsLeftOut += 1
            ledger.note(
                .note, "map.unclassified", line: lines[name],
                "places below the second level have no p-code and were left out")
        }
    }

    private mutating func add(_ area: Area, _ key: String, level: Int, parent: String?) {
        let line = lines[key]
        ledger.rows += 1
        guard let code = area.pcode?.trimmedOrNil, let state = ReferenceTables().stateCode(placeCode: code) else {
            ledger.rowsLeftOut += 1
            ledger.note(
                .note, "map.no-pcode", key, line: line, "\(key.inBackticks) has no p-code in the map and was left out")
            return
        }
        var place = Place()
        place.provenance.line = line
        place.code = code
        place.name = area.name ?? key
        place.level = level
        place.parent = parent
        place.state = state
        place.names = (area.synonyms ?? []).compactMap(\.trimmedOrNil).map { Narrative($0) }
        builder.places.append(place)
    }

    // MARK: Organisations

    private struct Body: Decodable {
        var name: String?
        var shortname: String?
        var scope: String?
        var synonyms: [String]?
        var identifier: String?
        var iati: Registration?

        enum CodingKeys: String, CodingKey {
            case name, shortname, scope, synonyms, iati
            case identifier = "iati_id"
        }
    }

    private struct Registration: Decodable {
        var type: String?

        enum CodingKeys: String, CodingKey {
            case type = "codeforiati:organisation-type-code"
        }
    }

    private mutating func readOrganisations() {
        guard let map = decode([String: Body].self) else { return }
        for (key, body) in map.sorted(by: { $0.key < $1.key }) {
            ledger.rows += 1
            var organisation = Organisation()
            organisation.provenance.line = lines[key]
            organisation.name = body.name ?? key
            organisation.identifier = body.identifier?.trimmedOrNil
            organisation.key =
                organisation.identifier.flatMap { Identifier.normalised($0) }
                ?? "name:\(FoldedName.of(organisation.name))"
            organisation.acronym = body.shortname.flatMap { $0 == organisation.name ? nil : $0 }
            organisation.scope = body.scope == "unknown" ? nil : body.scope
            organisation.type = body.iati?.type
            var spellings: [String] = []
            for text in (body.synonyms ?? []) + [key]
            where text != organisation.name && text != organisation.acronym && !spellings.contains(text) {
                spellings.append(text)
            }
            organisation.names = spellings.map { Narrative($0) }
            builder.organisations.append(organisation)
        }
    }

    // MARK: Sectors

    private struct Sector: Decodable {
        var name: String
        var synonyms: [String]?
        var group: String?
        var cluster: String?

        enum CodingKeys: String, CodingKey {
            case name, synonyms
            case group = "dac-group"
            case cluster = "humanitarian-mapping"
        }
    }

    private mutating func readSectors() {
        guard let map = decode([String: Sector].self) else { return }
        for (code, sector) in map.sorted(by: { $0.key < $1.key }) {
            ledger.rows += 1
            let line = lines[code]
            if sector.group != nil {
                builder.codeLists.append(SectorMap.group(code, name: sector.name, cluster: sector.cluster, line: line))
            } else {
                builder.codeLists += SectorMap.cluster(
                    sector.name, spellings: sector.synonyms ?? [], code: nil, line: line)
            }
        }
    }
}

/// The lines where a JSON file's objects start, by their key: decoders do not keep places.
struct JSONKeyLines {
    private var lines: [String: Int] = [:]

    init(_ bytes: [UInt8]) {
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let open = line.firstIndex(of: UInt8(ascii: "\"")),
                let close = line[(open + 1)...].firstIndex(of: UInt8(ascii: "\"")),
                line.last(where: { $0 > 0x20 }) == UInt8(ascii: "{")
            else { continue }
            let key = String(decoding: line[(open + 1)..<close], as: UTF8.self)
            if lines[key] == nil { lines[key] = number }
        }
    }

    /// The line of the first object with this key; 1 when it is not found.
    subscript(key: String) -> Int { lines[key] ?? 1 }
}
