import Kernel
import Testing

@testable import Sim

/// Boxes that come down, or come to lie, on the edge of a lower one.
@Suite struct LedgeTests {
  private let lower = ItemKind(name: "lower", length: 0.4, width: 0.4, height: 0.3, mass: 10)
  private let upper = ItemKind(name: "upper", length: 0.3, width: 0.3, height: 0.2, mass: 3)

  /// A lower box on a plate of this friction, and an upper one above its edge.
  private func plant(
    _ milliseconds: Int, friction: Double, upperAt place: Vector2, yaw: Double = 0,
    drop: Double = 0.3
  ) throws -> TruthPlant {
    try TruthPlant(
      milliseconds: milliseconds, outputs: 1, kinds: [lower, upper],
      items: [
        TruthPlant.item(),
        TruthPlant.item(x: place.x, y: place.y, z: 1.1 + drop, yaw: yaw, kind: 1),
      ], parts: [truthPlate(friction: friction)])
  }

  /// How deep the two stand in each other beside each other, m.
  private func depth(_ world: World) -> Double {
    let (a, b) = (world.items[0], world.items[1])
    guard a.bottom < b.top - Physics.step, b.bottom < a.top - Physics.step else { return 0 }
    return max(0, -a.rectangle.separation(from: b.rectangle))
  }

  /// The middle is beyond the edge by 2 mm to 14 cm; the reach of the upper box is 15 cm.
  @Test(arguments: Truth.ticks, [0.002, 0.01, 0.05, 0.1, 0.14])
  func itComesDownOnTheEdgeAndGoesOffBesideIt(milliseconds: Int, beyond: Double) throws {
    for (place, yaw) in [
      (Vector2(0.2 + beyond, 0.03), 0), (Vector2(-0.05, -0.2 - beyond), 0.4),
      (Vector2(-0.2 - beyond / 2, 0.2 + beyond / 2), -0.2),
    ] {
      var plant = try plant(milliseconds, friction: 0.5, upperAt: place, yaw: yaw)
      // It meets the edge, because a corner or a face of it is above the lower box.
      var lay = false
      while plant.time < 3 {
        plant.step()
        try #require(depth(plant.world) < 0.001, "\(plant.time) s")
        if plant.world.items[1].bottom == plant.world.items[0].top { lay = true }
      }
      #expect(lay)
      let box = plant.world.items[1]
      #expect(box.bottom == plant.world.items[0].bottom && box.velocity == .zero)
      #expect(box.warnings.contains(.topples))
      // It went to its own side.
      #expect((box.position - place).dot(place) > 0)
    }
  }

  @Test(arguments: Truth.ticks)
  func theTwoKeepTheirMomentumAndTheirTurn(milliseconds: Int) throws {
    var plant = try plant(
      milliseconds, friction: 0, upperAt: Vector2(0.25, 0.1), yaw: 0.3)
    while plant.time < 2 {
      plant.step()
      let moment = PlantSketch.Moment(plant.world)
      #expect(moment.momentum.length < 1e-12)
      #expect(moment.angularMomentum.magnitude < 1e-12)
    }
    // It did go off: the two part, and the light one goes faster.
    let (a, b) = (plant.world.items[0], plant.world.items[1])
    #expect(b.bottom == a.bottom && b.speed > 3 * a.speed && a.speed > 0.01)
    // No faster than an edge drives it off.
    #expect((b.velocity - a.velocity).length < 0.5 + 1e-9)
  }

