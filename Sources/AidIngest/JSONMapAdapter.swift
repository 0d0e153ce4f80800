import AidModel
import Findings
import FoundationEssentials

/// Reads the hand-made maps of names: organisations, places, sector groups and clusters (JSON objects of objects).
struct JSONMapAdapter {
    let task: ImportTask

    /// A JSON value, as far as the maps use it.
    private enum Value: Decodable {
        case text(String)
        case list([Value])
        case map([String: Value])
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else if let map = try? container.decode([String: Value].self) {
                self = .map(map)
            } else {
                self = .other
            }
        }

        var text: String? {
            guard case .text(let text) = self, !text.trimmingBlanks.isEmpty else { return nil }
            return text.trimmingBlanks
        }

        var texts: [String] {
            guard case .list(let items) = self else { return [] }
            return items.compactMap(\.text)
        }

        var map: [(key: String, value: Value)] {
            guard case .map(let map) = self else { return [] }
            return map.sorted { $0.key < $1.key }
        }

        subscript(key: String) -> Value? {
            guard case .map(let map) = self else { return nil }
            return map[key]
        }
    }

    func read(_ bytes: [UInt8], into batch: inout ImportBatch) {
        guard let root = try? JSONDecoder().decode(Value.self, from: Data(bytes)), case .map = root else {
            batch.findings.append(
                Finding(
                    .error, "json.map", "the file is not a JSON object of names", at: SourceLocation(file: task.path)))
            return
        }
        for (name, value) in root.map {
            switch task.kind {
            case .organisations: batch.builder.organisations.append(organisation(name, value))
            case .places: for (name, value) in value.map { place(name, value, parent: nil, &batch) }
            default: batch.builder.codeLists.append(sector(name, value))
            }
        }
    }

    private func organisation(_ name: String, _ value: Value) -> Organisation {
        var organisation = Organisation()
        organisation.name = value["name"]?.text ?? name
        organisation.identifier = value["iati_id"]?.text
        organisation.key =
            organisation.identifier.flatMap { Identifier.normalised($0) } ?? "name:"
            + FoldedName.fold(organisation.name)
        organisation.acronym = value["shortname"]?.text
        organisation.scope = value["scope"]?.text
        organisation.type = value["iati"]?["codeforiati:organisation-type-code"]?.text
        organisation.names = narratives(value["synonyms"]?.texts ?? [])
        return organisation
    }

    /// The levels nest: regions hold districts, districts hold other places under keys of their own.
    private func place(_ name: String, _ value: Value, parent: String?, _ batch: inout ImportBatch) {
        var place = Place()
        place.name = value["name"]?.text ?? name
        place.code = value["pcode"]?.text ?? ""
        place.state = String((place.code.isEmpty ? parent ?? "" : place.code).prefix(2))
        place.parent = parent
        place.level = Int(value["level"]?.text?.filter(\.isNumber) ?? "") ?? 0
        place.names = narratives(value["synonyms"]?.texts ?? [])
        if !place.code.isEmpty { batch.builder.places.append(place) }
        let inside = place.code.isEmpty ? parent : place.code
        for key in ["admin1", "admin2", "admin3", "unclassified"] {
            for (name, value) in value[key]?.map ?? [] { self.place(name, value, parent: inside, &batch) }
        }
    }

    private func sector(_ code: String, _ value: Value) -> CodeListEntry {
        var entry = CodeListEntry()
        let isGroup = value["humanitarian-mapping"] != nil
        entry.list = isGroup ? "SectorCategoryCluster" : "HumanitarianCluster"
        entry.code = code
        entry.name = value["name"]?.text ?? code
        entry.category = value["humanitarian-mapping"]?.text.flatMap { ClusterNames.cluster(named: $0)?.code }
        return entry
    }

    private func narratives(_ texts: [String]) -> [Narrative] {
        texts.map { text in
            var narrative = Narrative()
            narrative.text = text
            return narrative
        }
    }
}
