import Kernel
import Tags
import Testing

@testable import Sim

/// Scenes without a closed form; the accepted ranges come from independent models.
@Suite("Truth: diverting and releasing") struct MessyTruthTests {
  private static let pushed = 1

  /// A belt along +x up to y = 0.3, a still plate beyond, a cube that rides at the belt's speed,
  /// and a pusher that sends it across from y = −0.32 to y = 0.23 at 0.8 m/s.
  private func diverter(width: Double, milliseconds: Int) throws -> TruthPlant {
    var exit = truthPlate(friction: 0.3)
    exit.pose.y = 2.3
    var pusher = Pusher(
      name: "pusher", pose: Pose(x: 2, y: -0.34, z: 0.8, yaw: 90 * radiansPerDegree))
    pusher.width = width
    pusher.stroke = 0.55
    pusher.speed = 0.8
    pusher.acceleration = 1000
    pusher.extend = TruthPlant.output(Self.pushed)
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2,
      items: [TruthPlant.item(x: 1, velocity: Vector2(0.5, 0))],
      parts: [truthBelt(y: -1.7, width: 4, speed: 0.5, friction: 0.6), exit, pusher])
    plant.set(0)
    return plant
  }

  @Test("M1a: a wide pusher sends a box off a belt", arguments: Truth.ticks)
  func widePusher(milliseconds: Int) throws {
    let scene = try Truth.messy("M1a")
    var plant = try diverter(width: 1, milliseconds: milliseconds)
    try plant.run("at the pusher") { $0.items[0].position.x >= 1.9 - 1e-9 }
    plant.set(Self.pushed)
    var peak = 0.0
    while plant.time < 6 {
      plant.step()
      peak = max(peak, plant.item.velocity.y)
    }
    let item = plant.item
    let yaw = item.yaw / radiansPerDegree
    #expect(try scene.span("x_final").contains(item.position.x), "\(item.position.x)")
    #expect(try scene.span("y_final").contains(item.position.y), "\(item.position.y)")
    #expect(try scene.span("yaw_deg").contains(yaw), "\(yaw)")
    #expect(try scene.span("vy_peak").contains(peak), "\(peak)")
    #expect(try (item.velocity == .zero && item.spin == 0) == scene.flag("at_rest"))
  }

  @Test("M1b: a narrow pusher off the middle only turns the box", arguments: Truth.ticks)
  func narrowPusher(milliseconds: Int) throws {
    let scene = try Truth.messy("M1b")
    var plant = try diverter(width: 0.2, milliseconds: milliseconds)
    try plant.run("at the pusher") { $0.items[0].position.x >= 1.98 - 1e-9 }
    plant.set(Self.pushed)
    var (deepest, fastest) = (0.0, 0.0)
    while plant.time < 5 {
      plant.step()
      let walls = plant.world.model.walls.map {
        $0.now(plant.world.state.axes, plant.world.state.ramps)
      }
      deepest = max(deepest, -walls[0].rectangle.separation(from: plant.item.rectangle))
      fastest = max(fastest, plant.item.speed)
    }
    let y = plant.item.position.y
    #expect(try scene.span("y_5s").contains(y), "\(y)")
    // Diverted would be: its middle on the plate, and off the belt that goes on carrying it.
    #expect(try (plant.item.velocity.x < 0.25) == scene.flag("diverted"))
    #expect(deepest < 0.001, "\(deepest)")
    // The belt and the pusher together: √(0.5² + 0.8²), and what a turn adds at a corner.
    #expect(fastest < 1.1, "\(fastest)")
  }

  @Test("M4: a queue is released and pulled apart by a faster belt", arguments: Truth.ticks)
  func release(milliseconds: Int) throws {
    let scene = try Truth.messy("M4")
    // Its face is at 0; it is down within a tick.
    var blade = StopBlade(name: "blade", pose: Pose(x: 0.01, z: 0.8))
    blade.speed = 1000
    blade.acceleration = 1e8
    blade.raise = TruthPlant.output(2)
    var eye = RetroreflectiveSensor(
      name: "eye", pose: Pose(x: 0.5, y: -1.2, z: 0.9, yaw: 90 * radiansPerDegree))
    eye.range = 2.4
    // The thinnest beam of the catalogue: boxes that touch leave no gap, but one of no width would
    // find the place where they do.
    eye.diameter = 0.001
    eye.signal = TruthPlant.input(0, after: 3)
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 3, inputs: [.bit],
      items: (0..<8).map { TruthPlant.item(x: -0.15 - Double($0) * 0.3) },
      parts: [
        truthBelt(0, x: -4, length: 10, speed: 0.5, friction: 0.6),
        truthBelt(1, x: 6, length: 10, speed: 1, friction: 0.6), blade, eye,
      ])
    for output in 0..<3 { plant.set(output) }
    plant.run(until: 1.5)
    let items = plant.world.items
    let length = items[0].position.x - items[7].position.x + 0.3
    #expect(try scene.span("queue_length").contains(length), "\(length)")
    #expect(try scene.span("blade_N").contains(plant.bladeForce), "\(plant.bladeForce)")

    plant.set(2, false)
    let edges = try follow(&plant, since: plant.time)
    let (on, off) = (try #require(edges.blocked.first), try #require(edges.free.last))
    #expect(try scene.span("eye_on").contains(on), "\(on)")
    #expect(try scene.span("eye_off").contains(off), "\(off)")
    let gaps = Double(edges.free.count - 1)
    #expect(try scene.span("false_gaps").contains(gaps), "\(edges)")
    for (first, second) in zip(edges.passes, edges.passes.dropFirst()) {
      #expect(try scene.span("period").contains(second - first), "\(edges.passes)")
    }
  }

  private struct Edges {
    /// When the eye was blocked and when it was free again, s.
    var blocked: [Double] = []
    var free: [Double] = []
    /// When the middle of each box passed x = 3 on the faster belt.
    var passes: [Double] = []
  }

  private func follow(_ plant: inout TruthPlant, since start: Double) throws -> Edges {
    var edges = Edges()
    let signal = TruthPlant.input(0, after: 3)
    while edges.passes.count < 8 {
      let wasBlocked = !plant.world.state.io[signal].isOn
      let before = plant.world.items
      plant.step()
      try #require(plant.time < 30)
      let isBlocked = !plant.world.state.io[signal].isOn
      if isBlocked, !wasBlocked { edges.blocked.append(plant.time - start) }
      if !isBlocked, wasBlocked { edges.free.append(plant.time - start) }
      for (old, new) in zip(before, plant.world.items)
      where old.position.x < 3 && new.position.x >= 3 {
        let late = (new.position.x - 3) / (new.position.x - old.position.x) * plant.dt
        edges.passes.append(plant.time - start - late)
      }
    }
    return edges
  }
}
