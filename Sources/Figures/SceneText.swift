import Foundation
import Kernel
import Reports
import Scenes

/// A scene document that a figure may run as it is, or with a number changed.
struct SceneText: Sendable {
  var text: String
  let path: String

  init(text: String, path: String) {
    self.text = text
    self.path = path
  }

  init(path: String) throws(Figure.Failure) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Figure.Failure(description: "\(path) cannot be read")
    }
    self.init(text: text, path: path)
  }

  /// The same document with another number behind the one place that says `key:` and a number.
  func with(_ key: String, _ number: Double) throws(Figure.Failure) -> SceneText {
    let parts = text.components(separatedBy: "\(key): ")
    let places = parts.indices.dropFirst().filter { parts[$0].first?.isNumber == true }
    guard places.count == 1, let place = places.first else {
      throw Figure.Failure(description: "\(path) does not give '\(key)' once")
    }
    let before = parts[..<place].joined(separator: "\(key): ")
    let rest = parts[place...].joined(separator: "\(key): ").drop { $0.isNumber || $0 == "." }
    return SceneText(text: "\(before)\(key): \(decimal(number, digits: 6))\(rest)", path: path)
  }

  /// The same document with only the first items of its list, one a line.
  func withItems(_ count: Int) -> SceneText {
    var left = count
    let lines = text.components(separatedBy: "\n").filter { line in
      // A list must not be empty.
      if count == 0, line == "items:" { return false }
      guard line.hasPrefix("  - {kind:") else { return true }
      left -= 1
      return left >= 0
    }
    return SceneText(text: lines.joined(separator: "\n"), path: path)
  }

  func scene() throws(Figure.Failure) -> Scene {
    do {
      return try SceneFile.decode(text, file: path)
    } catch {
      throw Figure.Failure(
        description: error.list.map(\.description).joined(separator: "\n"))
    }
  }
}
