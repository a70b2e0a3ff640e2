import Foundation
import Kernel
import Scenes
import TestSupport
import Testing

/// Every fixture says in its first lines which problems it has: `# expect CODE LINE:COLUMN`.
@Suite struct BrokenScenesTests {
  static let folder = Repository.root.appendingPathComponent("Tests/ScenesTests/Fixtures")
  static let fixtures =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { $0.hasSuffix(".yaml") }.sorted() ?? []

  private static func expected(_ text: String) -> [String] {
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("# expect ") }
    return lines.map { String($0.dropFirst("# expect ".count)) }.sorted()
  }

  private static func found(_ problems: [Problem]) -> [String] {
    problems.map { "\($0.code) \($0.line):\($0.column)" }.sorted()
  }

  @Test func thereAreAtLeastThirtyFixtures() {
    #expect(Self.fixtures.count >= 30)
  }

  @Test(arguments: fixtures)
  func everyProblemIsReportedAtItsPlace(fixture: String) throws {
    let text = try Repository.text("Tests/ScenesTests/Fixtures/\(fixture)")
    let expected = Self.expected(text)
    #expect(!expected.isEmpty, "a fixture without expectations shows nothing")
    let found = problems(text)
    #expect(Self.found(found) == expected)
    for problem in found {
      #expect(!problem.message.isEmpty && !problem.hint.isEmpty)
      #expect(problem.file == "scene.yaml" && problem.severity == .error)
    }
  }

  @Test func problemsComeInTheOrderOfTheDocument() throws {
    let text = try Repository.text("Tests/ScenesTests/Fixtures/everything-at-once.yaml")
    let places = problems(text).map { [$0.line, $0.column] }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(places.count == 7)
  }

  @Test func everyCodeIsExplainedAndNoOtherIs() throws {
    let page = try Repository.text("Docs/reference/scene-problems.md")
    for code in SceneProblem.allCases {
      #expect(page.contains("| \(code.rawValue) |"), "\(code.rawValue) has no row")
    }
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| SCN") }
    #expect(rows.count == SceneProblem.allCases.count)
  }

  @Test func everyCodeOfAFixtureHasARow() throws {
    let page = try Repository.text("Docs/reference/scene-problems.md")
    for fixture in Self.fixtures {
      for line in Self.expected(try Repository.text("Tests/ScenesTests/Fixtures/\(fixture)")) {
        #expect(page.contains("| \(line.prefix(7)) |"))
      }
    }
  }
}
