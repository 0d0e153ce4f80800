import Foundation
import PackagePlugin

/// `swift package validate-rules [PATH…]`: checks rule packs and runs their cases (default `rules/packs`).
@main struct ValidateRules: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let tool = try context.tool(named: "rulecheck")
        let paths = arguments.isEmpty ? ["rules/packs"] : arguments
        for verb in ["check", "test"] where try !run(tool.url, [verb] + paths, in: context.package.directoryURL) {
            Diagnostics.error("rulecheck \(verb) did not pass")
        }
    }

    private func run(_ tool: URL, _ arguments: [String], in directory: URL) throws -> Bool {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.currentDirectoryURL = directory
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }
}
