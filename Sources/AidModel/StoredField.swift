/// Where a stored property lies in a record, so that a cell is read and set without walking its key path.
///
/// A Snapshot has millions of cells; a key path costs a walk with reference counts for each of them. `MemoryLayout`
/// promises the place of stored properties of structures, at any depth.
struct StoredField<Record, Value> {
    private let offset: Int

    /// - Precondition: the property is stored, as every column's is; a computed one has no place.
    init(_ path: WritableKeyPath<Record, Value>) {
        guard let offset = MemoryLayout<Record>.offset(of: path) else {
            preconditionFailure("a column can only be a stored property: \(path)")
        }
        self.offset = offset
    }

    /// The property's value in a record.
    func value(in record: UnsafePointer<Record>) -> Value {
        (UnsafeRawPointer(record) + offset).assumingMemoryBound(to: Value.self).pointee
    }

    /// Sets the property in a record.
    func set(_ value: Value, in record: UnsafeMutablePointer<Record>) {
        (UnsafeMutableRawPointer(record) + offset).assumingMemoryBound(to: Value.self).pointee = value
    }
}
