import Foundation
import Testing

@testable import PLC

@Suite("The page about the library")
struct LibraryPageTests {
  /// The page, looked for from this file upwards.
  private func page() throws -> String {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<6 {
      let page = folder.appending(path: "Docs/reference/plc-library.md")
      if let text = try? String(contentsOf: page, encoding: .utf8) { return text }
      folder.deleteLastPathComponent()
    }
    Issue.record("the page is not there")
    return ""
  }

  @Test("names every function and every function block")
  func completeness() throws {
    let page = try page()
    for name in StandardFunctions.allNames where !name.hasPrefix("__") {
      // In code, before its parameters or alone.
      #expect(page.contains("`\(name)(") || page.contains("`\(name)`"), "\(name) is missing")
    }
    let log = DiagnosticLog(names: [])
    for source in LibrarySource.texts(.openplc) {
      for block in Parser.parse(source.text, file: 0, log: log).blocks
      where !block.name.hasPrefix("__") {
        #expect(page.contains("`\(block.name)`"), "\(block.name) is missing")
      }
    }
  }
}