  /// The lower box is stopped by a rail and the upper one slides off it.
  @Test(arguments: Truth.ticks)
  func whatSlidesOffAStackDoesNotSinkIntoIt(milliseconds: Int) throws {
    var slippery = lower
    slippery.topFriction = 0.05
    var rail = truthWall(x: 0.225, yaw: 90 * radiansPerDegree)
    rail.height = 0.3
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 1, kinds: [slippery, upper],
      items: [
        TruthPlant.item(velocity: Vector2(0.6, 0)),
        TruthPlant.item(z: 1.1, velocity: Vector2(0.6, 0), kind: 1),
      ], parts: [truthPlate(friction: 0.1), rail])
    while plant.time < 4 {
      plant.step()
      try #require(depth(plant.world) < 0.001, "\(plant.time) s")
    }
    // 0.6²/(2·0.05·g) = 0.37 m: its middle goes over the edge, which is 0.2 m away.
    let (a, b) = (plant.world.items[0], plant.world.items[1])
    #expect(b.warnings.contains(.topples) && b.bottom == a.bottom)
    #expect(b.position.x > a.position.x + 0.35 - 0.001)
  }

  /// The middle leaves the plate's edge; how the box lies to that does not matter.
  @Test(arguments: Truth.ticks, [0.0, 15, 30, 45, 70])
  func aTurnedBoxFallsAsItsMiddlePassesAnEdge(milliseconds: Int, degrees: Double) throws {
    var plate = truthPlate(friction: 0)
    plate.length = 2
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 1,
      items: [
        TruthPlant.item(x: 0.8, yaw: degrees * radiansPerDegree, velocity: Vector2(0.1, 0))
      ], parts: [plate])
    try plant.run("falls") { $0.items[0].bottom < 0.8 }
    // Within a tick and the one in which it is seen.
    #expect((plant.item.position.x - 1).magnitude < 2 * 0.1 * plant.dt)
  }

  /// A guide is narrow: whatever side of it the middle is on, the box goes off to that side.
  @Test(arguments: Truth.ticks, [-0.1, -0.015, 0.001, 0.012, 0.05, 0.14])
  func aBoxThatDropsOnAGuideGoesOffIt(milliseconds: Int, beside: Double) throws {
    let guide = truthWall(x: 0.3, yaw: 0.5, length: 3)
    let across = Vector2(0, 1).turnedBy(0.5)
    let place = Vector2(0.3, 0) + across * beside
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 1,
      items: [TruthPlant.item(x: place.x, y: place.y, z: 1.3, yaw: 0.5)],
      parts: [truthPlate(friction: 0.5), guide])
    while plant.time < 3 {
      plant.step()
      let moment = PlantSketch.Moment(plant.world)
      try #require(moment.deepestOverlap.depth < 0.001, "\(plant.time) s")
    }
    #expect(plant.item.bottom == 0.8 && plant.item.velocity == .zero)
    #expect(plant.item.warnings.contains(.topples))
    // Half of the guide and half of the box, on the side it came down on.
    let distance = (plant.item.position - Vector2(0.3, 0)).dot(across)
    #expect(distance * (beside < 0 ? -1 : 1) > 0.02 + 0.15 - 0.001)
  }

  @Test("A box whose middle is on a lower one stays on it", arguments: Truth.ticks)
  func itStays(milliseconds: Int) throws {
    var plant = try plant(milliseconds, friction: 0.5, upperAt: Vector2(0.198, 0.198))
    plant.run(until: 2)
    let (a, b) = (plant.world.items[0], plant.world.items[1])
    #expect(b.bottom == a.top && b.position == Vector2(0.198, 0.198))
    #expect(b.warnings == [])
  }

  /// Two lower ones carry it between them, as two belts do.
  @Test(arguments: Truth.ticks)
  func itLiesAcrossAGap(milliseconds: Int) throws {
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 1, kinds: [lower, upper],
      items: [
        TruthPlant.item(x: -0.25), TruthPlant.item(x: 0.25),
        TruthPlant.item(x: 0.01, z: 1.3, kind: 1),
      ], parts: [truthPlate(friction: 0.5)])
    plant.run(until: 2)
    let box = plant.world.items[2]
    #expect(box.bottom == plant.world.items[0].top && box.position.x == 0.01)
    #expect(box.warnings == [])
  }

  /// What is under the lower box presses on it with the weight of both.
  @Test func anEdgeCarriesTheWholeWeight() throws {
    var plant = try plant(5, friction: 0.5, upperAt: Vector2(0.21, 0), drop: 0)
    plant.step()
    plant.step()
    let load = plant.world.physics.movers[0].load
    #expect((load - 13 * gravity).magnitude < 1e-9)
  }
}

extension Vector2 {
  fileprivate func turnedBy(_ angle: Double) -> Vector2 { Rotation(yaw: angle).apply(self) }
}
