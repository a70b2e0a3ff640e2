import Kernel
import Runtime
import Scenes
import Sim
import Tags

/// A small scene made in code: an emitter, a belt with an eye, a button and a selector.
enum TestScene {
  static let emit = TagIndex(8)
  static let belt = TagIndex(9)
  static let eye = TagIndex(10)
  static let button = TagIndex(11)

  static func make(name: String = "test", milliseconds: Int = 5) -> Scene {
    func tag(_ name: String, _ address: Int, _ kind: TagKind) -> Tag {
      Tag(
        name: name, id: .derived(scene: "test", name: name, kind: kind, ordinal: 0),
        address: address, type: .bit, kind: kind)
    }
    var emitter = Emitter(name: "emitter", pose: Pose(x: -1.5, z: 1))
    emitter.interval = 1...2
    emitter.parts = [.boxS, .boxM]
    emitter.emit = emit
    var conveyor = Conveyor.belt(name: "belt", pose: Pose(z: 0.8), length: 4)
    conveyor.forward = belt
    var sensor = RetroreflectiveSensor(
      name: "eye", pose: Pose(x: 1, y: -0.5, z: 0.9, yaw: 1.570_796_326_794_896_6))
    sensor.signal = eye
    var push = PushButton(name: "button", pose: Pose())
    push.signal = button
    let table = TagTable(sceneTags: [
      tag("emit", 0, .output), tag("belt", 1, .output), tag("eye", 0, .input),
      tag("button", 1, .input),
    ])
    let model = Model(
      table: table, tickLength: TickLength(milliseconds: milliseconds) ?? .standard,
      parts: [emitter, conveyor, sensor, push])
    return Scene(
      name: name, title: "Test", summary: "", model: model,
      parts: [
        Scene.Part(
          name: "button", kind: "push-button", pose: Pose(), signals: [("signal", button)])
      ])
  }
}

/// Runs the belt while the eye is free: enough of a program to see scans at work.
struct FollowEye: Controller {
  var scans: [Int] = []

  mutating func start(table: TagTable) { scans = [] }

  mutating func scan(_ io: inout ControllerIO) {
    scans.append(io.milliseconds)
    io.write(TestScene.belt, io[TestScene.eye])
  }
}
