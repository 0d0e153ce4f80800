/// Who said something on a register, when, for which days, and where it can be read.
public struct Attestation: Hashable, Sendable {
    /// Who says so.
    public var says: String?
    /// In what capacity.
    public var capacity: String?
    /// When it was said.
    public var date: CalendarDate?
    /// Valid from.
    public var start: CalendarDate?
    /// Valid to.
    public var end: CalendarDate?
    /// Where it can be read.
    public var document: String?

    /// Makes an attestation.
    public init(
        says: String? = nil, capacity: String? = nil, date: CalendarDate? = nil, start: CalendarDate? = nil,
        end: CalendarDate? = nil, document: String? = nil
    ) {
        self.says = says
        self.capacity = capacity
        self.date = date
        self.start = start
        self.end = end
        self.document = document
    }

    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }
}

/// A record that somebody attests; what the attestation says can be asked of the record itself.
@dynamicMemberLookup public protocol AttestedRecord: SourcedRecord {
    /// Who said it, when and for which days.
    var attestation: Attestation { get set }
}

extension AttestedRecord {
    /// The days it speaks of.
    public var period: Period { attestation.period }

    /// A part of the attestation.
    public subscript<Value>(dynamicMember path: WritableKeyPath<Attestation, Value>) -> Value {
        get { attestation[keyPath: path] }
        set { attestation[keyPath: path] = newValue }
    }
}

extension SnapshotSchema {
    /// Declares the columns of who said a record.
    mutating func attestation(_ path: WritableKeyPath<Record, Attestation>) {
        text("says", path.appending(path: \.says))
        text("capacity", path.appending(path: \.capacity))
        date("date", path.appending(path: \.date))
        date("start", path.appending(path: \.start))
        date("end", path.appending(path: \.end))
        text("document", path.appending(path: \.document))
    }
}
