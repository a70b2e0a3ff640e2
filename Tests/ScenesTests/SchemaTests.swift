import Foundation
import Kernel
import Scenes
import TestSupport
import Testing

@Suite struct SchemaTests {
  private func fitting(_ paths: [String]) throws -> [String] {
    let files = (["Schemas/scene-1.json"] + paths).map {
      Repository.root.appendingPathComponent($0).path
    }
    let found = try #require(
      SchemaJudge.fitting(Array(files.dropFirst()), schema: files[0]))
    return paths.filter { found.contains(Repository.root.appendingPathComponent($0).path) }
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

  @Test(.enabled(if: SchemaJudge.isThere)) func bundledScenesFitTheSchema() throws {
    let paths = BundledScenesTests.names.map { "Scenes/\($0)/scene.yaml" }
    #expect(try fitting(paths) == paths)
  }

  /// What the schema can see of the broken scenes: keys, words, types and ranges.
  @Test(.enabled(if: SchemaJudge.isThere)) func brokenScenesDoNotFitTheSchema() throws {
    let fixtures = [
      "unknown-key-of-scene", "unknown-key-of-part", "unknown-key-of-pose", "unknown-setting",
      "unknown-key-of-tag", "missing-version", "missing-name-title-parts", "missing-keys-of-part",
      "version-of-the-future", "version-as-text", "unknown-kind", "unknown-mode",
      "signal-of-another-mode", "signals-of-a-passive-part", "wrong-types",
      "wrong-types-in-a-part", "out-of-range", "unknown-words", "bad-ids", "reserved-addresses",
      "force-of-another-type", "cameras", "a-list-instead-of-a-map",
    ]
    let paths = fixtures.map { "Tests/ScenesTests/Fixtures/\($0).yaml" }
    #expect(try fitting(paths) == [])
  }

  /// What only loading can tell: names, ids, addresses and places are no matter of the schema.
  @Test(.enabled(if: SchemaJudge.isThere)) func theSchemaTakesWhatOnlyLoadingCanTell() throws {
    let fixtures = [
      "duplicate-part-name", "overlap", "duplicate-ids", "colliding-addresses", "ends-swapped",
    ]
    let paths = fixtures.map { "Tests/ScenesTests/Fixtures/\($0).yaml" }
    #expect(try fitting(paths) == paths)
  }
}
