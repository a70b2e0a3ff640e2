import Kernel
import Runtime
import Tags

extension JSONValue {
  /// The session as a document.
  static func session(_ frame: Frame) -> JSONValue {
    let forces = frame.tags.count { $0.isForced }
    let faults = frame.tags.count { !$0.faults.isEmpty }
    let lateness = frame.clock.lateness
    return [
      "scene": .string(frame.plant.name),
      "title": .string(frame.plant.title),
      "tick": .int(frame.tick),
      "timeSeconds": .double(frame.time),
      "tickMilliseconds": .int(frame.plant.tickLength.milliseconds),
      "state": .string(frame.clock.isRunning ? "running" : "paused"),
      "mode": .string(frame.mode.rawValue),
      "speed": .speed(frame.clock.speed),
      "seed": .string(String(frame.seed)),
      "hash": .string(hexadecimal(frame.hash)),
      "overruns": .int(frame.clock.overruns),
      "latenessSeconds": [
        "median": .double(lateness.median),
        "p99": .double(lateness.p99),
        "worst": .double(lateness.worst),
      ],
      "controller": .controller(frame.controller),
      "forces": .int(forces),
      "faults": .int(faults),
      "items": [
        "present": .int(frame.items.count),
        "emitted": .int(frame.emitted),
        "removed": .int(frame.removed),
        "warnings": .int(frame.warnings),
      ],
    ]
  }

  private static func speed(_ speed: Speed) -> JSONValue {
    switch speed {
    case .factor(let factor): .double(factor)
    case .unlimited: "max"
    }
  }

  /// All parts, in the order of the scene document.
  static func parts(_ frame: Frame) -> JSONValue {
    .array(frame.plant.parts.map { part($0, frame) })
  }

  /// One part; its setting is null unless an operator can see or change one.
  static func part(_ part: Plant.PartInfo, _ frame: Frame) -> JSONValue {
    [
      "name": .string(part.name),
      "kind": .string(part.kind),
      "x": .double(part.pose.x),
      "y": .double(part.pose.y),
      "z": .double(part.pose.z),
      "yaw": .double(part.pose.yaw),
      "signals": .array(
        part.signals.map { signal in
          let tag = frame.plant.table[signal.tag]
          return [
            "signal": .string(signal.signal),
            "tag": .string(tag.name),
            "id": .string(tag.id.description),
          ]
        }),
      "setting": part.device.map { .double(frame.panel[$0]) } ?? .null,
    ]
  }

  /// All items, oldest first.
  static func items(_ frame: Frame) -> JSONValue {
    .array(
      frame.items.map { item in
        [
          "id": .int(item.id),
          "kind": .string(item.kind),
          "x": .double(item.pose.x),
          "y": .double(item.pose.y),
          "z": .double(item.pose.z),
          "yaw": .double(item.pose.yaw),
          "speed": .double(item.speed),
          "warnings": .array(item.warnings.map { .string($0) }),
          "size": [
            "length": .double(item.size.length),
            "width": .double(item.size.width),
            "height": .double(item.size.height),
          ],
        ]
      })
  }

  /// One problem of a scene document.
  static func problem(_ problem: Problem) -> JSONValue {
    [
      "code": .string(problem.code),
      "severity": .string(problem.severity.rawValue),
      "file": .string(problem.file),
      "line": .int(problem.line),
      "column": .int(problem.column),
      "message": .string(problem.message),
      "hint": .string(problem.hint),
    ]
  }
}
