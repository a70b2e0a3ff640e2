import Kernel
import Tags
import Testing

@testable import Sim

/// The scale, the chain transfer, the sorter and the guides.
@Suite struct StationTests {
  @Test("A scale reads the mass on it as volts, and a share of it while a box crosses the edge")
  func scale() {
    var scale = ConveyorScale(name: "s", pose: Pose(z: 0.8))
    scale.weight = TestPlant.input(0, outputs: 1)
    scale.forward = TestPlant.output(0)
    var plant = TestPlant(outputs: [.bit], inputs: [.float], parts: [scale])
    plant.put(.boxM, Pose(x: -0.2, z: 0.8))
    plant.run(seconds: 1)
    let weight = { (plant: TestPlant) in
      plant.world.state.io[TestPlant.input(0, outputs: 1)].number
    }
    #expect(abs(weight(plant) - 9.68 / 2) < 1e-6)
    plant.shift(0, x: 0.5625)
    plant.run(seconds: 1)
    // Its middle is on the edge: only the half on the scale carries, and all of the weight.
    #expect(abs(weight(plant) - 9.68 / 2) < 1e-6)
  }

  @Test("Two supports share a box's weight by the lever rule")
  func sharedWeight() {
    var scale = ConveyorScale(name: "s", pose: Pose(z: 0.8))
    scale.weight = TestPlant.input(0, outputs: 1)
    var plant = TestPlant(
      outputs: [.bit], inputs: [.float],
      parts: [scale, quickBelt("b", x: 0.5625 + 5, length: 10, speed: 1, signal: 0)])
    plant.put(.boxM, Pose(x: 0.5625, z: 0.8))
    plant.run(seconds: 1)
    // Uniform pressure, half the area on the scale.
    #expect(
      abs(plant.world.state.io[TestPlant.input(0, outputs: 1)].number - 9.68 / 4) < 0.01)
  }

  @Test("The load cell is a second-order system: overshoot and settling as its damping says")
  func loadCell() {
    let cell = LoadCell(
      capacity: 20, angularFrequency: 2 * .pi * 5, damping: 0.7, tag: nil)
    let transition = cell.transition(0.005)
    var state = LoadCell.State()
    var peak = 0.0
    for _ in 0..<400 {
      transition.advance(&state, load: 3)
      peak = max(peak, state.reading)
    }
    // exp(−πζ/√(1−ζ²)) = 4.6 % over the step.
    #expect(abs(peak / 3 - 1.046) < 0.003)
    #expect(state.reading == 3)
  }

  @Test("Raised chains carry a pallet sideways, lowered ones leave it to the rollers")
  func chainTransfer() {
    var transfer = ChainTransfer(name: "t", pose: Pose(z: 0.5))
    transfer.forward = TestPlant.output(0)
    transfer.left = TestPlant.output(1)
    transfer.right = TestPlant.output(2)
    var left = Conveyor.rollers(name: "l", pose: Pose(y: 2.5, z: 0.5, yaw: .pi / 2), length: 4)
    left.forward = TestPlant.output(3)
    var plant = TestPlant(outputs: [.bit, .bit, .bit, .bit], parts: [transfer, left])
    plant.put(.squarePallet, Pose(z: 0.5))
    plant.put(.boxL, Pose(z: 0.5 + 0.144))
    plant.on(0)
    plant.run(seconds: 0.5)
    plant.off(0)
    plant.run(seconds: 0.5)
    let rolled = plant.item.position.x
    #expect(rolled > 0.1)
    plant.on(1)
    plant.run(seconds: 0.3)
    #expect(plant.item.bottom > 0.51)
    plant.on(3)
    plant.run(seconds: 4)
    #expect(plant.item.position.y > 1)
    #expect(abs(plant.item.position.x - rolled) < 0.01)
    #expect(plant.item.bottom == 0.5)
    #expect(abs(plant.world.items[1].bottom - 0.644) < 1e-9)
    #expect(abs(plant.item.yaw) < 0.02)
  }

  @Test("The sorter sends boxes straight on, to the left and to the right", arguments: [-1, 0, 1])
  func sorter(side: Int) {
    var sorter = PopUpWheelSorter(name: "s", pose: Pose(z: 0.8))
    sorter.forward = TestPlant.output(0)
    sorter.left = TestPlant.output(1)
    sorter.right = TestPlant.output(2)
    var plant = TestPlant(
      outputs: [.bit, .bit, .bit, .bit],
      parts: [sorter, quickBelt("in", x: -1.4375, length: 2, width: 0.75, speed: 0.6, signal: 3)])
    plant.on(3)
    plant.on(side == 0 ? 0 : side > 0 ? 1 : 2)
    plant.put(.boxS, Pose(x: -1, z: 0.8))
    _ = plant.time(limit: 10) { $0.items[0].bottom < 0.79 }
    let position = plant.item.position
    #expect(side == 0 ? abs(position.y) < 0.01 : position.y * Double(side) > 0.4)
    #expect(side != 0 || position.x > 0.4)
  }

  @Test("A guide rail turns an item away and is never entered")
  func guide() {
    let rail = Aligner(name: "g", pose: Pose(x: 1, y: 0.4, z: 0.8, yaw: 20 * radiansPerDegree))
    var plant = TestPlant(
      outputs: [.bit], parts: [rail, quickBelt("b", x: 0, speed: 0.5, signal: 0)])
    plant.on(0)
    plant.put(.boxS, Pose(x: -1, y: 0.35, z: 0.8))
    let wall = Rectangle(pose: rail.pose, length: rail.length, width: rail.thickness)
    for _ in 0..<2000 {
      plant.world.step()
      #expect(plant.item.rectangle.separation(from: wall) > -0.001)
    }
  }
}
