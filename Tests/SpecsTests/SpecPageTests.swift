import Foundation
import Kernel
import Scenes
import Sim
import TestSupport
import Testing

@testable import Specs

/// The page about specs and the published schema say what the readers read.
@Suite struct SpecPageTests {
  private static let page = "Docs/reference/spec-format.md"

  private func rows(_ page: String) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
  }

  @Test("every key has a row on the page")
  func keys() throws {
    let rows = rows(try Repository.text(Self.page))
    let rules = ["condition", "when", "then", "from", "within", "where", "leave", "at-least"]
    let keys =
      SpecDecoder.keys + ProgramReader.mappingKeys + CaseReader.keys + StepReader.keys + rules
      + ["at-most", "because"]
    for key in keys {
      #expect(
        rows.contains { $0.split(separator: "|")[0].contains("`\(key)`") }, "no row for \(key)")
    }
    for key in RuleReader.keys {
      #expect(rows.contains { $0.hasPrefix("| `\(key)` | ") }, "no row for the rule \(key)")
    }
    for key in ProgramReader.variableKeys {
      #expect(rows.contains { $0.contains("`\(key)`") }, "\(key) is not told")
    }
  }

  @Test("every word and function of conditions has a row on the page")
  func words() throws {
    let rows = rows(try Repository.text(Self.page)).map { $0.split(separator: "|")[0] }
    for word in Vocabulary.plant(nil, .none).words.map(\.reading.label) {
      #expect(rows.contains { $0.contains("`\(word)`") }, "no row for \(word)")
    }
    for function in ConditionFunction.all {
      #expect(rows.contains { $0.contains("`\(function.name)(") }, "no row for \(function.name)")
    }
    let text = try Repository.text(Self.page)
    for word in Vocabulary.items(ItemKind.bundled).words.map(\.reading.label) {
      #expect(text.contains("`\(word)`") || text.contains("`\(word) >"), "\(word) is not told")
    }
  }

  @Test("the conditions of the page are conditions of its scenes")
  func conditions() throws {
    let page = try Repository.text(Self.page)
    let block = try #require(page.components(separatedBy: "```text\n").last).components(
      separatedBy: "```")[0]
    let library = SceneLibrary(folders: [Repository.root.appendingPathComponent("Scenes")])
    let scene = try library.load(named: "sorting-by-weight")
    for line in block.split(separator: "\n") {
      // The variable is one of no program here.
      var compiler = ConditionCompiler(.plant(scene, .unknown), tickLength: .standard)
      _ = try compiler.add(String(line), line: 1, column: 1).get()
    }
  }

  @Test("the whole spec of the page passes, run by run")
  func example() throws {
    let page = try Repository.text(Self.page)
    let example = try #require(
      page.components(separatedBy: "```yaml\n").map { $0.components(separatedBy: "```")[0] }
        .first { $0.hasPrefix("beltline-spec:") })
    let folder = try TestFolder()
    try folder.write(example, to: "spec.yaml")
    let library = SceneLibrary(folders: [Repository.root.appendingPathComponent("Scenes")])
    let plan = TestPlan([SpecLoader(library: library).load(path: folder.path("spec.yaml"))])
    #expect(plan.runs.count == 9)
    for run in plan.runs {
      var started = run.start()
      #expect(started.run().told == [], "\(run.name)")
    }
  }

  // MARK: The schema

  @Test func thePublishedSchemaIsTheOneTheReadersGive() throws {
    #expect(
      try Repository.text("Schemas/spec-1.json") == SpecSchema.text,
      "write it anew: beltline spec schema > Schemas/spec-1.json")
  }

  @Test("the schema knows every key of the readers and no other")
  func schemaKeys() throws {
    let value = try JSONSerialization.jsonObject(with: Data(SpecSchema.text.utf8))
    let root = try #require(value as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: [String: Any]])
    func keys(_ map: [String: Any]?) -> Set<String> {
      let own = map?["properties"] as? [String: Any]
      let choice = (map?["anyOf"] as? [[String: Any]])?.compactMap { $0["properties"] }.first
      return Set((own ?? choice as? [String: Any] ?? [:]).keys)
    }
    #expect(keys(root) == Set(SpecDecoder.keys))
    #expect(keys(definitions["case"]) == Set(CaseReader.keys))
    #expect(keys(definitions["step"]) == Set(StepReader.keys))
    let mapping = (root["properties"] as? [String: Any])?["mapping"] as? [String: Any]
    #expect(keys(mapping) == Set(ProgramReader.mappingKeys))
    #expect(keys(definitions["invariant"]) == ["condition", "from", "because"])
    #expect(keys(definitions["eventually"]) == ["condition", "within", "because"])
    #expect(keys(definitions["whenever"]) == ["when", "then", "within", "at-least", "because"])
    #expect(keys(definitions["items"]) == ["where", "leave", "within", "at-least", "because"])
    #expect(
      keys(definitions["throughput"])
        == ["where", "leave", "at-least", "at-most", "from", "because"])
  }

  @Test(
    "the schema takes the page's spec and refuses what has wrong keys, types and words",
    .enabled(if: SchemaJudge.isThere))
  func schemaJudges() throws {
    let folder = try TestFolder()
    let page = try Repository.text(Self.page)
    let example = try #require(
      page.components(separatedBy: "```yaml\n").map { $0.components(separatedBy: "```")[0] }
        .first { $0.hasPrefix("beltline-spec:") })
    try folder.write(example, to: "spec.yaml")
    let broken = [
      "missing-keys", "missing-keys-of-rules", "unknown-keys", "unknown-scene", "version",
      "wrong-types", "spans", "seeds", "mapping", "rates", "steps", "no-cases",
    ].map {
      Repository.root.appendingPathComponent("Tests/SpecsTests/Fixtures/\($0).yaml").path
    }
    // What names mean, and what has to do with each other, only loading can tell.
    let fine = ["cases", "conditions", "items", "after-the-end"].map {
      Repository.root.appendingPathComponent("Tests/SpecsTests/Fixtures/\($0).yaml").path
    }
    let good = [folder.path("spec.yaml")] + fine
    let schema = Repository.root.appendingPathComponent("Schemas/spec-1.json").path
    #expect(SchemaJudge.fitting(good + broken, schema: schema) == good)
  }
}
