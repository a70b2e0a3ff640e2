import Foundation

/// One text file of the repository, with its code apart from its comments and texts.
struct SourceText {
  /// From the repository's root.
  let path: String
  /// As it is in the file.
  let lines: [String]
  /// The same lines with the content of comments and string literals turned into blanks.
  let code: [String]

  init(_ path: String, _ text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var blanker = Blanker(text)
    code = path.hasSuffix(".swift") ? blanker.blanked() : lines
  }

  /// `WebAPI` of `Sources/WebAPI/Server.swift`; nil outside `Sources`.
  var target: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// Whether the path lies in the folder.
  func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
}

/// A broken rule and its place.
struct Violation: Equatable, CustomStringConvertible {
  let path: String
  /// Counted from 1; 0 for the file as a whole.
  var line = 0
  let message: String

  var description: String { line > 0 ? "\(path):\(line): \(message)" : "\(path): \(message)" }
}

/// A house rule about one file.
typealias FileRule = @Sendable (SourceText) -> [Violation]

/// Turns comments and string literals of Swift code into blanks and leaves line breaks alone.
private struct Blanker {
  private let input: [UInt8]
  private var output: [UInt8] = []
  private var at = 0

  init(_ text: String) { input = Array(text.utf8) }

  mutating func blanked() -> [String] {
    output.reserveCapacity(input.count)
    code(until: nil)
    return String(decoding: output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func sees(_ text: String) -> Bool { input[at...].starts(with: text.utf8) }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where at < input.count {
      // Multi-byte characters become one blank, so that columns stay about right.
      if input[at] == 10 {
        output.append(10)
      } else if input[at] & 0xC0 != 0x80 {
        output.append(32)
      }
      at += 1
    }
  }

  /// Copies code; an interpolation ends at the parenthesis that closes it.
  private mutating func code(until end: UInt8?) {
    var depth = 0
    while at < input.count {
      let byte = input[at]
      if depth == 0, byte == end { return }
      if sees("//") {
        while at < input.count, input[at] != 10 { blank() }
      } else if sees("/*") {
        blockComment()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#"), startsString() {
        string()
      } else {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        output.append(byte)
        at += 1
      }
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        blank(2)
      } else if sees("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && at < input.count
  }

  private func startsString() -> Bool {
    var next = at
    while next < input.count, input[next] == UInt8(ascii: "#") { next += 1 }
    return next < input.count && input[next] == UInt8(ascii: "\"")
  }

  private mutating func string() {
    var hashes = ""
    while sees("#") {
      hashes += "#"
      blank()
    }
    let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
    blank(quotes.utf8.count)
    while at < input.count, !sees(quotes + hashes) {
      if sees("\\" + hashes + "(") {
        blank(2 + hashes.utf8.count)
        code(until: UInt8(ascii: ")"))
        blank()
      } else {
        blank(sees("\\") && hashes.isEmpty ? 2 : 1)
      }
    }
    blank(quotes.utf8.count + hashes.utf8.count)
  }
}
