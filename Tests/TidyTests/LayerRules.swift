/// What each target may import besides the standard library: the layers of the architecture.
///
/// `Docs/explanation/architecture.md` explains the rows; this table is what holds.
let layerTable: [String: Set<String>] = [
  // Layers 0 to 2: no Foundation, no C library, no clock, no thread.
  "Kernel": [],
  "Tags": ["Kernel"],
  "Sim": ["Kernel", "Tags"],
  "PLC": ["Kernel", "Tags"],
  // Layer 3.
  "Scenes": ["Kernel", "Tags", "Sim", "Foundation", "Yams"],
  "PLCopen": ["Kernel", "Tags", "PLC", "Foundation", "FoundationXML"],
  // Layer 4: the only place with a clock and a thread.
  "Runtime": [
    "Kernel", "Tags", "Sim", "Scenes", "PLC", "PLCopen", "Foundation", "Glibc", "Synchronization",
  ],
  // Specs and the test runner, above the sessions they run.
  "Specs": [
    "Kernel", "Tags", "Sim", "Scenes", "PLC", "PLCopen", "Runtime", "Foundation",
    "Synchronization",
  ],
  // Layer 5: targets here never import each other, the plant or its scenes.
  "WebAPI": [
    "Kernel", "Tags", "Runtime", "Foundation", "Glibc", "Synchronization", "Hummingbird",
    "HummingbirdCore", "NIOCore", "NIOPosix", "NIOHTTP1", "HTTPTypes", "Logging",
    "ServiceLifecycle",
  ],
  "Reports": ["Kernel", "Tags", "Runtime", "Specs", "Foundation"],
  // For tests of plants, ours and those of users.
  "PlantTesting": ["Kernel", "Tags", "Sim", "Scenes", "Runtime", "Foundation", "Glibc"],
  // The pictures of our own pages.
  "Figures": ["Kernel", "Tags", "Scenes", "Runtime", "Reports", "PlantTesting", "Foundation"],
  // Layer 6: wires all of them together.
  "beltline": [
    "Kernel", "Tags", "Sim", "Scenes", "PLC", "PLCopen", "Runtime", "Specs", "WebAPI", "Reports",
    "PlantTesting", "Figures", "Foundation", "Glibc",
    "Synchronization", "ArgumentParser", "Logging", "ServiceLifecycle", "UnixSignals",
  ],
]

/// An import outside the layer table, or a target that has no row in it.
func importsFollowTheLayers(_ file: SourceText) -> [Violation] {
  guard let target = file.target, file.path.hasSuffix(".swift") else { return [] }
  guard let allowed = layerTable[target] else {
    return [Violation(path: file.path, message: "target \(target) has no row in the layer table")]
  }
  return file.code.enumerated().compactMap { index, line in
    guard let module = importedModule(line), !allowed.contains(module) else { return nil }
    return Violation(
      path: file.path, line: index + 1, message: "\(target) may not import \(module)")
  }
}

/// The module that a line of code imports, whatever stands before or behind its name.
func importedModule(_ line: String) -> String? {
  var words = line.split(separator: " ").map(String.init)
  while let first = words.first,
    first.hasPrefix("@") || ["public", "package", "internal", "private"].contains(first)
  {
    words.removeFirst()
  }
  guard words.count > 1, words.removeFirst() == "import" else { return nil }
  let kinds = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
  if kinds.contains(words[0]) { words.removeFirst() }
  return words.first.flatMap { $0.split(separator: ".").first }.map(String.init)
}
