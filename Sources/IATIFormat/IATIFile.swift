public import Findings

/// The outcome of reading one whole file that is already in memory.
public struct IATIFile: Hashable, Sendable {
    /// What the root element says; `nil` when there is none.
    public var header: FileHeader?
    /// What is wrong with the file, in the order in which it was met.
    public var findings: [Finding]
    /// The activities handed over.
    public var activityCount: Int

    /// Makes an outcome from its parts.
    public init(header: FileHeader?, findings: [Finding], activityCount: Int) {
        self.header = header
        self.findings = findings
        self.activityCount = activityCount
    }

    /// Reads `bytes` as the file named `file` and calls `body` with each activity.
    public static func read(
        bytes: [UInt8], file: String, limits: ReadingLimits = ReadingLimits(),
        each body: (ActivityRecord) -> IATIActivityReader.Next = { _ in .readOn }
    ) -> IATIFile {
        var reader = IATIActivityReader(file: file, limits: limits)
        reader.feed(bytes.span.bytes, each: body)
        reader.finish(each: body)
        return IATIFile(header: reader.header, findings: reader.findings, activityCount: reader.activityCount)
    }
}
