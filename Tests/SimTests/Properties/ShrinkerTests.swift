import Kernel
import Tags
import Testing

@testable import Sim

/// The tool of the property tests: a planted fault must come out small.
@Suite struct ShrinkerTests {
  @Test("A rule broken by two pieces leaves these two, as plain as can be")
  func planted() {
    func violation(_ sketch: PlantSketch) -> String? {
      guard sketch.pieces.contains(where: { $0.kind == .belt }),
        sketch.pieces.contains(where: { $0.kind == .item && $0["vx"] > 0.5 })
      else { return nil }
      return "planted"
    }
    var found = 0
    for seed in UInt64(1)...20 {
      var draw = Generator(seed: seed)
      let sketch = PlantSketch.mixed(&draw)
      guard violation(sketch) != nil else { continue }
      found += 1
      var shrinker = Shrinker(violation)
      let smallest = shrinker.smallest(sketch)
      #expect(smallest.ticks == 1)
      #expect(Set(smallest.pieces.map(\.kind)) == [.belt, .item] && smallest.pieces.count == 2)
      for piece in smallest.pieces {
        for (plain, number) in zip(piece.kind.plain, piece.numbers) {
          #expect(number == (plain.name == "vx" ? 1 : plain.value), "\(piece.kind) \(plain.name)")
        }
      }
    }
    #expect(found > 3)
  }

  @Test("A fault that shows only in motion leaves what makes it, and is told in full")
  func moving() {
    func violation(_ sketch: PlantSketch) -> String? {
      sketch.firstObjection { _, now in
        now.items.contains { $0.kind == 6 && $0.bottom == 0 } ? "a box fell" : nil
      }
    }
    let lone = PlantSketch.Piece(.item, ["x": -1.27, "y": 0.51, "z": 1.3, "kind": 6, "vx": 0.4])
    var draw = Generator(seed: 3)
    var sketch = PlantSketch.mixed(&draw)
    sketch.pieces.removeAll { $0.kind == .item }
    sketch.pieces.append(lone)
    sketch.pieces.removeAll { $0.kind == .belt }
    #expect(violation(sketch) != nil)
    var shrinker = Shrinker(violation)
    let smallest = shrinker.smallest(sketch)
    // From 0.8 m in 0.404 s: in one of the ticks around that.
    #expect(smallest.pieces == [PlantSketch.Piece(.item, ["kind": 6])])
    let fall = (2 * 0.8 / Physics.gravity).squareRoot() * 1000 / Double(smallest.milliseconds)
    #expect((Double(smallest.ticks) - fall).magnitude <= 1)
    #expect(
      smallest.description == """
        tick \(smallest.milliseconds) ms, \(smallest.ticks) ticks, 1 pieces:
          item: x 0.0, y 0.0, z 0.8, yaw 0.0, kind 6.0, vx 0.0, vy 0.0, spin 0.0
        """)
  }

  @Test("Shrinking never makes a plant in which things stand in each other")
  func soundness() {
    // Any two items break the rule, so their places shrink towards each other.
    var draw = Generator(seed: 8)
    let sketch = PlantSketch.lane(&draw)
    #expect(sketch.isSound && sketch.pieces(.item).count > 1)
    var shrinker = Shrinker { $0.pieces(.item).count > 1 ? "two" : nil }
    let smallest = shrinker.smallest(sketch)
    #expect(smallest.isSound && smallest.pieces.count == 2)
  }

  @Test("Drawn plants hold every kind of piece and are sound")
  func variety() {
    var counts: [PlantSketch.Kind: Int] = [:]
    for seed in UInt64(1)...60 {
      var draw = Generator(seed: seed)
      let sketch = PlantSketch.mixed(&draw)
      #expect(sketch.isSound, "\(sketch)")
      for piece in sketch.pieces { counts[piece.kind, default: 0] += 1 }
    }
    for kind in [PlantSketch.Kind.belt, .wall, .pusher, .blade, .emitter, .remover, .action] {
      #expect(counts[kind, default: 0] > 10, "\(kind)")
    }
    #expect(counts[.item, default: 0] > 120)
  }
}
