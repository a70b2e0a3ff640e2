import Kernel
import Sim
import Tags
import Testing

/// What the kinds of conveyors do with an item, beyond the truth table.
@Suite struct ConveyorTests {
  private let quarter = 90 * radiansPerDegree

  @Test("A spiral carries a box up through all of its turns and onto the belt above")
  func spiral() throws {
    var spiral = SpiralConveyor(name: "spiral", pose: Pose(z: 0.8))
    spiral.quarters = 8
    spiral.pitch = 0.6
    spiral.upward = TruthPlant.output(0)
    // Two turns end where they began, 1.2 m higher.
    var plant = try TruthPlant(
      milliseconds: 5, items: [TruthPlant.item(x: -1, velocity: Vector2(0.5, 0))],
      parts: [
        truthBelt(x: -2, length: 4, width: 0.6, speed: 0.5, friction: 0.6), spiral,
        truthBelt(x: 2, z: 2, length: 4, width: 0.6, speed: 0.5, friction: 0.6),
      ])
    plant.set(0)
    let way = 1 + 2 * 4 * quarter * spiral.radius + 1
    var height = plant.item.bottom
    while plant.item.position.x < 1 || plant.item.bottom < 1.99 {
      plant.step()
      // It never falls, and never rises by more than a piece's step off the centre line.
      #expect(plant.item.bottom > height - 0.005)
      height = max(height, plant.item.bottom)
      try #require(plant.time < 60, "\(plant.item.position) \(plant.item.bottom)")
    }
    #expect(plant.item.bottom == 2)
    #expect((plant.time - way / 0.5).magnitude < 0.5)
    #expect(plant.item.position.y.magnitude < 0.02)
    #expect(plant.item.warnings == [])
  }

  @Test(
    "An inclined belt lifts a box from one level to another and back", arguments: [true, false])
  func incline(upwards: Bool) throws {
    let angle = 15 * radiansPerDegree
    let (cosine, sine) = (Rotation(yaw: angle).cosine, Rotation(yaw: angle).sine)
    var incline = InclinedConveyor(
      name: "incline", pose: Pose(x: 2 * cosine, z: 0.8 + 2 * sine))
    incline.angle = angle
    incline.speed = 0.5
    incline.width = 2
    incline.forward = TruthPlant.output(0)
    incline.reverse = TruthPlant.output(1)
    let top = 0.8 + 4 * sine
    func belt(_ x: Double, _ z: Double) -> Conveyor {
      var belt = truthBelt(x: x, z: z, length: 4, speed: 0.5, friction: 0.6)
      belt.reverse = TruthPlant.output(1)
      return belt
    }
    var plant = try TruthPlant(
      milliseconds: 10, outputs: 2,
      items: [
        upwards ? TruthPlant.item(x: -1) : TruthPlant.item(x: 4 * cosine + 1, z: top)
      ], parts: [belt(-2, 0.8), incline, belt(4 * cosine + 2, top)])
    plant.set(upwards ? 0 : 1)
    let side: Double = upwards ? 1 : -1
    while side * (plant.item.position.x - 2 * cosine) < 2 * cosine + 1 {
      plant.step()
      // Always on the slope or on a level, to the step of 5 mm that an item bridges.
      let x = min(max(plant.item.position.x, 0), 4 * cosine)
      #expect((plant.item.bottom - 0.8 - x * sine / cosine).magnitude < 0.005)
      try #require(plant.time < 30)
    }
    #expect((plant.item.bottom - (upwards ? top : 0.8)).magnitude < 1e-9)
    #expect((plant.item.velocity - Vector2(side * 0.5, 0)).length < 1e-9)
  }

