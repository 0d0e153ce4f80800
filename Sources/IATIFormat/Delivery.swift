internal import CXMLShim

/// What the parser's callback works on during one call: the reader's state and the function for activities.
struct Delivery {
    var state: ReadingState
    let parser: OpaquePointer
    let body: (ActivityRecord) -> IATIActivityReader.Next

    /// The function that the parser calls; `user` is the `Delivery` of the call under way.
    static let callback: cxml_callback = { user, isRoot, record in
        guard let user, let record else { return false }
        return user.assumingMemoryBound(to: Delivery.self).pointee.take(record, isRoot: isRoot)
    }

    private mutating func take(_ record: UnsafePointer<cxml_record>, isRoot: Bool) -> Bool {
        let memory = RecordMemory(record: record, parser: parser)
        let element = ActivityElement(memory, place: 0)
        if isRoot { return state.open(element) }
        guard element.name == .iatiActivity else {
            state.leaveOut(element)
            return true
        }
        state.activityCount += 1
        return body(ActivityRecord(memory)) == .readOn
    }
}
