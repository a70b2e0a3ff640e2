import Foundation
import Kernel
import Runtime
import Scenes
import TestSupport
import Testing

@testable import Specs

/// Every fixture says in its first lines which problems it has: `# expect CODE LINE:COLUMN`.
@Suite struct SpecProblemTests {
  private static let folder = "Tests/SpecsTests/Fixtures"
  static let fixtures =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appendingPathComponent(folder).path))?
    .filter { $0.hasSuffix(".yaml") }.sorted() ?? []

  private static func text(_ fixture: String) throws -> String {
    try Repository.text("\(folder)/\(fixture)")
  }

  private static func expected(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("# expect ") }
      .map { String($0.dropFirst("# expect ".count)) }.sorted()
  }

  @Test func thereAreFixtures() { #expect(Self.fixtures.count >= 20) }

  @Test("every problem is reported at its place", arguments: fixtures)
  func places(fixture: String) throws {
    let text = try Self.text(fixture)
    let found = TestBench.problems(text)
    #expect(found.map { "\($0.code) \($0.line):\($0.column)" }.sorted() == Self.expected(text))
    for problem in found {
      #expect(!problem.message.isEmpty && !problem.hint.isEmpty, "\(problem)")
      #expect(problem.file == "spec.yaml" && problem.severity == .error)
    }
    let places = found.map { [$0.line, $0.column] }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("every code has a row on the page of problems, and no other has")
  func page() throws {
    let page = try Repository.text("Docs/reference/spec-problems.md")
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| SPC") }.map { $0.prefix(9) }
    #expect(rows == SpecProblem.allCases.map { "| \($0.rawValue)" }.map { $0.prefix(9) })
  }

  @Test("every code occurs in a fixture or a test of its own")
  func coverage() throws {
    // No fixture can be unreadable, too large, no text or infinite in YAML's eyes.
    let elsewhere: Set<SpecProblem> = [.notText, .tooLarge, .unreadableFile]
    let seen = try Set(
      Self.fixtures.flatMap { Self.expected(try Self.text($0)) }.map { $0.prefix(7) })
    for code in SpecProblem.allCases where !elsewhere.contains(code) {
      #expect(seen.contains(code.rawValue.prefix(7)), "\(code.rawValue) \(code)")
    }
  }

  @Test("the numbers that specs and scenes share mean the same")
  func sharedNumbers() {
    for code in SpecProblem.allCases {
      guard let number = Int(code.rawValue.dropFirst(3)), number <= 19 else { continue }
      let scene = SceneProblem(rawValue: "SCN" + code.rawValue.dropFirst(3))
      #expect(scene.map { "\($0)" } == "\(code)")
    }
  }

  @Test("files that cannot be read, are too large or are no text are one problem")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("beltline-specs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func code(_ bytes: Data?) throws -> String? {
      let path = folder.appendingPathComponent("spec.yaml")
      if let bytes { try bytes.write(to: path) }
      guard case .failure(let problems) = SpecLoader().load(path: path.path).result else {
        return nil
      }
      return problems.list.map(\.code).joined(separator: " ")
    }
    #expect(try code(nil) == "SPC0009")
    #expect(try code(Data(repeating: 32, count: SpecLimits.bytes + 1)) == "SPC0002")
    #expect(try code(Data([0xFF, 0xFE, 0x00])) == "SPC0001")
    #expect(try code(Data("name: \u{7}".utf8)) == "SPC0001")
  }

  @Test("lists that are too long are one problem each")
  func limits() {
    let many = { (count: Int, element: String) in
      "[" + Array(repeating: element, count: count).joined(separator: ", ") + "]"
    }
    #expect(
      TestBench.problems(TestBench.text("steps: " + many(SpecLimits.steps + 1, "{press: Start}")))
        .map(\.code) == ["SPC0023"])
    #expect(
      TestBench.problems(TestBench.text("never: " + many(SpecLimits.rules + 1, "Eye")))
        .map(\.code) == ["SPC0023"])
    // Problems beyond the limit of a document are left out.
    #expect(
      TestBench.problems(TestBench.text("steps: " + many(500, "{pres: Start}"))).count
        == Problems.limit)
  }

  @Test("a scene's own problems are told with its file")
  func scenes() throws {
    let surroundings = SpecFile.Surroundings(
      scene: { _ throws(Problems) in try SceneFile.decode("beltline: 2", file: "plant.yaml") },
      controller: { _, _ in nil })
    do throws(Problems) {
      _ = try SpecFile.decode(
        TestBench.text("never: {condition: What ever, form: 1s}"), file: "spec.yaml",
        in: surroundings)
      Issue.record("a scene with problems makes no spec")
    } catch {
      #expect(error.list.filter { $0.file == "plant.yaml" }.count >= 1)
      // What does not depend on the scene is told as well.
      #expect(error.list.filter { $0.file == "spec.yaml" }.map(\.code) == ["SPC0012"])
    }
  }
}
