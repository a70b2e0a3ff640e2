import Kernel
import Runtime
import Tags

extension JSONValue {
  /// Who controls the plant.
  static func controller(_ report: ControllerReport) -> JSONValue {
    [
      "kind": .string(report.kind.rawValue),
      "name": report.name.map(JSONValue.string) ?? .null,
      "state": report.state.map { .string($0.rawValue) } ?? .null,
      "trap": report.stop.map(trap) ?? .null,
    ]
  }

  private static func trap(_ stop: ControllerReport.Stop) -> JSONValue {
    [
      "cause": .string(stop.cause),
      "place": .string(stop.place),
      "scan": .int(stop.scan),
      "outputs": stop.clearsOutputs ? "cleared" : "held",
    ]
  }

  /// The variables of the program, in order of declaration; none without a program.
  static func variables(_ frame: Frame) -> JSONValue {
    .array(
      (frame.program?.variables ?? []).map { row in
        [
          "name": .string(row.name),
          "type": .string(row.type),
          "address": row.address.map(JSONValue.string) ?? .null,
          "tag": row.tag.map { .string(frame.plant.table[$0].name) } ?? .null,
          "value": value(row.value),
        ]
      })
  }

  /// The elements of the program's drawings with their power; none without a drawn program.
  static func powerFlow(_ frame: Frame) -> JSONValue {
    .array(
      (frame.program?.elements ?? []).map { element in
        [
          "block": .string(element.block),
          "rung": .int(element.rung),
          "label": .string(element.label),
          "localId": .int(element.localID),
          "power": .bool(element.hasPower),
        ]
      })
  }

  /// Whole numbers that a reader of JSON may not keep exactly are strings; what is no number is
  /// null.
  private static func value(_ value: ProgramImage.Value) -> JSONValue {
    let exact: Int64 = 9_007_199_254_740_991
    switch value {
    case .bool(let on): return .bool(on)
    case .signed(let number):
      return (-exact...exact).contains(number) ? .int(Int(number)) : .string("\(number)")
    case .unsigned(let number):
      return number <= UInt64(exact) ? .int(Int(number)) : .string("\(number)")
    case .real(let number):
      return number.isFinite ? .number(JSONNumber(number)) : .null
    case .longReal(let number): return number.isFinite ? .double(number) : .null
    case .text(let text): return .string(text)
    }
  }
}
