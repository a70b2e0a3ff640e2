import Foundation
import Kernel
import Scenes
import Sim
import Tags
import TestSupport
import Testing

/// The reference pages say what the catalogue says, and their examples load.
@Suite struct ReferencePagesTests {
  static let folder = "Docs/reference/parts"

  private static func yaml(in page: String) -> [String] {
    page.components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }

  @Test func everyKindHasAPageAndEveryPageAKind() throws {
    let path = Repository.root.appendingPathComponent(Self.folder).path
    let pages = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }
    #expect(pages.sorted() == Catalogue.kinds.map { "\($0.word).md" }.sorted())
    let index = try Repository.text("\(Self.folder)/README.md")
    for kind in Catalogue.kinds { #expect(index.contains("(\(kind.word).md)")) }
  }

  @Test(arguments: Catalogue.kinds.map(\.word))
  func aPageNamesEveryModeSignalAndSetting(word: String) throws {
    let page = try Repository.text("\(Self.folder)/\(word).md")
    let kind = try #require(Catalogue.kind(word))
    for mode in kind.modes {
      #expect(page.contains("**`\(mode.word)`**"))
      for signal in mode.signals {
        let row = "| `\(signal.key)` | \(signal.kind) | \(signal.type) |"
        #expect(page.contains(row), "no row \(row)")
      }
      for setting in mode.settings {
        #expect(page.contains("| `\(setting.key)` (mode `\(mode.word)`) |"))
      }
    }
    for setting in kind.settings { #expect(page.contains("| `\(setting.key)` |")) }
  }

  @Test(arguments: Catalogue.kinds.map(\.word))
  func theExampleOfAPageLoads(word: String) throws {
    let page = try Repository.text("\(Self.folder)/\(word).md")
    let examples = Self.yaml(in: page)
    #expect(examples.count == 1)
    for example in examples {
      let scene = try SceneFile.decode(document(parts: example), file: "\(word).md")
      #expect(scene.parts.map(\.kind) == [word])
    }
  }

  @Test func theWholeSceneOfTheFormatPageLoads() throws {
    let page = try Repository.text("Docs/reference/scene-format.md")
    let example = try #require(Self.yaml(in: page).first { $0.hasPrefix("beltline:") })
    let scene = try SceneFile.decode(example, file: "scene-format.md")
    let own = scene.model.table.tags.dropFirst(ReservedTag.allCases.count)
    #expect(own.map(\.name) == ["Beam", "Belt", "Boxes"])
    #expect(own.map(\.kind) == [.input, .output, .output])
  }

  @Test func theFormatPageNamesEveryKey() throws {
    let page = try Repository.text("Docs/reference/scene-format.md")
    let keys = [
      "beltline", "name", "title", "summary", "tick", "reset", "reserved-ids", "cameras", "parts",
      "kind", "mode", "pose", "settings", "signals", "id", "address", "force", "fault",
    ]
    for key in keys { #expect(page.contains("| `\(key)` |"), "no row for \(key)") }
  }

  @Test(arguments: ReservedTag.allCases)
  func theTagsPageHasEveryReservedTag(reserved: ReservedTag) throws {
    let page = try Repository.text("Docs/reference/tags.md")
    let tag = TagTable(sceneTags: [])[reserved.index]
    let row = "| `\(tag.name)` | \(tag.kind) | \(tag.type) | \(tag.address) |"
    #expect(page.contains(row), "no row \(row)")
  }
}
