import Foundation
import Testing

/// The reference page of the languages: its examples are run, so that they stay true.
@Suite("Language: the reference page")
struct LanguageReferenceTests {
  @Test("the examples of the page hold what it says")
  func examples() throws {
    let name = "Docs/reference/plc-languages.md"
    var folder = URL(filePath: #filePath)
    while folder.path.count > 1,
      !FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    {
      folder.deleteLastPathComponent()
    }
    let page = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let examples = page.components(separatedBy: "```iecst\n").dropFirst().map {
      $0.components(separatedBy: "\n```")[0]
    }
    #expect(examples.count >= 6)
    for example in examples { try check(example) }
  }

  /// `(* after 3 scans: n = 3 *)` in the first line, then the program.
  private func check(_ example: String) throws {
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    let head = try #require(
      lines.first.flatMap { $0.firstMatch(of: /after (\d+) scans: (.*) \*\)/) })
    let scans = try #require(Int(head.1))
    LanguageCase("\(lines[0])", example, scans: scans, gives: String(head.2)).check()
  }
}
