import Kernel
import Tags
import Testing

@testable import Sim

/// What random plants keep: items and their mass, momentum, energy, and numbers that are numbers.
@Suite("Properties: what is kept") struct ConservationTests {
  @Test("Items and their mass come from emitters and go to removers, and nowhere else")
  func items() {
    expectOfPlants(30, stream: 1, PlantSketch.mixed) { sketch in
      let initial = sketch.pieces(.item).count
      return sketch.firstObjection { before, now in
        let made = now.world.state.nextSerial - before.world.state.nextSerial
        let taken =
          now.world.state.removed.reduce(0, +) - before.world.state.removed.reduce(0, +)
        if now.items.count != before.items.count + made - taken {
          return "\(before.items.count) items, \(made) made, \(taken) taken: \(now.items.count)"
        }
        let all = now.world.state.nextSerial - 1
        if all - now.world.state.removed.reduce(0, +) != now.items.count || all < initial {
          return "\(all) items ever, and \(now.items.count) are left"
        }
        // Serial numbers only go up, so equal ones are the same item: it keeps its kind and mass.
        for item in now.items {
          guard let old = before.items.first(where: { $0.serial == item.serial }) else { continue }
          if old.kind != item.kind || item.mass != now.world.kind(of: item).mass {
            return "item \(item.serial) changed"
          }
        }
        return nil
      }
    }
  }

  @Test("Every number of the state stays finite, and nothing is faster than what moves it")
  func finite() {
    expectOfPlants(30, stream: 2, PlantSketch.mixed) { sketch in
      sketch.firstObjection { _, now in
        // What a restore refuses is what no plant can come to; that includes NaN and infinity.
        if let place = now.world.state.firstImpossibility(now.world.model) { return place }
        // Drives run at up to 1.2 m/s, first speeds reach 1.1 m/s, and a fall from 0.85 m ends at
        // 4.1 m/s; contacts that undo an overlap add at most 0.5 m/s each.
        let fast = now.items.first { $0.speed > 6 || $0.spin.magnitude > 40 }
        return fast.map { "item \($0.serial): \($0.speed) m/s, \($0.spin) rad/s" }
      }
    }
  }

  /// Of boxes. A round one is pushed where the two touch within the tick, which for each of them is
  /// seen from where it is then: its angular momentum is kept up to the push times that way.
  @Test("A collision without friction under it keeps momentum and angular momentum")
  func momentum() {
    expectOfPlants(
      100, stream: 3,
      { PlantSketch.free(&$0, items: 2, friction: 0...0, kinds: [0, 1, 4, 8]) },
      { sketch in
        let start = PlantSketch.Moment(sketch.world())
        // Impulses act at one place on both, so only rounding is left: some 1e-16 of sums of up to
        // 30 kg m/s a tick, for 250 ticks.
        return sketch.firstObjection { _, now in
          let change = now.momentum - start.momentum
          if change.length > 1e-11 { return "momentum changed by \(change)" }
          let turn = now.angularMomentum - start.angularMomentum
          return turn.magnitude > 1e-11 ? "angular momentum changed by \(turn)" : nil
        }
      })
  }

  @Test("The pairs of that test do collide, most of them off-centre")
  func pairsCollide() {
    var (met, turned) = (0, 0)
    for seed in UInt64(1)...100 {
      var draw = Generator(seed: seed, stream: 3)
      let sketch = PlantSketch.free(&draw, items: 2, friction: 0...0)
      var world = sketch.world()
      let before = world.items
      for _ in 0..<sketch.ticks { world.step() }
      if zip(before, world.items).contains(where: { ($0.velocity - $1.velocity).length > 0.01 }) {
        met += 1
      }
      if zip(before, world.items).contains(where: { ($0.spin - $1.spin).magnitude > 0.01 }) {
        turned += 1
      }
    }
    #expect(met > 50 && turned > 25)
  }

  /// The first tick in which the energy of all items rose.
  private func rise(_ sketch: PlantSketch) -> String? {
    sketch.firstObjection { before, now in
      // A box that is put down a step beside its support is lifted onto it in the first tick.
      guard before.world.state.tick > 0 else { return nil }
      // Rounding of sums of some hundred joules; and a contact undoes a fifth of an overlap in a
      // tick, which lifts what lies uphill by no more than that.
      let weight = now.items.reduce(0) { $0 + $1.mass } * Physics.gravity
      // Within a tick everything counts as even: a box that comes to rest uphill within it has
      // gone a way that costs up to m (g t sin)²/8.
      let slope = Rotation(yaw: (sketch.pieces(.plate).first?["angle"] ?? 0) * radiansPerDegree)
      let pull = Physics.gravity * slope.sine * Double(sketch.milliseconds) / 1000
      let room =
        1e-9 + weight * before.deepestOverlap.depth / 5
        + weight / Physics.gravity * pull * pull / 8
      let gain = now.energy - before.energy
      return gain > room ? "energy rose by \(gain) J to \(now.energy) J" : nil
    }
  }

  @Test("energy never rises on a static plate")
  func energyOnPlates() {
    expectOfPlants(
      60, stream: 4, { PlantSketch.free(&$0, items: 1 + $0.below(5), friction: 0.05...0.8) },
      rise)
  }

  @Test("Energy never rises in a collision of two free boxes")
  func energyOfPairs() {
    expectOfPlants(
      60, stream: 3, { PlantSketch.free(&$0, items: 2, friction: 0...0) }, rise)
  }

  @Test("Kinetic and potential energy together never rise on a slope")
  func energyOnSlopes() {
    expectOfPlants(
      40, stream: 5,
      {
        let angle = $0.uniform(from: -35, to: 35)
        return PlantSketch.free(&$0, items: 1 + $0.below(3), friction: 0.05...0.8, angle: angle)
      }, rise)
  }
}
