import Kernel
import Tags
import Testing

@testable import Sim

/// Run, pause, reset, panel devices, and the state's hash.
@Suite struct WorldTests {
  private func busyPlant(resetsMechanisms: Bool = true, seed: UInt64 = 1) -> TestPlant {
    var emitter = Emitter(name: "e", pose: Pose(x: -2, z: 1))
    emitter.interval = 0.8...1.6
    emitter.parts = [.boxS, .boxM, .boxL]
    emitter.emit = TestPlant.output(0)
    var scale = ConveyorScale(name: "s", pose: Pose(x: 5.5625, z: 0.8))
    scale.forward = TestPlant.output(1)
    scale.weight = TestPlant.input(0, outputs: 2)
    var eye = RetroreflectiveSensor(name: "eye", pose: Pose(x: 1, y: -1.2, z: 0.9, yaw: .pi / 2))
    eye.range = 2.4
    eye.signal = TestPlant.input(1, outputs: 2)
    var rail = Aligner(name: "rail", pose: Pose(x: 0.3, y: 0.8, z: 0.8, yaw: .pi / 2))
    rail.length = 0.3
    var button = PushButton(name: "b", pose: Pose())
    button.signal = TestPlant.input(2, outputs: 2)
    var tank = Tank(name: "t", pose: Pose())
    tank.fill = TestPlant.output(1)
    return TestPlant(
      outputs: [.bit, .bit], inputs: [.float, .bit, .bit], seed: seed,
      resetsMechanisms: resetsMechanisms,
      parts: [
        emitter, scale, eye, rail, button, tank, Encoder(name: "w", pose: Pose(z: 0.8)),
        quickBelt("belt", x: 0, length: 10, speed: 0.6, signal: 1),
      ])
  }

  @Test("Switching run off restores the layout, switching it on goes on from there")
  func runTag() {
    var plant = busyPlant()
    plant.on(0)
    plant.on(1)
    plant.run(seconds: 3)
    #expect(plant.world.items.count > 1)
    plant.world.write(ReservedTag.run.index, .bit(false))
    plant.world.step()
    #expect(plant.world.state.mode == .edit)
    #expect(plant.world.items.isEmpty)
    #expect(plant.world.state.ramps.allSatisfy { $0 == 0 })
    #expect(plant.world.state.io[ReservedTag.running.index] == .bit(false))
    plant.run(seconds: 1)
    #expect(plant.world.items.isEmpty)
    plant.world.write(ReservedTag.run.index, .bit(true))
    plant.world.step()
    #expect(plant.world.state.io[ReservedTag.running.index] == .bit(true))
    #expect(plant.world.items.count == 1)
  }

  @Test("Pause freezes the plant and shows in the paused input; ticks go on counting")
  func pauseTag() {
    var plant = busyPlant()
    plant.on(0)
    plant.on(1)
    plant.run(seconds: 2)
    let items = plant.world.items
    plant.world.write(ReservedTag.pause.index, .bit(true))
    plant.run(seconds: 2)
    #expect(plant.world.items == items)
    #expect(plant.world.state.tick == 800)
    #expect(plant.world.state.io[ReservedTag.paused.index] == .bit(true))
    plant.world.write(ReservedTag.pause.index, .bit(false))
    plant.run(seconds: 1)
    #expect(plant.world.items != items)
  }

  @Test("Reset acts on its rising edge only, and mechanisms come home unless the scene says no")
  func resetTag() {
    for homes in [true, false] {
      var plant = busyPlant(resetsMechanisms: homes)
      plant.on(0)
      plant.on(1)
      plant.run(seconds: 3)
      plant.off(0)
      plant.off(1)
      plant.world.write(ReservedTag.reset.index, .bit(true))
      plant.world.step()
      #expect(plant.world.items.isEmpty)
      #expect(plant.world.state.ramps.allSatisfy { $0 == 0 } == homes)
      #expect(plant.world.state.io[ReservedTag.resetting.index] == .bit(true))
      plant.on(0)
      plant.run(seconds: 3)
      #expect(plant.world.items.count == 1)
    }
  }

