import Kernel
import Tags
import Testing

@testable import Sim

/// Random plants seen in a mirror, and with their parts in another order.
@Suite("Properties: symmetry") struct SymmetryTests {
  /// Runs two plants side by side; `difference` compares one item of each.
  private func differ(
    _ first: PlantSketch, _ second: PlantSketch, _ difference: (Item, Item) -> String?
  ) -> String? {
    var (one, two) = (first.world(), second.world())
    for tick in 0..<first.ticks {
      first.act(&one, after: tick)
      second.act(&two, after: tick)
      one.step()
      two.step()
      let (items, others) = (one.items, two.items)
      if items.count != others.count {
        return "tick \(tick + 1): \(items.count) items against \(others.count)"
      }
      for (item, other) in zip(items, others) {
        if let what = difference(item, other) {
          return "tick \(tick + 1), item \(item.serial): \(what)"
        }
      }
    }
    return nil
  }

  @Test("mirroring the scene in y mirrors the result exactly in sign")
  func mirror() {
    expectOfPlants(1...60, stream: 10, PlantSketch.mixed) { sketch in
      var plain = sketch
      for index in plain.pieces.indices where plain.pieces[index].kind == .emitter {
        plain.pieces[index]["shift"] = 0
      }
      var mirrored = plain
      mirrored.pieces = plain.pieces.map(\.mirrored)
      return differ(plain, mirrored) { item, other in
        guard other.position == Vector2(item.position.x, -item.position.y),
          other.yaw == -item.yaw, other.velocity == Vector2(item.velocity.x, -item.velocity.y),
          other.spin == -item.spin, other.bottom == item.bottom
        else { return "\(item.position), yaw \(item.yaw) against \(other.position), \(other.yaw)" }
        return nil
      }
    }
  }

  @Test("The order of the parts in a scene does not matter, to the last bit")
  func order() {
    expectOfPlants(1...60, stream: 11, PlantSketch.mixed) { sketch in
      var shuffled = sketch
      var draw = Generator(seed: UInt64(sketch.pieces.count))
      // Items keep their order: they are no parts, and their numbers follow it.
      let places = shuffled.pieces.indices.filter { shuffled.pieces[$0].kind.isPart }
      for last in places.indices.reversed().dropLast() {
        shuffled.pieces.swapAt(places[last], places[draw.below(last + 1)])
      }
      return differ(sketch, shuffled) { item, other in
        guard item.position == other.position, item.yaw == other.yaw,
          item.velocity == other.velocity, item.spin == other.spin, item.bottom == other.bottom
        else { return "\(item.position), yaw \(item.yaw) against \(other.position), \(other.yaw)" }
        return nil
      }
    }
  }
}
