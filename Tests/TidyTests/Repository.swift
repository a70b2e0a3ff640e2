import Foundation

/// The repository this test was compiled from, read once.
struct Repository {
  /// Every path from the root, folders of builds and of version control aside.
  let paths: [String]
  /// The texts that rules look at.
  let files: [SourceText]

  static let own = Repository()

  private init() {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let skipped: Set<String> = [".git", ".swiftpm", "__pycache__"]
    var found: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/" + folder)) ?? []
      for name in names.sorted()
      where !skipped.contains(name) && !name.hasPrefix(".build") {
        var isFolder: ObjCBool = false
        let path = folder + name
        _ = FileManager.default.fileExists(
          atPath: root.path + "/" + path, isDirectory: &isFolder)
        if isFolder.boolValue { folders.append(path + "/") } else { found.append(path) }
      }
    }
    paths = found.sorted()
    files = paths.filter(Self.isText).compactMap { path in
      (try? String(contentsOf: root.appending(path: path), encoding: .utf8))
        .map { SourceText(path, $0) }
    }
  }

  private static func isText(_ path: String) -> Bool {
    let scripts = ["run", "test", ".ci/run"]
    return scripts.contains(path)
      || [".swift", ".md", ".py", ".sh"].contains { path.hasSuffix($0) }
  }

  /// What one rule finds in all files.
  func violations(of rule: FileRule) -> [Violation] { files.flatMap(rule) }

  /// What is under version control; nil outside a clone.
  var tracked: [String]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-c", "safe.directory=*", "ls-files"]
    process.currentDirectoryURL = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
