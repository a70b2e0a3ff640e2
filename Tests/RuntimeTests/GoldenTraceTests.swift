import Foundation
import Kernel
import PlantTesting
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// The bundled scenes do what they did when their golden traces were written.
@Suite struct GoldenTraceTests {
  private func golden(_ name: String) throws -> (Scene, any Controller, String) {
    let folder = try #require(SceneLibrary.standard.folder(of: name))
    return (
      try SceneLibrary.standard.load(named: name),
      try #require(BundledPlants.controller(of: name)),
      try String(contentsOfFile: "\(folder)/golden.trace", encoding: .utf8)
    )
  }

  @Test("Every event is where the golden trace has it", arguments: BundledPlants.names)
  func same(name: String) throws {
    let (scene, controller, text) = try golden(name)
    let difference = GoldenTrace(text: text).firstDifference(
      from: GoldenTrace(of: scene, controller: controller))
    // A change that is meant: `beltline golden update --reason '...'` writes the traces anew.
    #expect(difference == nil)
  }

  @Test("A trace says why it is as it is and stays small", arguments: BundledPlants.names)
  func heads(name: String) throws {
    let (_, _, text) = try golden(name)
    let head = text.split(separator: "\n").prefix { $0.hasPrefix("#") }
    #expect(head.contains { $0.hasPrefix("# Reason: ") && $0.count > 12 })
    #expect(text.utf8.count < 32_768)
    #expect(GoldenTrace(text: text).events.contains { $0.contains(" input ") })
  }

  @Test("A plant that goes another way is caught at the tick and the tag where it does")
  func differences() throws {
    let (scene, controller, text) = try golden("from-a-to-b")
    let conveyor = try #require(scene.model.table.indices(named: "Conveyor").first)
    // The conveyor stops for one tick in the middle of its way.
    let disturbed = GoldenTrace(of: scene, controller: controller) { session in
      switch session.world.state.tick {
      case 100: try? session.apply([.force(conveyor, .bit(false))])
      case 150: try? session.apply([.release(conveyor)])
      default: break
      }
    }
    let difference = try #require(GoldenTrace(text: text).firstDifference(from: disturbed))
    #expect(difference.hasPrefix("first difference at tick 101: "))
    #expect(difference.contains("first tag that differs at tick 101: "))
    #expect(difference.contains("'101 output Conveyor off'"))
  }

  @Test("A trace that ends early, or differs only in a hash, says so")
  func texts() {
    let trace = GoldenTrace(text: "# head\n3 input Eye off\n60 hash 01\n70 input Eye on\n")
    #expect(trace.firstDifference(from: trace) == nil)
    #expect(
      trace.firstDifference(from: GoldenTrace(text: "3 input Eye off\n60 hash 02\n70 input Eye on"))
        == "first difference at tick 60: expected '60 hash 01', found '60 hash 02'"
        + "; no edge of a tag differs")
    #expect(
      trace.firstDifference(from: GoldenTrace(text: "3 input Eye off\n60 hash 01"))?
        .contains("expected '70 input Eye on', found 'the end'") == true)
  }
}
