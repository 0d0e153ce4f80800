internal import CXMLShim

/// The known names in the order of their numbers, ready to be handed to the parser.
struct NameList: Sendable {
    /// The names of elements.
    static let elements = NameList(ElementName.allCases.map { written(String(describing: $0)) })
    /// The names of attributes.
    static let attributes = NameList(AttributeName.allCases.map { written(String(describing: $0)) })

    private let names: [String]
    /// The names as C text one after another, and where each starts: made once, asked for by every file.
    private let bytes: [CChar]
    private let starts: [Int]

    init(_ names: [String]) {
        self.names = names
        var bytes: [CChar] = []
        var starts: [Int] = []
        for name in names {
            starts.append(bytes.count)
            bytes += name.utf8CString
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// The name with this number; numbers start at 1.
    func text(of number: UInt32) -> String {
        names[Int(number) - 1]
    }

    /// Calls `body` with the names as C text, which lives until it returns.
    func withNames<Result>(_ body: (cxml_names) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { text in
            let pointers = starts.map { text.baseAddress?.advanced(by: $0) }
            return pointers.withUnsafeBufferPointer { list in
                body(cxml_names(names: list.baseAddress, count: UInt32(list.count)))
            }
        }
    }

    /// How IATI writes what a case is called here: `xmlLang` is `xml:lang`, `rate1` is `rate-1`.
    private static func written(_ name: String) -> String {
        switch name {
        case "xmlLang": return "xml:lang"
        case "srsName": return name
        default: break
        }
        var text = ""
        for letter in name {
            if letter.isUppercase || letter.isNumber { text += "-" }
            text += letter.lowercased()
        }
        return text
    }
}
