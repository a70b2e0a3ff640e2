import Foundation
import Kernel
import Scenes
import Sim
import Tags
import TestSupport
import Testing

@Suite struct BundledScenesTests {
  static let names = ["from-a-to-b", "sorting-by-height-basic", "sorting-by-weight"]

  @Test func theLibraryListsTheThreeScenes() {
    #expect(Repository.library.names() == Self.names)
  }

  @Test(arguments: names)
  func aSceneIsCalledAsItsFolder(name: String) throws {
    let scene = try Repository.library.load(name)
    #expect(scene.name == name)
    #expect(!scene.title.isEmpty && !scene.summary.isEmpty && !scene.cameras.isEmpty)
  }

  @Test(arguments: names)
  func aSceneHasThePublishedTagsAndNoOthers(name: String) throws {
    let table = try Repository.library.load(name).model.table
    let rows = try #require(StockTags.scenes[name])
    let own = table.tags.dropFirst(ReservedTag.allCases.count)
    #expect(own.count == rows.count)
    for row in rows {
      let tag = try #require(
        own.first { $0.kind == row.kind && $0.type == row.type && $0.address == row.address },
        "no \(row.kind) \(row.type) \(row.address)")
      #expect(tag.name == row.name)
      #expect("\(tag.id)".hasPrefix(row.idPrefix), "\(tag.name) has the id \(tag.id)")
      #expect(tag.initialForce == (row.isForcedOn ? .bit(true) : nil))
      #expect(tag.initialFaults == [])
    }
  }

  @Test(arguments: names)
  func reservedTagsHaveThePublishedIDs(name: String) throws {
    let table = try Repository.library.load(name).model.table
    let ids = try #require(StockTags.reservedIDs[name])
    for tag in ReservedTag.allCases {
      let expected = ids[tag].flatMap { TagID($0) } ?? tag.usualID
      #expect(table[tag.index].id == expected)
    }
  }

  @Test(arguments: names)
  func sensorsAndButtonsHaveTheirPolarityAtRest(name: String) throws {
    let scene = try Repository.library.load(name)
    var world = World(model: scene.model, seed: 1)
    // An empty plant: the emitter is held back before the first tick.
    for index in scene.model.table.indices(named: "Emitter") { world.force(index, .bit(false)) }
    world.step()
    let expected = try #require(StockTags.trueAtRest[name])
    for (position, tag) in scene.model.table.tags.enumerated() where tag.kind == .input {
      guard position >= ReservedTag.allCases.count else { continue }
      #expect(
        world.state.io[TagIndex(position)].isOn == expected.contains(tag.name), "\(tag.name)")
    }
  }

  @Test func inputsAreDeclaredBeforeOutputs() throws {
    let table = try Repository.library.load("sorting-by-weight").model.table
    let weights = table.indices(named: "Weight").map { table[$0] }
    #expect(weights.map(\.kind) == [.input, .output])
    #expect(weights.map(\.type) == [.float, .int])
  }

  @Test func upperBeamsKeepTheOrderOfTheirAddresses() throws {
    let table = try Repository.library.load("sorting-by-height-basic").model.table
    #expect(table.indices(named: "-").map { table[$0].address } == [0, 1, 2, 3, 4])
  }

  @Test func shortCircuitsReadTheRangeOfTheSignal() throws {
    let table = try Repository.library.load("sorting-by-weight").model.table
    let weight = try #require(table.indices(named: "Weight").first)
    #expect(table[weight].rangeMaximum == .float(10))
  }

  @Test(arguments: names)
  func everyBundledSceneHasItsReadme(name: String) throws {
    let page = try Repository.text("Scenes/\(name)/README.md")
    for row in try #require(StockTags.scenes[name]) where row.name != "-" {
      #expect(page.contains("`\(row.name)`"), "the README lacks \(row.name)")
    }
    #expect(page.contains("curl"))
  }
}
