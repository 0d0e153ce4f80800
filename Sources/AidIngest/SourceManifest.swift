import AidModel

/// What a folder of data holds, who says it and for when: read from `sources.yaml`.
struct SourceManifest: Sendable {
    /// One data set of the manifest.
    struct Entry: Sendable {
        var dataset = ""
        var kind: FileKind?
        var title: String?
        var publisher: String?
        var licence: String?
        var covers: String?
        var leavesOut: String?
        var from: CalendarDate?
        var to: CalendarDate?
        var released: CalendarDate?
    }
}
