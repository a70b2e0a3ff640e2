import Foundation
import Kernel

/// Finds scenes: the bundled ones by name, others by the path of their file.
public struct SceneLibrary: Sendable {
  public let folders: [URL]
  public init(folders: [URL]) { self.folders = folders }
  public static let standard = SceneLibrary(folders: [])
  public func names() -> [String] { [] }
  public func load(named name: String) throws(Problems) -> Scene {
    throw Problems([])
  }
  public func load(_ nameOrPath: String) throws(Problems) -> Scene {
    throw Problems([])
  }
}

/// Reads scene documents.
public enum SceneFile {
  public static func decode(_ text: String, file: String) throws(Problems) -> Scene {
    throw Problems([])
  }
}
