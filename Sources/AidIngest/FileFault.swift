/// Why a file could not be read to its end.
enum FileFault: Error, Hashable {
    /// The system would not give it.
    case unreadable(String)
    /// The gzip wrapper is damaged.
    case gzip(String)
    /// It unpacks to far more than it says: at least so many bytes.
    case bomb(Int)
    /// A kind that is read whole is larger than that.
    case tooLarge(Int)
}
