// swift-tools-version: 6.2
import PackageDescription

// The SDK for engines in Swift, as it is installed: the headers of the ABI, and a layer over them without Foundation.
let package = Package(
    name: "EmoPluginKit",
    products: [.library(name: "EmoPluginKit", targets: ["EmoPluginKit", "CEmoABI"])],
    targets: [
        .target(name: "CEmoABI"),
        .target(name: "EmoJSON"),
        .target(name: "EmoPluginKit", dependencies: ["CEmoABI", "EmoJSON"]),
    ]
)
