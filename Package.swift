// swift-tools-version: 6.2
import PackageDescription

/// Every target of our own is held to the same bar: Swift 6 mode, no warning let through.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
/// Lets a target declare views that the compiler keeps from outliving what they look into.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]
let strictC: [CSetting] = [.treatAllWarnings(as: .error), .define("_GNU_SOURCE")]

let package = Package(
    name: "concord",
    products: [
        .executable(name: "concord", targets: ["concord"]),
        .executable(name: "rulecheck", targets: ["rulecheck"]),
        .executable(name: "rule-worker", targets: ["rule-worker"]),
        .plugin(name: "ValidateRules", targets: ["ValidateRules"]),
        .library(name: "Findings", targets: ["Findings"]),
        .library(name: "CSVFormat", targets: ["CSVFormat"]),
        .library(name: "HXLFormat", targets: ["HXLFormat"]),
        .library(name: "IATIFormat", targets: ["IATIFormat"]),
        .library(name: "LuaSyntax", targets: ["LuaSyntax"]),
        .library(name: "LuaSandbox", targets: ["LuaSandbox"]),
        .library(name: "AidModel", targets: ["AidModel"]),
        .library(name: "RuleModel", targets: ["RuleModel"]),
        .library(name: "Deconfliction", targets: ["Deconfliction"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // MARK: Base
        .target(name: "Findings", swiftSettings: strict),

        // MARK: Formats
        .target(name: "JSONFormat", swiftSettings: strict),
        .target(name: "CSVFormat", dependencies: ["Findings"], swiftSettings: strict),
        .target(name: "HXLFormat", dependencies: ["Findings", "CSVFormat"], swiftSettings: strict),
        .target(
            name: "YAMLFormat",
            dependencies: ["Findings", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CXMLShim", dependencies: ["CLibxml2"], cSettings: strictC),
        .target(
            name: "IATIFormat", dependencies: ["Findings", "CXMLShim"], swiftSettings: strict + lifetimes),

        // MARK: Model
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CSnapshot", cSettings: strictC),
        .target(
            name: "AidModel", dependencies: ["Findings", "CSnapshot", "CLibcrypto"], swiftSettings: strict),
        .target(name: "RuleModel", dependencies: ["Findings", "JSONFormat", "AidModel"], swiftSettings: strict),

        // MARK: Words
        .target(name: "Wording", dependencies: ["AidModel", "RuleModel"], swiftSettings: strict),

        // MARK: Lua
        .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
        .target(
            name: "CLuaShim", dependencies: ["CLua", "CSnapshot"], cSettings: strictC,
            linkerSettings: [.linkedLibrary("m")]),
        .executableTarget(name: "rule-worker", dependencies: ["CLuaShim"], cSettings: strictC),
        .target(name: "LuaSandbox", dependencies: ["CLuaShim"], swiftSettings: strict),
        .target(name: "LuaSyntax", dependencies: ["Findings"], swiftSettings: strict),

        // MARK: Ingest
        .target(
            name: "AidIngest",
            dependencies: [
                "Findings", "CSVFormat", "HXLFormat", "YAMLFormat", "IATIFormat", "AidModel", "CZlib",
            ], swiftSettings: strict + lifetimes),

        // MARK: Rules
        .target(
            name: "RuleHost",
            dependencies: [
                "Findings", "AidModel", "RuleModel", "Wording", "LuaSandbox", "LuaSyntax", "YAMLFormat",
            ],
            swiftSettings: strict),
        .target(
            name: "RuleTooling",
            dependencies: [
                "Findings", "AidModel", "RuleModel", "Wording", "LuaSandbox", "RuleHost", "YAMLFormat",
            ],
            swiftSettings: strict),

        // MARK: Coordinate
        .target(
            name: "Deconfliction", dependencies: ["Findings", "AidModel", "RuleModel"], swiftSettings: strict),
        .target(
            name: "Rendering",
            dependencies: ["Findings", "JSONFormat", "AidModel", "RuleModel", "Wording", "Deconfliction"],
            swiftSettings: strict),
        .target(
            name: "Coordination",
            dependencies: [
                "Findings", "JSONFormat", "AidModel", "RuleModel", "AidIngest", "RuleHost", "RuleTooling",
                "Deconfliction",
                "Rendering", "LuaSandbox",
            ], swiftSettings: strict),

        // MARK: Interfaces
        .executableTarget(
            name: "concord",
            dependencies: [
                "Findings", "JSONFormat", "AidModel", "RuleModel", "Wording", "Deconfliction", "Rendering",
                "Coordination",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "rulecheck",
            dependencies: [
                "Findings", "JSONFormat", "RuleTooling", "Rendering", "RuleModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .plugin(
            name: "ValidateRules",
            capability: .command(
                intent: .custom(verb: "validate-rules", description: "Check and test rule packs")),
            dependencies: ["rulecheck"]),

        // MARK: Tests
        .target(name: "TestSupport", dependencies: ["Findings"], path: "Tests/TestSupport", swiftSettings: strict),
        .executableTarget(
            name: "hostile-worker", dependencies: ["CLuaShim"], path: "Tests/HostileWorker", cSettings: strictC),
        .executableTarget(
            name: "worker-figures", dependencies: ["AidModel", "RuleModel", "LuaSandbox", "RuleHost"],
            path: "Tests/WorkerFigures",
            swiftSettings: strict),
        .executableTarget(
            name: "bench-peer",
            dependencies: ["Findings", "AidModel", "RuleModel", "LuaSandbox", "RuleHost", "Deconfliction"],
            path: "Tests/BenchPeer", swiftSettings: strict),
        .testTarget(name: "FindingsTests", dependencies: ["Findings"], swiftSettings: strict),
        .testTarget(name: "AidModelTests", dependencies: ["AidModel"], swiftSettings: strict),
        .testTarget(
            name: "CSVFormatTests", dependencies: ["Findings", "CSVFormat", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "HXLFormatTests", dependencies: ["Findings", "CSVFormat", "HXLFormat", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "YAMLFormatTests", dependencies: ["Findings", "YAMLFormat", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "AidIngestTests", dependencies: ["Findings", "AidModel", "AidIngest", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RenderingTests", dependencies: ["Findings", "JSONFormat", "AidModel", "Rendering"],
            swiftSettings: strict),
        .testTarget(name: "WordingTests", dependencies: ["RuleModel", "Wording"], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
        .testTarget(name: "LuaSandboxTests", dependencies: ["LuaSandbox", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "LuaSyntaxTests", dependencies: ["Findings", "LuaSyntax", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "RuleHostTests",
            dependencies: [
                "Findings", "JSONFormat", "AidModel", "RuleModel", "Wording", "LuaSandbox", "RuleHost", "Rendering",
                "TestSupport",
            ], swiftSettings: strict),
        .testTarget(
            name: "RuleToolingTests",
            dependencies: ["Findings", "AidModel", "RuleModel", "RuleHost", "RuleTooling", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "IATIFormatTests", dependencies: ["Findings", "IATIFormat", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "DeconflictionTests",
            dependencies: ["Findings", "AidModel", "RuleModel", "Deconfliction", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["AidModel", "concord", "rulecheck", "TestSupport"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
