/// A report as a list of blocks, written once and shown as text, Markdown or HTML.
///
/// Texts here are raw: each renderer neutralises them for its own surface.
public struct ReportDocument: Hashable, Sendable {
    /// A part of a report.
    public enum Block: Hashable, Sendable {
        /// A heading of level 1 to 3.
        case heading(Int, String)
        /// Words.
        case paragraph(String)
        /// A list of sentences.
        case bullets([String])
        /// A numbered list; each item has a first line and lines under it.
        case numbered([Item])
        /// A table.
        case table(Table)
        /// Lines that lie under one another, each at its depth.
        case tree([Branch])
    }

    /// An item of a numbered list.
    public struct Item: Hashable, Sendable {
        /// The first line.
        public var text: String
        /// The lines under it, each with a word in front.
        public var lines: [Line]

        /// Makes an item.
        public init(text: String, lines: [Line]) {
            self.text = text
            self.lines = lines
        }
    }

    /// A line of a tree.
    public struct Branch: Hashable, Sendable {
        /// How deep it lies, from 0.
        public var depth: Int
        /// The line.
        public var text: String

        /// Makes a line of a tree.
        public init(_ depth: Int, _ text: String) {
            self.depth = depth
            self.text = text
        }
    }

    /// A line with a word in front.
    public struct Line: Hashable, Sendable {
        /// The word.
        public var name: String
        /// The line.
        public var text: String

        /// Makes a line.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// A table; what does not fit is counted.
    public struct Table: Hashable, Sendable {
        /// A column.
        public struct Column: Hashable, Sendable {
            /// The heading.
            public var title: String
            /// Whether it holds numbers.
            public var isNumber: Bool

            /// Makes a column.
            public init(_ title: String, isNumber: Bool = false) {
                self.title = title
                self.isNumber = isNumber
            }
        }

        /// What the table is about.
        public var caption: String
        /// The columns.
        public var columns: [Column]
        /// The cells, a row each.
        public var rows: [[String]]
        /// How many rows there are that are not shown.
        public var more: Int

        /// Makes a table that shows the first rows.
        public init(_ caption: String, _ columns: [Column], _ rows: [[String]], showing limit: Int = .max) {
            self.caption = caption
            self.columns = columns
            self.rows = Array(rows.prefix(limit))
            more = max(rows.count - limit, 0)
        }
    }

    /// The title of the page.
    public var title: String
    /// The blocks, in order.
    public var blocks: [Block]

    /// Makes a report.
    public init(title: String, blocks: [Block] = []) {
        self.title = title
        self.blocks = blocks
    }
}
