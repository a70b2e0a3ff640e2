import Foundation
import Kernel
import Tags
import Testing

@testable import Sim

/// The invariants of the truth table that no other suite is named after.
@Suite("Properties: invariants") struct InvariantTests {
  @Test("Every invariant of the truth table is the name of a test")
  func named() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let files = try #require(FileManager.default.enumerator(atPath: tests.path))
    var text = ""
    for case let file as String in files where file.hasSuffix(".swift") {
      text += try String(contentsOf: tests.appendingPathComponent(file), encoding: .utf8)
    }
    // A long name goes on in the next line after a backslash.
    let names = text.replacing(#/\\\n */#, with: "")
    for invariant in try Truth.invariants() {
      #expect(
        names.contains("@Test(\"\(invariant)\"") || names.contains("\"\"\"\n    \(invariant)\n")
          || names.contains("@Test(\n    \"\(invariant)\""), "no test for: \(invariant)")
    }
  }

  @Test("Every case and scene of the truth table is in the name of a test")
  func cases() throws {
    let truth = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try #require(FileManager.default.enumerator(atPath: truth.path))
    var text = ""
    for case let file as String in files where file.hasSuffix(".swift") {
      text += try String(contentsOf: truth.appendingPathComponent(file), encoding: .utf8)
    }
    // The names of tests begin with the cases they check.
    let named = Set(
      text.matches(of: #/"((?:[TM]\d+[ab]?, )*[TM]\d+[ab]?): /#).flatMap {
        $0.output.1.split(separator: ", ").map(String.init)
      })
    for id in try Truth.ids() { #expect(named.contains(id), "no test of \(id)") }
  }

  @Test("two runs give the same state hash at every tick")
  func repeatable() {
    expectOfPlants(10, stream: 12, PlantSketch.mixed) { sketch in
      var (one, two) = (sketch.world(), sketch.world())
      for tick in 0..<sketch.ticks {
        sketch.act(&one, after: tick)
        sketch.act(&two, after: tick)
        one.step()
        two.step()
        if one.hash != two.hash { return "tick \(tick + 1)" }
      }
      return nil
    }
  }

  @Test("shifting all creation ids leaves positions unchanged")
  func shiftedNumbers() {
    expectOfPlants(20, stream: 13, PlantSketch.mixed) { sketch in
      var (one, two) = (sketch.world(), sketch.world())
      two.state.nextSerial += 1000
      for index in two.state.items.indices { two.state.items[index].serial += 1000 }
      two.rebuildTracker()
      for tick in 0..<sketch.ticks {
        sketch.act(&one, after: tick)
        sketch.act(&two, after: tick)
        one.step()
        two.step()
        for (item, other) in zip(one.items, two.items)
        where item.position != other.position || item.yaw != other.yaw
          || item.velocity != other.velocity || item.serial + 1000 != other.serial
        { return "tick \(tick + 1), item \(item.serial)" }
        if one.items.count != two.items.count { return "tick \(tick + 1): another count" }
      }
      return nil
    }
  }

  /// Boxes that slip, ride, cross a seam and fall, past two eyes, and never touch each other.
  @Test(
    """
    fast paths on/off: positions agree within 1e-6 m and sensor edges on the same tick in \
    T01..T48 without contact
    """, arguments: Truth.ticks)
  func fastPaths(milliseconds: Int) throws {
    func eye(_ number: Int, x: Double) -> RetroreflectiveSensor {
      var eye = RetroreflectiveSensor(
        name: "eye \(number)", pose: Pose(x: x, y: -1.2, z: 0.9, yaw: 90 * radiansPerDegree))
      eye.range = 2.4
      eye.signal = TruthPlant.input(number, after: 2)
      return eye
    }
    var fast = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, inputs: [.bit, .bit],
      items: [
        TruthPlant.item(x: -0.5), TruthPlant.item(x: 0.4, velocity: Vector2(0, 0.3)),
        TruthPlant.item(x: 1.3, yaw: 0.3),
        TruthPlant.item(x: 6, velocity: Vector2(0.5, 0), spin: 1),
      ],
      parts: [
        truthBelt(0, x: 0.5, length: 3, speed: 0.5, friction: 0.6),
        truthBelt(1, x: 3.5, length: 3, speed: 1, friction: 0.6), eye(0, x: 1.8), eye(1, x: 3),
      ])
    var slow = fast
    slow.world.usesFastPaths = false
    var edges = 0
    while fast.time < 6 {
      // The belts stop for a second in between.
      let runs = fast.time < 1 || fast.time > 2
      for output in 0..<2 {
        fast.set(output, runs)
        slow.set(output, runs)
      }
      let before = fast.world.state.io
      fast.step()
      slow.step()
      for (item, other) in zip(fast.world.items, slow.world.items) {
        #expect((item.position - other.position).length <= 1e-6)
      }
      for input in 0..<2 {
        let tag = TruthPlant.input(input, after: 2)
        #expect(fast.world.state.io[tag] == slow.world.state.io[tag], "tick \(fast.ticks)")
        if before[tag] != fast.world.state.io[tag] { edges += 1 }
      }
    }
    // In five seconds of motion three boxes pass the first eye and two of them the second.
    #expect(edges == 10)
  }

  /// What T02, T03b, T14 and T22 come to at a tick, each less what the table expects.
  private func errors(milliseconds: Int) throws -> [Double] {
    let drift = try Truth.row("T02")
    var belt = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(velocity: Vector2(0, try drift["vy"]))],
      parts: [truthBelt(speed: try drift["v"], friction: try drift["mu"])])
    belt.set(0)
    belt.run(until: 0.5)

    let fall = try Truth.row("T14")
    var air = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(x: 0.2, z: try fall["h"])], parts: [])
    try air.run("landed") { $0.items[0].bottom == 0 }

    let spin = try Truth.row("T22")
    var plate = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(spin: try spin["w0"])],
      parts: [truthPlate(friction: try spin["mu"])])
    plate.run(until: 0.5)
    return [
      belt.item.position.y - (try drift.expected("dy")), air.time - (try fall.expected("t")),
      plate.item.yaw - (try spin.expected("angle")),
    ]
  }

  @Test("halving dt moves T-case results towards the expected values")
  func halving() throws {
    let runs = try [8, 4, 2, 1].map { try errors(milliseconds: $0) }
    for (long, short) in zip(runs, runs.dropFirst()) {
      for (number, (error, next)) in zip(long, short).enumerated() {
        // What does not depend on the tick any more is left: the sixteen places of a footprint
        // stand for a plane of pressure, and times are whole ticks.
        let floor = [1e-4, 0.008, 0.01][number]
        #expect(
          next.magnitude <= max(error.magnitude, floor) + 1e-9,
          "quantity \(number): \(error) and then \(next)")
      }
    }
    // The way and the time, which have no such floor over these four.
    for number in 0..<2 {
      #expect(runs[3][number].magnitude <= runs[0][number].magnitude + 1e-9)
    }
  }
}