  @Test("Panel devices: normally closed contacts, latches, positions and volts")
  func panel() throws {
    var stop = PushButton(name: "stop", pose: Pose())
    stop.normallyClosed = true
    stop.signal = TestPlant.input(0, outputs: 0)
    var emergency = EmergencyStop(name: "emergency", pose: Pose())
    emergency.signal = TestPlant.input(1, outputs: 0)
    var selector = Selector(name: "mode", pose: Pose())
    selector.positions = [TestPlant.input(2, outputs: 0), TestPlant.input(3, outputs: 0)]
    var potentiometer = Potentiometer(name: "speed", pose: Pose())
    potentiometer.volts = -5...5
    potentiometer.initial = 1
    potentiometer.signal = TestPlant.input(4, outputs: 0)
    var plant = TestPlant(
      inputs: [.bit, .bit, .bit, .bit, .float],
      parts: [stop, emergency, selector, potentiometer])
    let values = { (world: World) in (0..<5).map { world.state.io[TestPlant.output($0)] } }
    let panel = plant.world.model.panel
    func device(_ name: String) throws -> Int {
      try #require(panel.firstIndex { $0.part == name })
    }
    let start: [TagValue] = [.bit(true), .bit(true), .bit(true), .bit(false), .float(1)]
    #expect(values(plant.world) == start)
    try plant.world.operate(device("stop"), .press)
    try plant.world.operate(device("emergency"), .press)
    try plant.world.operate(device("mode"), .set(1))
    try plant.world.operate(device("speed"), .set(-2.5))
    #expect(
      values(plant.world) == [.bit(false), .bit(false), .bit(false), .bit(true), .float(-2.5)])
    try plant.world.operate(device("stop"), .release)
    try plant.world.operate(device("emergency"), .release)
    #expect(values(plant.world)[0] == .bit(true))
    #expect(values(plant.world)[1] == .bit(false), "an emergency stop stays in until turned out")
    try plant.world.operate(device("emergency"), .press)
    #expect(values(plant.world)[1] == .bit(true))
    #expect(throws: PanelDevice.Refusal.outOfRange(-5...5)) {
      try plant.world.operate(device("speed"), .set(6))
    }
    #expect(throws: PanelDevice.Refusal.outOfRange(0...1)) {
      try plant.world.operate(device("mode"), .set(2))
    }
    #expect(throws: PanelDevice.Refusal.noButton) {
      try plant.world.operate(device("mode"), .press)
    }
  }

  @Test("Equal seeds give equal hashes at every tick, another seed another plant")
  func repeatable() {
    var a = busyPlant(seed: 5)
    var b = busyPlant(seed: 5)
    var c = busyPlant(seed: 6)
    for _ in 0..<2000 {
      for output in [0, 1] {
        a.on(output)
        b.on(output)
        c.on(output)
      }
      a.world.step()
      b.world.step()
      c.world.step()
      #expect(a.world.hash == b.world.hash)
    }
    #expect(a.world.hash != c.world.hash)
  }

  @Test("The hash covers every stored field of the state")
  func hashCoversState() {
    var plant = busyPlant()
    plant.on(0)
    plant.on(1)
    plant.run(seconds: 6)
    // One box is pressed against the rail, so that contacts have impulses.
    plant.put(.boxS, Pose(x: -0.5, y: 0.8, z: 0.8))
    plant.run(seconds: 3)
    let pressed = plant.world.state
    #expect(!pressed.contacts.isEmpty || !pressed.restingContacts.isEmpty)
    // A visitor that flips one bit of one word: each word must change the hash.
    var names = NameCollector()
    var state = plant.world.state
    state.accept(&names)
    let original = StateHash.of(plant.world.state)
    for word in 0..<names.names.count {
      var flipped = plant.world.state
      var flipper = BitFlipper(target: word)
      flipped.accept(&flipper)
      #expect(StateHash.of(flipped) != original, "word \(word), field \(names.names[word])")
    }
    // Copies of what the kind says are no state: adopting the kind makes them anew.
    let exempt: Set = [
      "rotation", "halfLength", "halfWidth", "height", "mass", "inverseMass", "inverseInertia",
      "centreHeight", "friction", "topFriction", "faceFriction", "restitution", "radius",
      "isRound",
      "reductionFactor",
    ]
    var adopted = plant.item
    adopted.adopt(plant.world.kind(of: adopted))
    #expect(adopted == plant.item)
    // And each stored property is shown: one name a property, at least.
    let shown = Set(names.names.map { "\($0)".split(separator: ".").first.map(String.init) ?? "" })
    for type in [
      Mirror(reflecting: plant.world.state), Mirror(reflecting: plant.world.items[0]),
      Mirror(reflecting: plant.world.state.io.states[0]),
      Mirror(reflecting: plant.world.state.emitters[0]),
      Mirror(reflecting: plant.world.state.rays[0]),
      Mirror(reflecting: plant.world.state.loadCells[0]),
      Mirror(reflecting: WheelEncoder.State()), Mirror(reflecting: Vessel.State()),
      Mirror(reflecting: ContactMemory()),
    ] {
      for (label, value) in type.children {
        // Nested states and lists of them show their own fields.
        guard !(value is any StateVisitable), !(value is [Any]) else { continue }
        let name = label ?? "?"
        #expect(exempt.contains(name) || shown.contains(name), "field \(name)")
      }
    }
  }
}

/// Notes the name of every word.
private struct NameCollector: StateVisitor {
  var names: [String] = []
  var writes: Bool { false }
  mutating func word(_ name: StaticString, _ word: inout UInt64) { names.append("\(name)") }
}

/// Flips the lowest bit of one word, unless it is the length of a list.
private struct BitFlipper: StateVisitor {
  var target: Int
  var count = 0
  var writes: Bool { true }
  mutating func word(_ name: StaticString, _ word: inout UInt64) {
    if count == target { word ^= 1 }
    count += 1
  }
}
