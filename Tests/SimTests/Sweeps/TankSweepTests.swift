import Kernel
import Tags
import Testing

@testable import Sim

/// T39, T40 and T41 with random parameters: two hundred tanks in one plant, all valves on one tag.
@Suite struct TankSweepTests {
  private static let g = 9.81

  /// Cross-section, discharge coefficient times outlet area, inflow, first level.
  private struct Vat {
    var area: Double
    var outlet: Double
    var flow: Double
    var level: Double

    /// k of √h = √h₀ − k t, and the level where as much flows in as out.
    var fall: Double { outlet * (2 * g).squareRoot() / (2 * area) }
    var balance: Double { flow / outlet * (flow / outlet) / (2 * g) }
  }

  private func run(
    _ vats: [Vat], _ sweep: Sweep, fills: Bool, drains: Bool, seconds: Double
  ) -> [Double] {
    let parts = vats.map { vat in
      var tank = Tank(name: "t", pose: Pose())
      tank.diameter = (vat.area * 4 / Double.pi).squareRoot()
      tank.height = 20
      tank.discharge = 0.6
      tank.outletDiameter = (vat.outlet / 0.6 * 4 / Double.pi).squareRoot()
      tank.fillFlow = vat.flow
      tank.initialLevel = vat.level
      if fills { tank.fill = TestPlant.output(0) }
      if drains { tank.drain = TestPlant.output(0) }
      return tank
    }
    var plant = TestPlant(outputs: [.bit], milliseconds: sweep.milliseconds, parts: parts)
    plant.on(0)
    plant.run(seconds: seconds)
    return plant.world.state.vessels.map(\.level)
  }

  private func draw(_ sweep: inout Sweep) -> Vat {
    Vat(
      area: sweep.draw(0.05, 0.5), outlet: sweep.draw(0.0005, 0.004),
      flow: sweep.draw(0.001, 0.01), level: sweep.draw(0.1, 3))
  }

  @Test("T39: the root of the level falls evenly, down to nothing", arguments: [5, 10])
  func draining(milliseconds: Int) throws {
    let row = try Truth.row("T39")
    var sweep = Sweep(0, case: 39, ticks: [milliseconds])
    let vats = (0..<Sweep.sets).map { _ in draw(&sweep) }
    let levels = run(vats, sweep, fills: false, drains: true, seconds: 10)
    for (set, vat) in vats.enumerated() {
      let root = max(0, vat.level.squareRoot() - vat.fall * 10)
      try row.check("h_300s", levels[set], formula: root * root, dt: sweep.dt, set)
    }
  }

  @Test("T40: a closed tank fills evenly", arguments: [5, 10])
  func filling(milliseconds: Int) throws {
    let row = try Truth.row("T40")
    var sweep = Sweep(0, case: 40, ticks: [milliseconds])
    let vats = (0..<Sweep.sets).map { _ in draw(&sweep) }
    let levels = run(vats, sweep, fills: true, drains: false, seconds: 10)
    for (set, vat) in vats.enumerated() {
      let wanted = vat.level + vat.flow * 10 / vat.area
      try row.check("h_100s", levels[set], formula: wanted, dt: sweep.dt, set)
    }
  }

  @Test("T41: with both valves open the level settles where the flows are equal")
  func balance() throws {
    let row = try Truth.row("T41")
    var sweep = Sweep(0, case: 41, ticks: [10])
    let vats = (0..<Sweep.sets).map { _ in
      var vat = draw(&sweep)
      vat.outlet = sweep.draw(0.002, 0.004)
      vat.flow = vat.outlet * (2 * Self.g * sweep.draw(0.1, 1)).squareRoot()
      // Small enough to come near within the time: the rest decays with 2 A h ÷ q.
      vat.area = sweep.draw(0.5, 1) * vat.flow / vat.balance
      vat.level = vat.balance * sweep.draw(0.7, 1.3)
      return vat
    }
    let levels = run(vats, sweep, fills: true, drains: true, seconds: 20)
    for (set, vat) in vats.enumerated() {
      try row.check("h_eq", levels[set], formula: vat.balance, dt: sweep.dt, set)
    }
  }
}