  @Test("Free rollers slow an item by their rolling resistance alone")
  func freeRollers() throws {
    var rollers = FreeRollers(name: "rollers", pose: Pose(z: 0.8))
    rollers.length = 20
    rollers.rolling = 0.02
    var plant = try TruthPlant(
      milliseconds: 5, items: [TruthPlant.item(x: -5, velocity: Vector2(1, 0))],
      parts: [rollers])
    plant.run(until: 10)
    // v² / (2 · rolling · g)
    #expect((plant.item.position.x + 5 - 1 / (2 * 0.02 * gravity)).magnitude < 0.01)
    #expect(plant.item.velocity == .zero)
  }

  @Test("Free rollers hold an item that is pushed across them, and roll it down a slope")
  func freeRollersAcross() throws {
    var rollers = FreeRollers(name: "rollers", pose: Pose(z: 5))
    rollers.length = 20
    rollers.width = 4
    rollers.angle = -3 * radiansPerDegree
    var plant = try TruthPlant(
      milliseconds: 5, items: [TruthPlant.item(z: 5, velocity: Vector2(0, 0.5))],
      parts: [rollers])
    plant.run(until: 1)
    // Across: Coulomb friction of the whole load, v² / (2 µ g cos).
    let tilt = Rotation(yaw: rollers.angle)
    let across = 0.25 / (2 * rollers.friction * gravity * tilt.cosine)
    #expect((plant.item.position.y - across).magnitude < 0.002)
    // Along: g (sin − rolling · cos).
    let pull = gravity * (-tilt.sine - rollers.rolling * tilt.cosine)
    #expect((plant.item.speed - pull).magnitude < 0.01 * pull)
  }

  @Test("A chute's walls keep what comes in askew")
  func chuteWalls() throws {
    var chute = Chute.high(name: "chute", pose: Pose(z: 3))
    chute.length = 3
    var plant = try TruthPlant(
      milliseconds: 5, items: [TruthPlant.item(x: 0.3, z: 2.83, velocity: Vector2(0.5, 0.8))],
      parts: [chute])
    let cosine = Rotation(yaw: chute.angle).cosine
    while plant.item.position.x < 2.8 * cosine {
      plant.step()
      let reach = plant.item.position.y.magnitude + 0.15
      #expect(reach < chute.width / 2 + 0.002)
      try #require(plant.time < 10)
    }
  }

  @Test("Upon a low chute that is flatter than the friction angle nothing slides")
  func flatChute() throws {
    var chute = Chute.low(name: "chute", pose: Pose(z: 2))
    chute.angle = 11 * radiansPerDegree
    var plant = try TruthPlant(
      milliseconds: 5, items: [TruthPlant.item(x: 0.5, z: 1.9)], parts: [chute])
    plant.run(until: 5)
    #expect(plant.item.position == Vector2(0.5, 0))
  }

  @Test("A spur conveyor hands a box over where its slanted end lies")
  func spur() throws {
    var spur = SpurConveyor(name: "spur", pose: Pose(z: 0.8))
    spur.speed = 0.5
    spur.acceleration = 1e6
    spur.forward = TruthPlant.output(0)
    // A plate takes over behind the cut; y > 0 is the longer side.
    func end(_ y: Double) throws -> Double {
      var small = ItemKind.cube(edge: 0.02)
      small.friction = 1
      var plant = try TruthPlant(
        milliseconds: 2, kinds: [small],
        items: [TruthPlant.item(x: 0.5, y: y, velocity: Vector2(0.5, 0))], parts: [spur])
      plant.set(0)
      try plant.run("fallen") { $0.items[0].bottom < 0.8 }
      return plant.item.position.x
    }
    for y in [-0.3, 0, 0.3] {
      // At 45° the end lies as much further as the place lies to the left.
      let x = try end(y)
      // A middle may pass a slanted edge by up to half the item before nothing holds it.
      #expect((x - (1.5 + y)).magnitude < 0.01, "\(x) at \(y)")
    }
  }

