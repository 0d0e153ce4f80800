import Foundation
import TestSupport

/// One run of a built program, as a shell would see it.
struct CommandLineRun {
    /// What it wrote on standard output.
    var output: String
    /// What it wrote on standard error.
    var complaint: String
    /// How it ended.
    var status: Int32

    /// Runs the program in the package's root with these arguments, in an environment that holds only `environment`.
    init(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL = SharedData.packageRoot,
        program: URL? = nil
    ) throws {
        let process = Process()
        process.executableURL = program ?? BuiltPrograms.concord
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        let scratch = try ScratchFolder()
        let outputFile = try scratch.write("", to: "output")
        let complaintFile = try scratch.write("", to: "complaint")
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: complaintFile)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
        complaint = String(decoding: try Data(contentsOf: complaintFile), as: UTF8.self)
        status = process.terminationStatus
    }

    /// The output as a JSON object.
    func object() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }
}
