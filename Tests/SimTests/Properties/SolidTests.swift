import Kernel
import Tags
import Testing

@testable import Sim

/// Random plants in which nothing may stand in, go through or overtake anything.
@Suite("Properties: solids") struct SolidTests {
  @Test("Nothing goes through a wall, a blade, a pusher or another item")
  func crossing() {
    expectOfPlants(40, stream: 6, PlantSketch.mixed, isCrossed)
  }

  private func isCrossed(_ sketch: PlantSketch) -> String? {
    sketch.firstObjection { before, now in now.crossing(since: before) }
  }

  @Test("Boxes that drop on boxes neither go through them nor sink into them")
  func drops() {
    expectOfPlants(60, stream: 14, PlantSketch.drops) { sketch in
      var world = sketch.world()
      var before = PlantSketch.Moment(world)
      for tick in 1...sketch.ticks {
        world.step()
        let now = PlantSketch.Moment(world)
        if let crossing = now.crossing(since: before) { return "tick \(tick): \(crossing)" }
        let worst = now.deepestOverlap
        if worst.depth > 0.001 {
          return "tick \(tick): \(worst.who) overlap by \(worst.depth * 1000) mm"
        }
        before = now
      }
      return nil
    }
  }

  @Test("Looking at everything in every tick changes nothing of those drops")
  func dropsLookedAt() {
    expectOfPlants(20, stream: 14, PlantSketch.drops) { sketch in
      var (fast, slow) = (sketch.world(), sketch.world())
      slow.usesFastPaths = false
      for tick in 1...sketch.ticks {
        fast.step()
        slow.step()
        if fast.hash != slow.hash { return "tick \(tick)" }
      }
      return nil
    }
  }

  @Test("Most of those boxes do come down on an edge, and go off it")
  func dropsMeetEdges() {
    var (warned, below) = (0, 0)
    for seed in UInt64(1)...40 {
      var draw = Generator(seed: seed, stream: 14)
      let sketch = PlantSketch.drops(&draw)
      var world = sketch.world()
      for _ in 0..<sketch.ticks { world.step() }
      for item in world.items where item.warnings.contains(.topples) {
        warned += 1
        if item.bottom == 0 { below += 1 }
      }
    }
    #expect(warned > 30 && below > 20)
  }

  @Test("boxes never overlap by more than 1 mm, never pass a closed blade")
  func overlap() {
    expectOfPlants(30, stream: 7, PlantSketch.mixed) { sketch in
      var world = sketch.world()
      for tick in 0..<sketch.ticks {
        sketch.act(&world, after: tick)
        world.step()
      }
      // Drives off, blades up: what moved comes to rest within a second and a half.
      for signal in 0..<3 { world.write(PlantSketch.output(Double(signal)), .bit(false)) }
      for _ in 0..<(1500 / sketch.milliseconds) { world.step() }
      let worst = PlantSketch.Moment(world).deepestOverlap
      return worst.depth > 0.001 ? "\(worst.who) overlap by \(worst.depth * 1000) mm" : nil
    }
  }

  @Test("Items keep their order in a lane")
  func order() {
    expectOfPlants(30, stream: 8, PlantSketch.lane) { sketch in
      sketch.firstObjection { before, now in
        // What has left the lane at its end has left the rule.
        let (old, new) = (before.items.filter(\.isOnLine), now.items.filter(\.isOnLine))
        for item in new {
          for other in new where other.serial != item.serial {
            guard let past = old.first(where: { $0.serial == item.serial }),
              let otherPast = old.first(where: { $0.serial == other.serial }),
              past.position.x < otherPast.position.x, item.position.x >= other.position.x
            else { continue }
            return "item \(item.serial) overtook item \(other.serial)"
          }
        }
        return nil
      }
    }
  }

  @Test("A queue pressed against a blade for long does not pass it and does not sink into itself")
  func pressed() {
    expectOfPlants(
      10, stream: 9,
      { draw in
        var sketch = PlantSketch(pieces: [], milliseconds: [2, 5, 8, 10][draw.below(4)])
        sketch.ticks = 4000 / sketch.milliseconds
        sketch.pieces = [
          PlantSketch.Piece(
            .belt, name: "belt",
            [
              "length": 6, "speed": draw.uniform(from: 0.2, to: 1.5),
              "friction": draw.uniform(from: 0.3, to: 1),
            ]), PlantSketch.Piece(.blade, name: "blade", ["x": 2]),
          PlantSketch.Piece(.action, ["signal": 0]), PlantSketch.Piece(.action, ["signal": 3]),
        ]
        for number in 0..<(1 + draw.below(8)) {
          sketch.pieces.append(
            PlantSketch.Piece(
              .item,
              [
                "x": 1.3 - 0.5 * Double(number), "y": draw.uniform(from: -0.05, to: 0.05),
                "yaw": draw.uniform(from: -5, to: 5), "kind": Double(draw.below(2)),
              ]))
        }
        return sketch
      },
      { sketch in
        sketch.firstObjection { _, now in
          let worst = now.deepestOverlap
          if worst.depth > 0.001 { return "\(worst.who) overlap by \(worst.depth * 1000) mm" }
          return now.items.first { $0.position.x > 2 }.map { "item \($0.serial) passed the blade" }
        }
      })
  }
}

extension Item {
  /// Whether it is still at the height of the lines of belts, above the floor.
  fileprivate var isOnLine: Bool { bottom > 0.7 }
}
