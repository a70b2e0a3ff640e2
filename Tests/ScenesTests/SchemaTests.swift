import Foundation
import Kernel
import Scenes
import Testing

@Suite struct SchemaTests {
  /// Whether Python with its JSON Schema package is there to judge the schema independently.
  static let judge: Bool = run(["-c", "import jsonschema, yaml"]) == 0

  private static func run(_ arguments: [String]) -> Int32? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The exit code: 0 the document fits, 1 it does not, 2 the schema itself is wrong.
  private static let script = """
    import json, sys, yaml, jsonschema
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    check = jsonschema.Draft202012Validator
    try:
        check.check_schema(schema)
    except jsonschema.SchemaError:
        sys.exit(2)
    class Loader(yaml.SafeLoader):
        pass
    document = yaml.load(open(sys.argv[2], encoding="utf-8"), Loader)
    sys.exit(0 if check(schema).is_valid(document) else 1)
    """

  private func verdict(_ path: String) -> Int32? {
    let schema = Repository.root.appendingPathComponent("Schemas/scene-1.json").path
    let document = Repository.root.appendingPathComponent(path).path
    return Self.run(["-c", Self.script, schema, document])
  }

  @Test func thePublishedSchemaIsTheOneTheCatalogueGives() throws {
    let published = try Repository.text("Schemas/scene-1.json")
    #expect(
      published == SceneSchema.text,
      "write it anew: beltline scene schema > Schemas/scene-1.json")
  }

  @Test func theSchemaIsJSON() throws {
    let value = try JSONSerialization.jsonObject(with: Data(SceneSchema.text.utf8))
    let map = try #require(value as? [String: Any])
    #expect(map["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let definitions = try #require(map["$defs"] as? [String: Any])
    for kind in Catalogue.kinds { #expect(definitions[kind.word] != nil) }
  }

  @Test(.enabled(if: judge), arguments: Repository.library.names())
  func bundledScenesFitTheSchema(name: String) {
    #expect(verdict("Scenes/\(name)/scene.yaml") == 0)
  }

  /// What the schema can see of the broken scenes: keys, words, types and ranges.
  @Test(
    .enabled(if: judge),
    arguments: [
      "unknown-key-of-scene", "unknown-key-of-part", "unknown-key-of-pose", "unknown-setting",
      "unknown-key-of-tag", "missing-version", "missing-name-title-parts", "missing-keys-of-part",
      "version-of-the-future", "version-as-text", "unknown-kind", "unknown-mode",
      "signal-of-another-mode", "signals-of-a-passive-part", "wrong-types",
      "wrong-types-in-a-part", "out-of-range", "unknown-words", "bad-ids", "reserved-addresses",
      "force-of-another-type", "cameras", "a-list-instead-of-a-map",
    ])
  func brokenScenesDoNotFitTheSchema(fixture: String) {
    #expect(verdict("Tests/ScenesTests/Fixtures/\(fixture).yaml") == 1)
  }
}
