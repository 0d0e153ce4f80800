import CSnapshot

/// What a column of the Snapshot holds; the raw values are those of `CSnapshot.h`.
public enum ColumnKind: UInt32, Sendable {
    /// A string number.
    case text = 1
    /// A 64-bit whole number.
    case integer = 2
    /// A day number.
    case date = 3
    /// A 128-bit count of 10⁻¹².
    case decimal = 4
    /// No, yes or absent.
    case flag = 5
    /// A range of rows of a child table.
    case range = 6

    /// Bytes of a cell.
    var width: Int {
        switch self {
        case .text, .date: 4
        case .integer, .range: 8
        case .decimal: 16
        case .flag: 1
        }
    }
}
