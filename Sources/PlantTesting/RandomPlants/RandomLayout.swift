import Kernel
import Runtime
import Sim
import Tags

/// The parts, tags and items of a random plant, while they are drawn.
struct RandomLayout {
  var draw: Generator
  var parts: [any PartDefinition] = []
  private(set) var items: [InitialItem] = []
  private(set) var tags: [Tag] = []
  /// What starts everything: done before the first tick.
  private(set) var start: [Command.Change] = []

  /// Draws one to three lines.
  init(draw: Generator) {
    self.draw = draw
    for line in 0..<(1 + self.draw.below(3)) { addLine(line) }
  }

  /// A kind of the plant's own.
  static let drum: ItemKind = {
    var drum = ItemKind(name: "drum", length: 0.35, width: 0.35, height: 0.4, mass: 6)
    drum.isRound = true
    drum.restitution = 0.3
    return drum
  }()

  mutating func tag(_ kind: TagKind, _ type: TagType, on: Bool = true) -> TagIndex {
    let number = tags.count
    let name = "tag \(number)"
    tags.append(
      Tag(
        name: name, id: .derived(scene: "random", name: name, kind: kind, ordinal: 0),
        address: number, type: type, kind: kind))
    let index = TagIndex(ReservedTag.allCases.count + number)
    if on, type == .bit, kind == .output {
      start.append(.write(index, .bit(draw.below(5) > 0)))
    }
    return index
  }

  private mutating func addLine(_ line: Int) {
    let yaw = [0, 0, 0, 90, 17, -35][draw.below(6)] * radiansPerDegree
    let origin = Pose(x: -2, y: 2.5 * Double(line), z: 0.8, yaw: yaw)
    func at(_ x: Double, _ y: Double = 0, _ z: Double = 0, turned: Double = 0) -> Pose {
      let place = origin.place(Vector2(x, y))
      return Pose(x: place.x, y: place.y, z: origin.z + z, yaw: yaw + turned)
    }
    var x = 0.0
    var level = 0.0
    for _ in 0..<(2 + draw.below(3)) {
      // Most seams are level; some are a little step, some a gap, some a drop.
      level += [0, 0, 0, 0.003, -0.003, -0.1][draw.below(6)]
      x += [0, 0, 0.03][draw.below(3)]
      let length = addConveyor { at(x + $0 / 2, 0, level) }
      addItems { at(x + $0 * length, $1, level + $2) }
      if draw.below(2) == 0 {
        addSensor(at(x + draw.uniform() * length, -0.6, level, turned: 90 * radiansPerDegree))
      }
      if draw.below(4) == 0 {
        let turn = draw.uniform(from: -3, to: 3)
        let side = draw.uniform(from: -0.5, to: 0.5)
        var wall = Aligner(
          name: "wall", pose: at(x + draw.uniform() * length, side, level, turned: turn))
        wall.length = draw.uniform(from: 0.2, to: 1)
        parts.append(wall)
      }
      addMechanism { at(x + $0 * length, $1, level) }
      x += length
    }
    var emitter = Emitter(name: "emitter", pose: at(0.4, 0, 0.05 * Double(draw.below(3))))
    emitter.interval = 0.3...(0.3 + draw.uniform() * 2)
    emitter.parts = [.boxS, .boxM, .stackableBox]
    emitter.bases = draw.below(3) == 0 ? [.squarePallet, .stackableBox] : []
    emitter.randomShift = draw.uniform() * 0.1
    emitter.randomYaw = draw.below(2) == 0
    emitter.emit = tag(.output, .bit)
    if draw.below(3) > 0 { parts.append(emitter) }
    parts.append(Encoder(name: "encoder", pose: at(0.5)))
    var tank = Tank(name: "tank", pose: Pose())
    tank.valveTime = 0.5
    tank.fill = emitter.emit
    parts.append(tank)
    var remover = Remover(name: "remover", pose: at(x - draw.uniform() * 1.5, 0, -0.8))
    remover.remove = tag(.output, .bit)
    if draw.below(3) > 0 { parts.append(remover) }
  }

  /// Adds a conveyor of some kind whose middle is at `pose` of its length; returns the length.
  private mutating func addConveyor(
    _ pose: (Double) -> Pose
  ) -> Double {
    let length = draw.uniform(from: 1, to: 2.5)
    switch draw.below(8) {
    case 0...3:
      var belt = Conveyor.belt(name: "belt", pose: pose(length), length: length)
      belt.forward = tag(.output, .bit)
      belt.reverse = tag(.output, .bit, on: false)
      belt.volts = tag(.output, .float)
      belt.acceleration = [3, 0.5, 1e6][draw.below(3)]
      parts.append(belt)
      return length
    case 4:
      var rollers = Conveyor.rollers(name: "rollers", pose: pose(length), length: length)
      rollers.forward = tag(.output, .bit)
      parts.append(rollers)
      return length
    case 5:
      var scale = ConveyorScale(name: "scale", pose: pose(1.125))
      scale.forward = tag(.output, .bit)
      scale.weight = tag(.input, .float)
      parts.append(scale)
      return 1.125
    case 6:
      var transfer = ChainTransfer(name: "transfer", pose: pose(1))
      transfer.forward = tag(.output, .bit)
      transfer.left = tag(.output, .bit, on: false)
      transfer.right = tag(.output, .bit, on: false)
      parts.append(transfer)
      return 1
    default:
      var sorter = PopUpWheelSorter(name: "sorter", pose: pose(0.875))
      sorter.forward = tag(.output, .bit)
      sorter.left = tag(.output, .bit, on: false)
      sorter.right = tag(.output, .bit, on: false)
      parts.append(sorter)
      return 0.875
    }
  }

  private mutating func addItems(
    _ pose: (Double, Double, Double) -> Pose
  ) {
    for place in [0.25, 0.75] where draw.below(3) == 0 {
      var height = 0.0
      // The last is the plant's own, which is round.
      let kind = [0, 1, 2, 3, ItemKind.bundled.count][draw.below(5)]
      for _ in 0..<(1 + draw.below(3)) {
        var item = InitialItem(
          kind: kind, pose: pose(place, draw.uniform(from: -0.2, to: 0.2), height))
        item.pose.yaw += [0, 0, draw.uniform(from: -3, to: 3)][draw.below(3)]
        if draw.below(3) == 0 {
          item.velocity = Vector2(draw.uniform(from: -1, to: 1), draw.uniform(from: -1, to: 1))
          item.spin = draw.uniform(from: -2, to: 2)
        }
        items.append(item)
        height += (ItemKind.bundled + [Self.drum])[kind].height
      }
    }
  }

  private mutating func addSensor(_ pose: Pose) {
    var pose = pose
    pose.z += draw.uniform(from: 0.02, to: 0.3)
    switch draw.below(4) {
    case 0, 1:
      var eye = RetroreflectiveSensor(name: "eye", pose: pose)
      eye.range = 1.2
      eye.signal = tag(.input, .bit)
      parts.append(eye)
    case 2:
      var eye = DiffuseSensor(name: "eye", pose: pose)
      eye.signal = tag(.input, .bit)
      parts.append(eye)
    default:
      var array = LightArray(name: "array", pose: pose)
      array.mask = tag(.input, .int)
      array.volts = tag(.input, .float)
      parts.append(array)
    }
  }
}
