import Kernel
import Runtime
import Scenes
import Sim
import Tags

/// A plant without machinery: the tags of the manual's examples and some with awkward names.
/// Its session is paused, so that nothing changes but what a test does.
enum TestPlant {
  static func session(paused: Bool = true) -> LiveSession {
    let session = LiveSession(scene: scene, seed: 7, paused: paused)
    session.start()
    return session
  }

  static var scene: Scene {
    let table = TagTable(sceneTags: inputs + outputs, reservedIDs: reservedIDs)
    var start = PushButton(name: "Start button", pose: Pose(x: 0, y: 0))
    start.signal = index(of: "Start", .input, in: table)
    var selector = Selector(name: "Mode selector", pose: Pose(x: 0, y: 0))
    selector.positions = [index(of: "Manual", .input, in: table), nil]
    var knob = Potentiometer(name: "Set/point", pose: Pose(x: 0, y: 0))
    knob.signal = index(of: "Set point", .input, in: table)
    let lamp = Indicator(name: "Lamp", pose: Pose(x: 0, y: 0))
    let definitions: [any PartDefinition] = [start, selector, knob, lamp]
    return Scene(
      name: "test-plant", title: "Test plant", summary: "Tags for tests.",
      model: Model(table: table, parts: definitions),
      parts: definitions.map { Scene.Part(name: $0.name, kind: "test", pose: $0.pose, signals: []) }
    )
  }

  private static func index(of name: String, _ kind: TagKind, in table: TagTable) -> TagIndex? {
    table.tags.indices.map(TagIndex.init).first {
      table[$0].name == name && table[$0].kind == kind
    }
  }

  private static var reservedIDs: [ReservedTag: TagID] {
    [
      .running: id("3276f3a7-f85b-425f-9cd1-d9107ab7113f"),
      .paused: id("37ecf53e-8541-4f7b-b5d8-0ec574308bc7"),
      .resetting: id("12d66936-6f23-4979-90ee-cb151204d00a"),
      .timeScale: id("71a6351a-a293-43bf-b7f1-b9bb1d648480"),
    ]
  }

  private static var inputs: [Tag] {
    [
      input("At scale entry", "7177772a-0db3-4303-af9b-9bbcdcc14581", 1, .bit(true)),
      input("Start", "6dd4fd56-253b-4ad0-9e57-6df1206adc44", 7, .bit(false)),
      input("Reset", "2e59772f-877b-4206-834b-67a4a6e6bdbb", 9, .bit(false)),
      input("Manual", "c6df69d9-d296-4e53-be8a-7f2b86575438", 10, .bit(false)),
      input("At left entry", "fc6bb6c4-d307-4fdc-bc70-bc3a808c4098", 12, .bit(false)),
      input("CT 1 (+)", "00000000-0000-4000-8000-000000000001", 20, .bit(false)),
      input("Part number", "00000000-0000-4000-8000-000000000002", 0, .int(0)),
      input("Weight", "77740bcd-b3a0-4d5f-a175-90889ecc6cea", 0, .float(8.496892)),
      input("Set point", "00000000-0000-4000-8000-000000000003", 1, .float(0)),
    ]
  }

  private static var outputs: [Tag] {
    [
      output("Left conveyor", "b61dc29b-650d-4145-be65-4fea9cffc802", 8, .bit(false)),
      output("Front conveyor", "a32d5732-18aa-4700-a4c7-c00d7cd18f41", 9, .bit(false)),
      output("Reset light", "55a717c5-0bfc-4398-a3b0-f9855cad38e9", 15, .bit(false)),
      output("A+B", "00000000-0000-4000-8000-000000000004", 20, .bit(false)),
      output("A B", "00000000-0000-4000-8000-000000000005", 21, .bit(false)),
      output("Förder \"1\"\\2", "00000000-0000-4000-8000-000000000006", 22, .bit(false)),
      output("Weight", "51d833a4-48f4-4cc6-8d21-9c3a7371156d", 0, .int(0)),
      output("Left count", "32614ed5-621b-4de5-af97-503d95243ec8", 3, .int(0)),
      output("Entry conveyor (V)", "4995ead4-ab3d-4f83-abc6-959524433087", 0, .float(0)),
    ]
  }

  private static func input(_ name: String, _ id: String, _ address: Int, _ value: TagValue) -> Tag
  {
    Tag(
      name: name, id: self.id(id), address: address, type: value.type, kind: .input, initial: value)
  }

  private static func output(_ name: String, _ id: String, _ address: Int, _ value: TagValue) -> Tag
  {
    Tag(
      name: name, id: self.id(id), address: address, type: value.type, kind: .output,
      initial: value)
  }

  private static func id(_ text: String) -> TagID {
    guard let id = TagID(text) else { preconditionFailure("no GUID: \(text)") }
    return id
  }
}
