import Runtime
import Tags

/// One tag of a controller, found by its name and kind.
struct Wire: Sendable {
  private let index: TagIndex

  /// The tag must be there: the scenes are the project's own.
  init(_ name: String, _ kind: TagKind, in table: TagTable) {
    let found = table.indices(named: name).first { table[$0].kind == kind }
    guard let found else { preconditionFailure("the scene has no \(kind) '\(name)'") }
    index = found
  }

  func isOn(_ io: ControllerIO) -> Bool { io[index].isOn }
  func number(_ io: ControllerIO) -> Double { io[index].number }
  func set(_ io: inout ControllerIO, _ on: Bool) { io.write(index, .bit(on)) }
  func set(_ io: inout ControllerIO, _ count: Int) { io.write(index, .int(Int32(count))) }
}

/// An input with its value at the last scan.
struct EdgeWire: Sendable {
  private let wire: Wire
  private var before: Bool?
  private(set) var rose = false
  private(set) var fell = false

  init(_ name: String, in table: TagTable) { wire = Wire(name, .input, in: table) }

  mutating func scan(_ io: ControllerIO) {
    let now = wire.isOn(io)
    rose = now && before == false
    fell = !now && before == true
    before = now
  }
}
