import Foundation
import Kernel

/// Finds scenes: the bundled ones by name, others by the path of their file.
public struct SceneLibrary: Sendable {
  /// Folders with one folder a scene, in the order they are searched.
  public let folders: [URL]

  /// A library of these folders; they need not exist.
  public init(folders: [URL]) { self.folders = folders }

  /// The library of this installation: `$BELTLINE_SCENES`, then `Scenes` in the working folder,
  /// then the nearest `Scenes` beside or above the executable.
  public static let standard = SceneLibrary(folders: standardFolders())

  /// The names of all scenes, in alphabetical order.
  public func names() -> [String] {
    var names: Set<String> = []
    for folder in folders {
      let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in found where Self.isName(name) && file(folder, name) != nil { names.insert(name) }
    }
    return names.sorted()
  }

  /// Loads a bundled scene, or the scene in a file or folder when no bundled one has that name.
  public func load(_ nameOrPath: String) throws(Problems) -> Scene {
    if let path = path(of: nameOrPath) { return try SceneFile.read(path: path) }
    throw unknown(nameOrPath, "there is neither a scene nor a file of that name")
  }

  /// Loads a bundled scene; no name leads out of the library's folders.
  public func load(named name: String) throws(Problems) -> Scene {
    guard let path = path(named: name) else {
      throw unknown(name, "there is no scene of that name")
    }
    return try SceneFile.read(path: path)
  }

  /// The folder of the scene that ``load(_:)`` finds; nil if there is none.
  public func folder(of nameOrPath: String) -> String? {
    path(of: nameOrPath).map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
  }

  /// Whether a text can be the name of a scene: a to z, 0 to 9 and `-`, up to 60 characters.
  public static func isName(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The file of a bundled scene, or of the one at a path; nil if there is none.
  ///
  /// - Parameter home: the folder in which paths begin; the working folder when left out.
  package func path(of nameOrPath: String, from home: String? = nil) -> String? {
    if let path = path(named: nameOrPath) { return path }
    let isWhole = home == nil || nameOrPath.hasPrefix("/")
    let path = isWhole ? nameOrPath : "\(home ?? "")/\(nameOrPath)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue ? "\(path)/scene.yaml" : path
  }

  private func path(named name: String) -> String? {
    guard Self.isName(name) else { return nil }
    for folder in folders { if let path = file(folder, name) { return path } }
    return nil
  }

  private func file(_ folder: URL, _ name: String) -> String? {
    let path = folder.appendingPathComponent(name).appendingPathComponent("scene.yaml").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  private func unknown(_ name: String, _ message: String) -> Problems {
    DocumentFormat.scene.problem(
      .unknownScene, String(name.prefix(200)), message,
      hint: Suggestion.hint(for: name, among: names()))
  }

  private static func standardFolders() -> [URL] {
    var folders: [URL] = []
    if let own = ProcessInfo.processInfo.environment["BELTLINE_SCENES"], !own.isEmpty {
      folders.append(URL(fileURLWithPath: own))
    }
    folders.append(URL(fileURLWithPath: "Scenes"))
    // The executable may be a link, and stands some folders below the checkout it was built in.
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    for _ in 0..<8 {
      folder.deleteLastPathComponent()
      let scenes = folder.appendingPathComponent("Scenes")
      if FileManager.default.fileExists(atPath: scenes.path) {
        folders.append(scenes)
        break
      }
    }
    return folders
  }
}
