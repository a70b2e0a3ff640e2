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

  /// The plant and its mirror image differ by no more than so much, m and rad.
  private func differsFromMirror(
    _ sketch: PlantSketch, by room: Double, above floor: Double = -1
  ) -> String? {
    var plain = sketch
    // What an emitter draws has no mirror image.
    for index in plain.pieces.indices where plain.pieces[index].kind == .emitter {
      plain.pieces[index]["shift"] = 0
    }
    var mirrored = plain
    mirrored.pieces = plain.pieces.map(\.mirrored)
    return differ(plain, mirrored) { item, other in
      if max(item.bottom, other.bottom) < floor { return nil }
      let way = other.position - Vector2(item.position.x, -item.position.y)
      let sum = other.yaw + item.yaw
      // Half a turn to either side is the same yaw.
      let turn = min(sum.magnitude, (sum.magnitude - 360 * radiansPerDegree).magnitude)
      guard way.length > room || turn > 10 * room || (other.bottom - item.bottom).magnitude > room
      else { return nil }
      return "\(item.position), yaw \(item.yaw) against \(other.position), yaw \(other.yaw)"
    }
  }

  @Test("mirroring the scene in y mirrors the result exactly in sign")
  func mirror() {
    // The same terms are added in another order, so the last digits differ: some 1e-16 of metres
    // a tick, for 800 ticks. On a seam the load shifts with the friction that it makes, which lets
    // such differences grow tenfold and more before the box is over it.
    expectOfPlants(
      40, stream: 10,
      { draw in
        var sketch = PlantSketch.mixed(&draw)
        let lone = sketch.pieces(.item).prefix(1)
        sketch.pieces.removeAll { [.item, .emitter, .wall, .pusher, .blade].contains($0.kind) }
        sketch.pieces += lone
        return sketch
      }, { differsFromMirror($0, by: 1e-11) })
  }

  @Test("Mirrored plants stay mirror images through collisions and queues, within a millimetre")
  func mirrorOfContacts() {
    // Contacts are solved one after the other and may keep 0.2 mm of overlap; in which order and
    // which of the two places of a contact first is not the same in a mirror. What comes of that
    // stays below the millimetre that two boxes may overlap. Heaps on the floor are left out: of
    // two that are nudged there by a hair less and a hair more than is taken for rest, one goes.
    expectOfPlants(30, stream: 10, PlantSketch.mixed) {
      differsFromMirror($0, by: 0.001, above: 0.4)
    }
  }

  @Test("The order of the parts in a scene does not matter, to the last bit")
  func order() {
    expectOfPlants(30, stream: 11, PlantSketch.mixed) { sketch in
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
