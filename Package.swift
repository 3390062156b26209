// swift-tools-version: 6.2
import PackageDescription

// Every target is built in Swift 6 mode with warnings as errors. What each is for, and what it may import, is in docs/map.md;
// a test holds this file against it.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let root = Context.packageDirectory

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

/// A target with its sources in plugins/.
func pluginTarget(
    _ name: String, in folder: String, _ dependencies: [Target.Dependency], settings: [SwiftSetting] = [],
    linker: [LinkerSetting] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "plugins/\(folder)/Sources/\(name)",
        swiftSettings: strict + settings,
        linkerSettings: linker)
}

/// The thin entry of a plugin: exports the one symbol of the ABI and nothing else.
func pluginEntry(
    _ name: String, in folder: String, _ dependencies: [Target.Dependency], linker: [LinkerSetting] = []
) -> Target {
    pluginTarget(
        name, in: folder, dependencies + ["EmoPluginKit", "CEmoABI"],
        linker: linker + [.unsafeFlags(["-Xlinker", "--version-script=\(root)/plugins/engine.map"])])
}

/// Tests and measurements use sherpa-onnx where tools/fetch-models laid it.
let sherpaInPlace: [LinkerSetting] = [
    .unsafeFlags(["-L\(root)/.deps/sherpa-onnx/lib", "-Xlinker", "-rpath=\(root)/.deps/sherpa-onnx/lib"])
]

func engineLibrary(_ name: String, _ target: String) -> Product {
    .library(name: name, type: .dynamic, targets: [target])
}