  @Test("A turntable takes a box over, turns it and sends it out sideways")
  func turntable() throws {
    var table = Turntable(name: "table", pose: Pose(z: 0.8))
    table.speed = 0.5
    table.forward = TruthPlant.output(0)
    table.turn = TruthPlant.output(1)
    table.homeLimit = TruthPlant.input(0, after: 2)
    table.turnedLimit = TruthPlant.input(1, after: 2)
    var plant = try TruthPlant(
      milliseconds: 5, outputs: 2, inputs: [.bit, .bit],
      items: [TruthPlant.item(x: -2, velocity: Vector2(0.5, 0))],
      parts: [truthBelt(x: -2.8, length: 4, width: 0.6, speed: 0.5, friction: 0.6), table])
    func limits() -> [TagValue] {
      [0, 1].map { plant.world.state.io[TruthPlant.input($0, after: 2)] }
    }
    #expect(limits() == [.bit(true), .bit(false)])
    plant.set(0)
    try plant.run("on the table") { $0.items[0].position.x >= 0 }
    plant.set(0, false)
    plant.run(until: plant.time + 0.5)
    plant.set(1)
    plant.step()
    #expect(limits() == [.bit(false), .bit(false)])
    plant.run(until: plant.time + 2.2)
    #expect(limits() == [.bit(false), .bit(true)])
    #expect((plant.item.yaw - quarter).magnitude < 0.01)
    plant.set(0)
    try plant.run("out") { $0.items[0].position.y > 0.5 }
    #expect((plant.item.velocity - Vector2(0, 0.5)).length < 0.001)
  }

  @Test("A bistable turntable stays where it was last sent")
  func bistable() throws {
    var table = Turntable(name: "table", pose: Pose(z: 0.8))
    table.isBistable = true
    table.turn = TruthPlant.output(0)
    table.turnBack = TruthPlant.output(1)
    table.homeLimit = TruthPlant.input(0, after: 2)
    table.turnedLimit = TruthPlant.input(1, after: 2)
    var plant = try TruthPlant(
      milliseconds: 5, outputs: 2, inputs: [.bit, .bit], parts: [table])
    plant.set(0)
    plant.run(until: 0.5)
    plant.set(0, false)
    plant.run(until: 4)
    #expect(plant.world.state.io[TruthPlant.input(1, after: 2)] == .bit(true))
    plant.set(1)
    plant.run(until: 8)
    #expect(plant.world.state.io[TruthPlant.input(0, after: 2)] == .bit(true))
  }

  @Test("With the fast paths off every conveyor does the same, bit for bit")
  func fastPaths() throws {
    var table = Turntable(name: "table", pose: Pose(x: 4, z: 0.8))
    table.turn = TruthPlant.output(1)
    table.forward = TruthPlant.output(0)
    var curve = CurvedConveyor.belt(name: "curve", pose: Pose(x: 6, z: 0.8))
    curve.counterClockwise = TruthPlant.output(0)
    var chute = Chute.high(name: "chute", pose: Pose(x: -3, y: 3, z: 2))
    chute.friction = 0.3
    let items = [
      TruthPlant.item(x: 0), TruthPlant.item(x: 1), TruthPlant.item(x: 3.8, spin: 1),
      TruthPlant.item(x: 6.3, y: 0.1), TruthPlant.item(x: -2.7, y: 3, z: 1.9),
      TruthPlant.item(x: -2, y: 3.1, z: 1.5), TruthPlant.item(x: 0, z: 1.1),
    ]
    var plants = try [true, false].map { fast in
      var plant = try TruthPlant(
        milliseconds: 5, outputs: 2, items: items,
        parts: [
          truthBelt(x: 0.5, length: 5, width: 0.6, speed: 0.5, friction: 0.6), table, curve, chute,
        ])
      plant.world.usesFastPaths = fast
      plant.set(0)
      return plant
    }
    for tick in 0..<2_000 {
      for index in plants.indices {
        plants[index].set(1, tick / 500 % 2 == 1)
        plants[index].step()
      }
      try #require(plants[0].world.hash == plants[1].world.hash, "tick \(tick)")
    }
  }
}
