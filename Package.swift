// swift-tools-version: 6.1
// Layers are listed bottom up; a target may depend only on what Docs/explanation/architecture.md
// allows, and Tests/TidyTests fails when an import breaks that table.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "beltline",
  products: [
    .executable(name: "beltline", targets: ["beltline"]),
    .library(
      name: "BeltlineCore",
      targets: ["Kernel", "Tags", "Sim", "PLC", "PLCopen", "Scenes", "Runtime"]),
  ],
  dependencies: [
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "Kernel", swiftSettings: settings),
    .target(name: "Tags", dependencies: ["Kernel"], swiftSettings: settings),
    .target(name: "Sim", dependencies: ["Kernel", "Tags"], swiftSettings: settings),
    .target(name: "PLC", dependencies: ["Kernel", "Tags"], swiftSettings: settings),
    .target(
      name: "PLCopen", dependencies: ["Kernel", "Tags", "PLC"], swiftSettings: settings),
    .target(
      name: "Scenes",
      dependencies: ["Kernel", "Tags", "Sim", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "Runtime", dependencies: ["Kernel", "Tags", "Sim", "Scenes", "PLC", "PLCopen"],
      swiftSettings: settings),
    .target(
      name: "Specs",
      dependencies: ["Kernel", "Tags", "Sim", "Scenes", "PLC", "PLCopen", "Runtime"],
      swiftSettings: settings),
    .target(
      name: "WebAPI",
      dependencies: [
        "Kernel", "Tags", "Runtime",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: settings),
    .target(
      name: "Reports", dependencies: ["Kernel", "Tags", "Runtime", "Specs"],
      swiftSettings: settings),
    .executableTarget(
      name: "beltline",
      dependencies: [
        "Kernel", "Tags", "Sim", "PLC", "PLCopen", "Scenes", "Runtime", "Specs", "WebAPI",
        "Reports", "PlantTesting", "Figures",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ], swiftSettings: settings),
    .target(
      name: "PlantTesting", dependencies: ["Kernel", "Tags", "Sim", "Scenes", "Runtime"],
      swiftSettings: settings),
    .target(
      name: "Figures",
      dependencies: ["Kernel", "Tags", "Scenes", "Runtime", "Reports", "PlantTesting"],
      swiftSettings: settings),
    .executableTarget(
      name: "BeltlineBenchmarks",
      dependencies: ["Kernel", "Tags", "Sim", "Scenes", "Runtime", "PlantTesting"],
      path: "Benchmarks", exclude: ["README.md", "web.py"], sources: ["Sources"],
      swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "KernelTests", dependencies: ["Kernel"], swiftSettings: settings),
    .testTarget(name: "TagsTests", dependencies: ["Kernel", "Tags"], swiftSettings: settings),
    .testTarget(
      name: "PLCTests", dependencies: ["Kernel", "Tags", "PLC", "PLCopen"],
      exclude: ["Projects"], swiftSettings: settings),
    .testTarget(
      name: "SimTests", dependencies: ["Kernel", "Tags", "Sim", "PlantTesting"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "ScenesTests", dependencies: ["Kernel", "Tags", "Sim", "Scenes", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "RuntimeTests",
      dependencies: [
        "Kernel", "Tags", "Sim", "PLC", "Scenes", "Runtime", "Reports", "PlantTesting", "Figures",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SpecsTests",
      dependencies: [
        "Kernel", "Tags", "Sim", "Scenes", "Runtime", "Specs", "Reports", "PlantTesting",
        "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "WebAPITests",
      dependencies: [
        "Kernel", "Tags", "Sim", "PLC", "Scenes", "Runtime", "WebAPI",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: settings),
    .testTarget(name: "TidyTests", swiftSettings: settings),
  ]
)
