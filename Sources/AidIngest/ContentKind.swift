import CSVFormat
import HXLFormat

/// What a file holds, told from how it begins.
enum ContentKind {
    static func of(path: String, limits: ImportLimits) -> FileKind {
        guard let bytes = try? beginning(of: path, limits: limits) else { return .unknown }
        let kind = of(bytes)
        let name = path.lowercased()
        // What calls itself XML and is none is read as such, so that it is named with the place of the fault.
        let isCalledXML = name.hasSuffix(".xml") || name.hasSuffix(".xml.gz")
        return kind == .unknown && isCalledXML && !bytes.isEmpty && !hasRoot(bytes) ? .iati : kind
    }

    private static func hasRoot(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(16 * 1024), as: UTF8.self)
        return text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.first == "<" && root(text) != nil
    }

    private static func beginning(of path: String, limits: ImportLimits) throws(FileFault) -> [UInt8] {
        var limits = limits
        limits.chunkBytes = 64 * 1024
        var reading = try FileReading(path: path, limits: limits, isHashed: false)
        return Array(try reading.next().prefix(64 * 1024))
    }

    static func of(_ bytes: [UInt8]) -> FileKind {
        var start = bytes[...]
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
        start = start.drop { $0 <= 0x20 }
        guard let first = start.first else { return .unknown }
        switch first {
        case UInt8(ascii: "<"): return xml(start)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return json(start)
        default:
            if bytes.contains(0) { return isUTF16(bytes) ? xmlUTF16(bytes) : .unknown }
            return yaml(start) ?? table(bytes)
        }
    }

    private static func xml(_ bytes: ArraySlice<UInt8>) -> FileKind {
        switch root(String(decoding: bytes.prefix(16 * 1024), as: UTF8.self)) {
        case "iati-activities", "iati-activity", "iati-organisations": .iati
        case "codelist": .codelist
        default: .unknown
        }
    }

    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    private static func xmlUTF16(_ bytes: [UInt8]) -> FileKind {
        let letters = bytes.filter { $0 != 0 && $0 < 0x80 }
        return letters.first == UInt8(ascii: "<") ? xml(letters[...]) : .unknown
    }

    /// The name of the root element: the first tag that is no declaration, comment or instruction.
    private static func root(_ text: String) -> String? {
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            if rest.hasPrefix("!--") {
                guard let end = firstRange(of: "-->", in: rest) else { return nil }
                rest = rest[end...]
            } else if let next = rest.first, next != "?", next != "!" {
                let name = rest.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
                return name.split(separator: ":").last.map(String.init)
            }
        }
        return nil
    }

    private static func firstRange(of mark: String, in text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(mark) { return text.index(index, offsetBy: mark.count) }
            index = text.index(after: index)
        }
        return nil
    }

    private static func json(_ bytes: ArraySlice<UInt8>) -> FileKind {
        let text = String(decoding: bytes.prefix(8 * 1024), as: UTF8.self)
        func has(_ key: String) -> Bool { text.utf8Contains("\"\(key)\"") }
        if has("admin1"), has("level") { return .places }
        if has("dac-group") { return .sectors }
        if has("synonyms") { return has("scope") || has("shortname") ? .organisations : .sectors }
        return .unknown
    }

    /// A register in YAML starts with its `register:` key.
    private static func yaml(_ bytes: ArraySlice<UInt8>) -> FileKind? {
        let lines = String(decoding: bytes.prefix(4 * 1024), as: UTF8.self).split(whereSeparator: \.isNewline)
        let first = lines.first { !$0.hasPrefix("#") && !$0.hasPrefix("---") }
        return first?.hasPrefix("register:") == true ? .register : nil
    }

    private static func table(_ bytes: [UInt8]) -> FileKind {
        let table = DataTable(bytes, file: "", layout: nil)
        if !table.tags.isEmpty { return hxl(table) }
        if let known = KnownTable.told(by: table.columns) { return known.kind }
        return RegisterKind.isRegister(table.columns) ? .register : .unknown
    }

    private static func hxl(_ table: DataTable) -> FileKind {
        if table.index(tagged: "#inneed") != nil { return .needs }
        let says = table.index(tagged: "#org") != nil
        let places = ["#sector", "#cluster", "#adm1", "#adm2", "#adm3"]
        return says && places.contains { table.index(tagged: $0) != nil } ? .presence : .unknown
    }
}

extension String {
    /// Whether these bytes occur, without regard to how Unicode groups them.
    func utf8Contains(_ other: String) -> Bool {
        let bytes = Array(utf8)
        let wanted = Array(other.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { start in
            bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}

extension FileKind {
    /// The kind in words.
    var words: String {
        switch self {
        case .iati: "IATI activities"
        case .presence: "a table of who does what where"
        case .indicators: "a table of indicators"
        case .needs: "a table of needs"
        case .codelist: "a code list"
        case .places: "a list of places"
        case .countries: "a list of countries"
        case .organisations: "a list of organisations"
        case .publishers: "a list of publishers"
        case .rates: "exchange rates"
        case .sectors: "a list of sectors"
        case .register: "a register"
        case .manifest: "a manifest"
        case .unknown: "nothing that is known"
        }
    }
}
