import Foundation
import Kernel
import Sim
import Tags
import TestSupport
import Testing

@testable import Scenes

/// The parts of the page for part authors: quoted as they are, and moving as the page says.
@Suite struct ExamplePartsTests {
  private static let page = "Docs/how-to/write-a-part.md"

  @Test(arguments: ["BoxTurner", "TwinEye", "CentringClamp", "Catalogue+Examples"])
  func thePageQuotesTheFile(name: String) throws {
    let source = try Repository.text("Tests/ScenesTests/ExampleParts/\(name).swift")
    let page = try Repository.text(Self.page)
    #expect(page.contains("```swift\n\(source)```"), "the page quotes another \(name).swift")
  }

  // MARK: Plants

  private static func output(_ number: Int) -> TagIndex {
    TagIndex(ReservedTag.allCases.count + number)
  }

  /// A cube of 0.3 m on the part, or on a plate that the part stands over; tags are bits.
  private func plant(
    outputs: Int = 0, inputs: Int = 0, cubeAt pose: Pose, velocity: Vector2 = .zero,
    parts: [any PartDefinition]
  ) -> World {
    let tags = (0..<(outputs + inputs)).map { number in
      let kind = number < outputs ? TagKind.output : .input
      return Tags.Tag(
        name: "\(number)", id: .derived(scene: "x", name: "\(number)", kind: kind, ordinal: 0),
        address: number, type: .bit, kind: kind)
    }
    let cube = ItemKind(name: "cube", length: 0.3, width: 0.3, height: 0.3, mass: 3)
    let model = Model(
      table: TagTable(sceneTags: tags), kinds: [cube],
      initialItems: [
        InitialItem(kind: ItemKind.bundled.count, pose: pose, velocity: velocity)
      ], parts: parts)
    return World(model: model, seed: 1)
  }

  private func plate(friction: Double) -> Plate {
    var plate = Plate(name: "plate", pose: Pose(z: 0.8))
    plate.length = 4
    plate.width = 4
    plate.friction = friction
    return plate
  }

  // MARK: The conveyor

  private func turner(_ output: Int) -> World {
    var part = BoxTurner(name: "turner", pose: Pose(z: 0.8))
    part.speed = 0.1
    part.acceleration = 100
    part.forward = Self.output(0)
    part.turn = Self.output(1)
    var world = plant(outputs: 2, cubeAt: Pose(z: 0.8), parts: [part])
    world.write(Self.output(output), .bit(true))
    return world
  }

  /// Under uniform pressure a square on the seam of two belts turns at 0.855 Δv/L.
  @Test func theTurnerTurnsOnTheSpot() {
    var world = turner(1)
    for _ in 0..<12 { world.step() }
    let wanted = 0.854944 * 0.2 / 0.3
    #expect((world.items[0].spin - wanted).magnitude < 0.1 * wanted)
    while world.items[0].yaw < 90 * radiansPerDegree, world.state.tick < 2000 { world.step() }
    #expect(world.items[0].yaw >= 90 * radiansPerDegree)
    #expect(world.items[0].position.length < 0.001)
  }

  @Test func theTurnerCarriesForward() {
    var world = turner(0)
    for _ in 0..<200 { world.step() }
    // It slips for v/(µg) and is v²/(2µg) behind.
    let lag = 0.1 * 0.1 / (2 * 0.6 * 9.81)
    #expect((world.items[0].position.x - (0.1 - lag)).magnitude < 0.001)
    #expect(world.items[0].yaw == 0)
  }

  // MARK: The sensor

  @Test func theTwinEyeTellsTheSpeed() throws {
    let speed = 0.5
    var eye = TwinEye(name: "eye", pose: Pose(x: 1, y: -0.5, z: 0.9, yaw: 90 * radiansPerDegree))
    // Its second beam is to the left of the line of sight: against +x.
    eye.first = Self.output(1)
    eye.second = Self.output(0)
    // Nothing slows it.
    var world = plant(
      inputs: 2, cubeAt: Pose(x: 0.3, z: 0.8), velocity: Vector2(speed, 0),
      parts: [plate(friction: 0), eye])
    var edges: [Tick?] = [nil, nil]
    for _ in 0..<300 {
      world.step()
      for number in 0...1 where edges[number] == nil && world.state.io[Self.output(number)].isOn {
        edges[number] = world.state.tick
      }
    }
    let (early, late) = (try #require(edges[0]), try #require(edges[1]))
    // The front has the beams' near flanks before it: 0.9 and 1 m less 2.5 mm.
    let first = (0.9 - 0.0025 - 0.45) / speed
    #expect(early == Int((first / 0.005).rounded(.up)))
    #expect(((Double(late - early) * 0.005) - 0.1 / speed).magnitude < 0.005 + 1e-9)
  }

  // MARK: The actuator

  private func clamp(stroke: Double) -> World {
    var part = CentringClamp(name: "clamp", pose: Pose(z: 0.8))
    part.stroke = stroke
    part.close = Self.output(0)
    part.leftClosed = Self.output(1)
    part.rightClosed = Self.output(2)
    var world = plant(
      outputs: 1, inputs: 2, cubeAt: Pose(y: 0.1, z: 0.8), parts: [plate(friction: 0.5), part])
    world.write(Self.output(0), .bit(true))
    return world
  }

  @Test func theClampClosesInItsTimeAndCentres() {
    // Faces end 0.16 m from the middle: 10 mm of room on either side of a cube of 0.3 m.
    var world = clamp(stroke: 0.29)
    while world.state.axes[0].motion.position < 0.29, world.state.tick < 1000 { world.step() }
    // Distance over speed and speed over acceleration, as for any trapezoid.
    let wanted = 0.29 / 0.3 + 0.3 / 3
    #expect((Double(world.state.tick) * 0.005 - wanted).magnitude <= 0.005 + 1e-9)
    #expect(world.state.io[Self.output(1)].isOn && world.state.io[Self.output(2)].isOn)
    #expect((world.items[0].position.y - 0.01).magnitude < 0.001)
    #expect(world.items[0].yaw.magnitude < 0.01)
  }

  @Test func theClampStallsOnWhatIsTooWide() {
    // Faces would end 0.1 m from the middle.
    var world = clamp(stroke: 0.35)
    for _ in 0..<600 { world.step() }
    #expect(!world.state.io[Self.output(1)].isOn)
    #expect(!world.state.io[Self.output(2)].isOn)
    #expect(world.items[0].position.y.magnitude < 0.002)
    for axis in world.state.axes {
      #expect((axis.motion.position - 0.3).magnitude < 0.003)
    }
  }

  // MARK: The row

  @Test func theRowHandsEverythingOn() throws {
    let row = Catalogue.centringClamp
    var draft = PartDraft(name: "clamp", pose: Pose(x: 1), mode: "digital")
    for setting in row.settings { draft.settings[setting.key] = setting.shape.standard }
    for (number, signal) in row.modes[0].signals.enumerated() {
      draft.tags[signal.key] = Self.output(number)
    }
    draft.settings["stroke"] = .number(0.11)
    let part = try #require(row.make(draft) as? CentringClamp)
    #expect(part.pose == Pose(x: 1))
    #expect(part.stroke == 0.11)
    #expect(part.opening == CentringClamp(name: "", pose: Pose()).opening)
    #expect(
      [part.close, part.leftClosed, part.rightClosed] == (0..<3).map { Self.output($0) })
  }
}
