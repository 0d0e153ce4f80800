internal import CLuaShim

/// What stands between a worker process and the machine.
public struct Walls: OptionSet, Hashable, Sendable {
    /// The shim's bits.
    public let rawValue: UInt32

    /// Walls by the shim's bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// No environment variable is there.
    public static let environment = Walls(rawValue: UInt32(CLUA_WALL_ENVIRONMENT))
    /// It dies with its host.
    public static let parent = Walls(rawValue: UInt32(CLUA_WALL_PARENT))
    /// Nothing is open but one socket, and nothing can be opened.
    public static let descriptors = Walls(rawValue: UInt32(CLUA_WALL_DESCRIPTORS))
    /// Address space, processor time, files, processes and core dumps are bounded.
    public static let limits = Walls(rawValue: UInt32(CLUA_WALL_LIMITS))
    /// No privilege can be gained.
    public static let privileges = Walls(rawValue: UInt32(CLUA_WALL_PRIVILEGES))
    /// No file system and no network, by Landlock; not every kernel has it.
    public static let landlock = Walls(rawValue: UInt32(CLUA_WALL_LANDLOCK))
    /// Only the few system calls that computing takes, and no executable memory.
    public static let seccomp = Walls(rawValue: UInt32(CLUA_WALL_SECCOMP))

    /// Those without which no pack is read.
    public static let required: Walls = [.environment, .parent, .descriptors, .limits, .privileges, .seccomp]

    /// Their names, in a fixed order.
    public var names: [String] {
        let all: [(Walls, String)] = [
            (.seccomp, "seccomp"), (.landlock, "Landlock"), (.privileges, "no new privileges"),
            (.limits, "resource limits"), (.descriptors, "closed descriptors"), (.environment, "empty environment"),
            (.parent, "end with the host"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}

/// Why no worker is to be had.
public enum WorkerRefusal: Error, Hashable, Sendable {
    /// The program cannot be started.
    case cannotStart(program: String, reason: String)
    /// The program is no worker of this version.
    case notAWorker(program: String)
    /// The kernel refused walls without which no pack is read.
    case missing(Walls, reason: String)
}

extension WorkerRefusal: CustomStringConvertible {
    /// One sentence.
    public var description: String {
        switch self {
        case .cannotStart(let program, let reason): "the worker `\(program)` cannot be started: \(reason)"
        case .notAWorker(let program): "`\(program)` is not a worker of this version"
        case .missing(let walls, let reason):
            "this system refuses to wall the worker in: \(walls.names.joined(separator: ", ")) (\(reason))"
        }
    }
}