let foundations: [Target] = [
    .target(name: "CEmoABI"),
    .target(name: "CEmoSystem"),
    .target(name: "CErasingHeap"),
    .target(name: "CSandbox"),
    .target(name: "CTextKernels"),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CSndFile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(name: "CSoxr", pkgConfig: "soxr", providers: [.apt(["libsoxr-dev"])]),
    .systemLibrary(name: "CSherpaOnnx"),
    .systemLibrary(name: "CPocketSphinx", providers: [.apt(["libpocketsphinx-dev"])]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .target(name: "EmoHostLink", swiftSettings: strict),
    .target(name: "EmoJSON", swiftSettings: strict),
    .target(name: "TextEncoder", dependencies: ["CTextKernels", "EmoJSON"], swiftSettings: strict),
    .target(name: "EmoPluginKit", dependencies: ["CEmoABI", "EmoJSON"], swiftSettings: strict),
    .target(name: "EmoProtocol", dependencies: ["EmoJSON"], swiftSettings: strict),
    .target(name: "EmoTransport", dependencies: ["EmoProtocol", nioCore, nioPosix], swiftSettings: strict),
    .target(name: "EmoConfiguration", dependencies: [tomlKit], swiftSettings: strict),
]

let rooms: [Target] = [
    .target(name: "EmoAuth", dependencies: ["COpenSSL", "EmoJSON"], swiftSettings: strict),
    .target(name: "EmoStore", dependencies: ["CSQLite", "EmoAuth"], swiftSettings: strict),
    .target(name: "EmoSafety", swiftSettings: strict),
    .target(name: "ModelVerification", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(
        name: "SafetyModel", dependencies: ["EmoJSON", "EmoSafety", "ModelVerification", "TextEncoder"],
        exclude: ["model"], swiftSettings: strict),
    .target(
        name: "EmoSupervision",
        dependencies: ["CEmoSystem", "COpenSSL", "EmoHostLink", "EmoJSON", nioCore, nioPosix, logging],
        swiftSettings: strict),
    .target(
        name: "EmoServices",
        dependencies: [
            "EmoAuth", "EmoProtocol", "EmoSafety", "EmoStore", "EmoSupervision", "EmoTransport", nioCore,
            nioPosix, logging,
        ],
        swiftSettings: strict),
    .target(
        name: "EngineHost",
        dependencies: ["CEmoABI", "CSandbox", "CSndFile", "CSoxr", "COpenSSL", "EmoHostLink", "EmoJSON"],
        swiftSettings: strict),
    .target(
        name: "EmoCommandLine", dependencies: ["CEmoSystem", "EmoProtocol", "EmoTransport"],
        swiftSettings: strict),
    .target(name: "EmoTestKit", dependencies: ["EmoProtocol", "EmoTransport"], swiftSettings: strict),
]

let plugins: [Target] = [
    pluginTarget("SpeechSegmentation", in: "stt-common", []),
    pluginTarget("SpeechPluginSupport", in: "stt-common", ["EmoPluginKit", "SpeechSegmentation"]),
    pluginTarget(
        "SherpaSpeech", in: "stt-sherpa", ["CSherpaOnnx", "ModelVerification", "SpeechSegmentation"]),
    pluginEntry(
        "SherpaPlugin", in: "stt-sherpa",
        ["ModelVerification", "SherpaSpeech", "SpeechPluginSupport", "SpeechSegmentation"],
        // Built against what tools/fetch-models laid into .deps; installed, the library lies beside the engines.
        linker: [
            .unsafeFlags(["-L\(root)/.deps/sherpa-onnx/lib", "-Xlinker", "-rpath=$ORIGIN/../sherpa-onnx"])
        ]),
    // Without pkg-config: it would also link the library for sound cards.
    pluginTarget(
        "PocketSphinxSpeech", in: "stt-pocketsphinx",
        ["CPocketSphinx", "ModelVerification", "SpeechSegmentation"],
        settings: [.unsafeFlags(["-Xcc", "-I/usr/include/pocketsphinx"])]),
    pluginEntry(
        "PocketSphinxPlugin", in: "stt-pocketsphinx",
        ["ModelVerification", "PocketSphinxSpeech", "SpeechPluginSupport", "SpeechSegmentation"]),
    pluginTarget("EmotionText", in: "emotion-text", ["EmoJSON", "TextEncoder"]),
    pluginTarget("VoiceArousal", in: "emotion-voice", ["SpeechSegmentation"]),
    pluginEntry("EmotionTextPlugin", in: "emotion-text", ["EmoJSON", "EmotionText", "VoiceArousal"]),
    pluginTarget("BuddyCompanion", in: "buddy-companion", ["EmoSafety"]),
    pluginTarget(
        "BuddyPluginSupport", in: "buddy-common", ["BuddyCompanion", "EmoPluginKit", "EmoSafety"]),
    pluginEntry("BuddyCompanionPlugin", in: "buddy-companion", ["BuddyCompanion", "BuddyPluginSupport"]),
    pluginTarget("LanguageModelClient", in: "buddy-llm", ["CCurl", "EmoJSON"]),
    pluginTarget(
        "BuddyLanguageModel", in: "buddy-llm",
        [
            "BuddyCompanion", "BuddyPluginSupport", "EmoJSON", "EmoPluginKit", "EmoSafety",
            "LanguageModelClient",
        ]),
    pluginEntry("BuddyLanguageModelPlugin", in: "buddy-llm", ["BuddyLanguageModel"]),
    pluginEntry("MyEngine", in: "examples/template-swift", []),
]

let programs: [Target] = [
    .executableTarget(name: "emo-engine-host", dependencies: ["EngineHost"], swiftSettings: strict),
    .executableTarget(
        name: "emo-validate", dependencies: ["CEmoABI", "EmoHostLink", "EmoJSON", "EngineHost"],
        swiftSettings: strict),
    .executableTarget(
        name: "emoctl",
        dependencies: ["EmoCommandLine", "EmoProtocol", "EmoStore", "EmoTransport", argumentParser],
        swiftSettings: strict),
    .executableTarget(
        name: "emod",
        dependencies: [
            "CErasingHeap", "CSandbox", "CSystemd", "EmoAuth", "EmoConfiguration", "EmoProtocol", "EmoSafety",
            "EmoServices", "EmoStore", "EmoSupervision", "EmoTransport", "SafetyModel", nioCore, nioPosix,
            logging, argumentParser,
        ], swiftSettings: strict),
]

let benchmarks: [Target] = [
    .executableTarget(
        name: "buddy-eval", dependencies: ["BuddyCompanion", "EmoSafety", "SafetyModel"],
        path: "Benchmarks/buddy",
        exclude: ["README.md", "run", "sentences", "through-daemon"],
        swiftSettings: strict),
    .executableTarget(
        name: "engine-deaths", dependencies: ["EmoProtocol", "EmoTestKit", "EmoTransport"],
        path: "Benchmarks/engines", swiftSettings: strict),
    .executableTarget(
        name: "identity-benchmark", dependencies: ["EmoAuth", "EmoProtocol", "EmoTestKit", "EmoTransport"],
        path: "Benchmarks/identity", swiftSettings: strict),
    .executableTarget(
        name: "emo-soak", dependencies: ["EmoProtocol", "EmoTestKit", "EmoTransport"],
        path: "Benchmarks/soak",
        swiftSettings: strict),
    .executableTarget(
        name: "store-benchmark", dependencies: ["EmoStore"], path: "Benchmarks/store", swiftSettings: strict),
    .executableTarget(
        name: "emotion-score", dependencies: ["EmotionText"],
        path: "Benchmarks/emotion/Sources/emotion-score", swiftSettings: strict),
    .executableTarget(
        name: "voice-measures", dependencies: ["CSndFile", "CSoxr", "VoiceArousal"],
        path: "Benchmarks/emotion/Sources/voice-measures", swiftSettings: strict),
    .executableTarget(
        name: "speech-bench",
        dependencies: ["CSndFile", "PocketSphinxSpeech", "SherpaSpeech", "SpeechSegmentation"],
        path: "Benchmarks/speech/Sources", swiftSettings: strict, linkerSettings: sherpaInPlace),
]

/// Tests of one module.
func unitTests(_ module: String, _ more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: module + "Tests", dependencies: [.byName(name: module)] + more, exclude: exclude,
        swiftSettings: strict)
}

let tests: [Target] = [
    // A host that lies, for the tests of the supervision.
    .executableTarget(
        name: "emo-test-host", dependencies: ["EmoHostLink"], path: "Tests/EmoTestHost", swiftSettings: strict
    ),
    // Inputs that are nearly right, for every reader of bytes from outside.
    .executableTarget(
        name: "emo-fuzz",
        dependencies: [
            "EmoAuth", "EmoHostLink", "EmoProtocol", "EmoSupervision", "EmoTestKit", "EmoTransport", nioCore,
        ], path: "Tests/EmoFuzz", swiftSettings: strict),
    unitTests("EmoJSON"),
    unitTests("EmoProtocol"),
    unitTests("EmoTransport", ["EmoProtocol", nioCore, nioPosix]),
    unitTests("EmoConfiguration"),
    unitTests("CEmoABI", exclude: ["abi-layout-1.txt"]),
    unitTests("EmoPluginKit", ["CEmoABI"]),
    unitTests("EmoHostLink"),
    unitTests("EngineHost", ["CSndFile", "EmoHostLink", "EmoJSON", "emo-engine-host", "emo-validate"]),
    unitTests("EmoSafety"),
    unitTests("SafetyModel", ["EmoSafety", "TextEncoder"]),
    .testTarget(
        name: "EmoSupervisionTests",
        dependencies: [
            "CEmoSystem", "EmoSupervision", "emo-engine-host", "emo-test-host", logging, nioPosix,
        ], swiftSettings: strict),
    unitTests("EmoCommandLine", ["EmoProtocol", "EmoTransport", "emoctl"], exclude: ["help.txt"]),
    unitTests("BuddyCompanion", ["EmoSafety"]),
    unitTests("LanguageModelClient", ["EmoTestKit"]),
    unitTests("BuddyLanguageModel", ["BuddyCompanion", "EmoPluginKit", "EmoSafety", "LanguageModelClient"]),
    unitTests("EmoAuth"),
    unitTests("EmoStore", ["EmoAuth"]),
    unitTests("EmoServices", ["EmoSafety", "EmoStore"]),
    unitTests("TextEncoder", ["CTextKernels"]),
    unitTests("EmotionText", ["TextEncoder"]),
    unitTests("VoiceArousal"),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "ContractTests", dependencies: ["EmoProtocol"], swiftSettings: strict),
    .testTarget(
        name: "SpeechEngineTests",
        dependencies: ["ModelVerification", "PocketSphinxSpeech", "SherpaSpeech", "SpeechSegmentation"],
        swiftSettings: strict, linkerSettings: sherpaInPlace),
    .testTarget(
        name: "IntegrationTests",
        dependencies: [
            "CSQLite", "EmoAuth", "EmoProtocol", "EmoTestKit", "EmoTransport", "emo-fuzz", "emo-test-host",
        ],
        swiftSettings: strict),
]

let package = Package(
    name: "emobuddy",
    products: [
        engineLibrary("stt-sherpa", "SherpaPlugin"), engineLibrary("stt-pocketsphinx", "PocketSphinxPlugin"),
        engineLibrary("emotion-text", "EmotionTextPlugin"),
        engineLibrary("buddy-companion", "BuddyCompanionPlugin"), engineLibrary("example-swift", "MyEngine"),
        engineLibrary("buddy-llm", "BuddyLanguageModelPlugin"),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: foundations + rooms + plugins + programs + benchmarks + tests
)
