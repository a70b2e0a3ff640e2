import Foundation
import Kernel
import Scenes
import Tags
import TestSupport

extension Repository {
  static let library = SceneLibrary(folders: [root.appendingPathComponent("Scenes")])
}

/// The problems of a document; a document without any is a failure of the caller's expectation.
func problems(_ text: String) -> [Problem] {
  do {
    _ = try SceneFile.decode(text, file: "scene.yaml")
    return []
  } catch {
    return error.list
  }
}

/// The problems of a document as it comes from a file or an upload.
func problems(bytes: [UInt8]) -> [Problem] {
  do {
    _ = try SceneFile.decode(bytes: bytes, file: "scene.yaml")
    return []
  } catch {
    return error.list
  }
}

/// A document with these parts, indented as list elements are.
func document(parts: String) -> String {
  "beltline: 1\nname: test\ntitle: Test\nparts:\n" + parts
}
