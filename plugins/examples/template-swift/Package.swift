// swift-tools-version: 6.2
import PackageDescription

// Where the SDK lies: pkg-config --variable=swift_kit emobuddy-plugin. The Makefile sets it.
let kit = Context.environment["EMOBUDDY_KIT"] ?? "/usr/share/emobuddy/EmoPluginKit"

let package = Package(
    name: "my-engine",
    products: [.library(name: "my-engine", type: .dynamic, targets: ["MyEngine"])],
    dependencies: [.package(path: kit)],
    targets: [
        .target(
            name: "MyEngine", dependencies: [.product(name: "EmoPluginKit", package: "EmoPluginKit")],
            // A plugin exports one function and hides everything else.
            linkerSettings: [
                .unsafeFlags(["-Xlinker", "--version-script=\(Context.packageDirectory)/engine.map"])
            ])
    ]
)
