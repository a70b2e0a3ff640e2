import Foundation
import Kernel
import Runtime
import Scenes
import Tags
import Testing

@testable import Specs

/// A small plant for specs, and programs for it.
enum TestBench {
  /// A belt with an eye, a remover at each end, and a panel. `Level` is the name of a knob and of a
  /// display.
  static let document = """
    beltline: 1
    name: bench
    title: Bench
    tick: 10
    parts:
      - {name: Belt, kind: belt-conveyor, pose: {x: 0, y: 0}, settings: {length: 2}}
      - {name: Eye, kind: diffuse-sensor, pose: {x: 0.5, y: -0.5, z: 1, yaw: 90}, settings: {range: 0.8}}
      - name: Boxes
        kind: emitter
        pose: {x: -0.7, y: 0, z: 0.875}
        settings: {interval: 2, parts: [box-s, box-l]}
        signals: {emit: Boxes}
      - name: Far remover
        kind: remover
        pose: {x: 0.9, y: 0, z: 0.875}
        settings: {length: 0.2}
        signals: {remove: Take far}
      - name: Near remover
        kind: remover
        pose: {x: 0.1, y: 0, z: 0.875}
        settings: {length: 0.2}
        signals: {remove: Take near}
      - {name: Start button, kind: push-button, signals: {signal: Start, lamp: Start light}}
      - {name: Emergency stop, kind: emergency-stop}
      - {name: Selector, kind: selector, signals: {position-1: Manual, position-2: Auto}}
      - {name: Knob, kind: potentiometer, signals: {signal: Level}}
      - {name: Gauge, kind: digital-display, mode: int, signals: {value: Level}}
      - {name: Meter, kind: digital-display, mode: 0-to-10-v}

    """

  static func scene() throws -> Scene { try SceneFile.decode(document, file: "bench.yaml") }

  /// The spec of one case on the bench, two seconds long; `lines` are the keys of the case.
  static func text(_ lines: String, length: String = "2s") -> String {
    let keys = lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    \($0)" }.joined(separator: "\n")
    return """
      beltline-spec: 1
      name: Bench
      scene: bench
      program: test
      cases:
        - name: trial
          for: \(length)

      """ + keys + "\n"
  }

  /// A spec whose scene is the bench, whatever it is called there.
  static func spec(
    _ text: String, _ controller: (any Controller)? = nil
  ) throws(Problems) -> Spec {
    let surroundings = SpecFile.Surroundings(
      scene: { name throws(Problems) in
        if name != "bench" { return try SceneLibrary(folders: []).load(named: name) }
        return try SceneFile.decode(document, file: "bench.yaml")
      },
      controller: { _, _ in controller })
    return try SpecFile.decode(text, file: "spec.yaml", in: surroundings)
  }

  /// How the case of these keys goes.
  static func run(
    _ lines: String, length: String = "2s", keepsGoing: Bool = false,
    _ act: (@Sendable (inout Bench) -> Void)? = nil
  ) throws -> CaseResult {
    let spec = try spec(text(lines, length: length), act.map { Script(act: $0) })
    var run = CaseRun(spec.cases[0], of: spec, seed: 1, keepsGoing: keepsGoing)
    return run.run()
  }

  /// The problems of a text.
  static func problems(_ text: String) -> [Problem] {
    do throws(Problems) {
      _ = try spec(text)
      return []
    } catch {
      return error.list
    }
  }
}

/// The bench as a program sees it: tags by name, and the time in milliseconds.
struct Bench {
  fileprivate var io: [String: TagValue] = [:]
  /// What the program wrote.
  fileprivate var writes: [String: TagValue] = [:]
  let milliseconds: Int

  init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// An input bit.
  func isOn(_ name: String) -> Bool { io[name]?.isOn ?? false }
  /// Writes an output bit.
  mutating func set(_ name: String, _ on: Bool) { writes[name] = .bit(on) }
  /// Writes the output of that name, of any type.
  mutating func write(_ name: String, _ value: TagValue) { writes[name] = value }
}

/// A program made of one function.
struct Script: Controller {
  let act: @Sendable (inout Bench) -> Void
  private var tags: [(name: String, kind: TagKind, index: TagIndex)] = []

  init(act: @escaping @Sendable (inout Bench) -> Void) { self.act = act }

  mutating func start(table: TagTable) {
    tags = table.tags.enumerated().map { ($1.name, $1.kind, TagIndex($0)) }
  }

  mutating func scan(_ io: inout ControllerIO) {
    var bench = Bench(milliseconds: io.milliseconds)
    for tag in tags where tag.kind == .input { bench.io[tag.name] = io[tag.index] }
    act(&bench)
    for tag in tags where tag.kind == .output {
      if let value = bench.writes[tag.name] { io.write(tag.index, value) }
    }
  }
}

extension CaseResult {
  /// Keys and messages of the failures.
  var told: [String] {
    guard case .failed(let failures) = outcome else { return [] }
    return failures.map { "\($0.key): \($0.message)" }
  }

  /// The first failure.
  var failure: Failure? {
    if case .failed(let failures) = outcome { failures.first } else { nil }
  }
}
