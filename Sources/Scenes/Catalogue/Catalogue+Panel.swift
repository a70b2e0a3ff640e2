import Kernel
import Sim
import Tags

extension Catalogue {
  static let panelKinds = [
    pushButton(
      "push-button", "A push button with a lamp: true while pressed.", normallyClosed: false),
    pushButton(
      "stop-button", "A stop button with a lamp, normally closed: false while pressed.",
      normallyClosed: true),
    emergencyStop, selector, potentiometer, digitalDisplay, lightIndicator,
  ]

  private static let origin = "its place on the panel, for pictures only"

  private static func pushButton(
    _ word: String, _ summary: String, normallyClosed: Bool
  ) -> PartKind {
    let pressed = normallyClosed ? "False while pressed." : "True while pressed."
    let signals: [PartKind.Signal] = [
      .bitInput("signal", "", pressed), .bitOutput("lamp", "(Light)", "Lights the lamp."),
    ]
    return PartKind(
      word: word, summary: summary, origin: origin, height: nil,
      modes: [
        .init("momentary", "Pressed while held.", signals),
        .init("toggle", "Stays pressed until pressed again.", signals),
      ],
      settings: []
    ) { draft in
      var part = PushButton(name: draft.name, pose: draft.pose)
      part.normallyClosed = normallyClosed
      part.latching = draft.mode == "toggle"
      part.signal = draft.tags["signal"]
      part.lamp = draft.tags["lamp"]
      return part
    }
  }

  private static let emergencyStop = PartKind(
    word: "emergency-stop", summary: "A latching emergency stop, normally closed.",
    origin: origin, height: nil,
    modes: [
      .init(
        "toggle", "Stays pressed until pressed again.",
        [.bitInput("signal", "", "True while it is not pressed.")])
    ],
    settings: []
  ) { draft in
    var part = EmergencyStop(name: draft.name, pose: draft.pose)
    part.signal = draft.tags["signal"]
    return part
  }

  private static let selector: PartKind = {
    let positions = (1...3).map {
      PartKind.Signal.bitInput("position-\($0)", "(\($0))", "True in this position.")
    }
    func mode(_ word: String, _ summary: String, _ count: Int) -> PartKind.Mode {
      let start = PartKind.Setting(
        "start", .whole(1...count, 1), "The position before anybody turned it.")
      return .init(word, summary, Array(positions.prefix(count)), settings: [start])
    }
    return PartKind(
      word: "selector", summary: "A selector switch: the tag of its position is true.",
      origin: origin, height: nil,
      modes: [mode("two-position", "Two positions.", 2), mode("three-position", "Three.", 3)],
      settings: []
    ) { draft in
      var part = Selector(name: draft.name, pose: draft.pose)
      let count = draft.mode == "two-position" ? 2 : 3
      part.positions = positions.prefix(count).map { draft.tags[$0.key] }
      part.initial = draft.whole("start") - 1
      return part
    }
  }()

  private static let potentiometer: PartKind = {
    let ends = ["0-to-10-v": 0.0...10, "minus-10-to-10-v": -10...10, "minus-5-to-5-v": -5...5]
    func mode(_ word: String, _ summary: String) -> PartKind.Mode {
      let volts = ends[word] ?? 0...10
      let start = PartKind.Setting(
        "start", .number(unit: "V", volts, 0), "The setting before anybody turned it.")
      let signal = PartKind.Signal.floatInput(
        "signal", "(V)", upTo: Float(volts.upperBound), "Its setting in volts.")
      return .init(word, summary, [signal], settings: [start])
    }
    return PartKind(
      word: "potentiometer", summary: "A knob that gives volts.", origin: origin, height: nil,
      modes: [
        mode("0-to-10-v", "From 0 to 10 V."), mode("minus-10-to-10-v", "From -10 to 10 V."),
        mode("minus-5-to-5-v", "From -5 to 5 V."),
      ],
      settings: []
    ) { draft in
      var part = Potentiometer(name: draft.name, pose: draft.pose)
      part.volts = ends[draft.mode] ?? 0...10
      part.initial = draft.number("start")
      part.signal = draft.tags["signal"]
      return part
    }
  }()

  private static let digitalDisplay = PartKind(
    word: "digital-display", summary: "A display that shows a number.", origin: origin,
    height: nil,
    modes: [
      .init("int", "Whole numbers.", [.int("value", .output, "", "What it shows.")]),
      .init("0-to-10-v", "0 to 10 V.", [.floatOutput("value", "", "What it shows.")]),
      .init("minus-10-to-10-v", "-10 to 10 V.", [.floatOutput("value", "", "What it shows.")]),
    ],
    settings: []
  ) { draft in
    var part = Indicator(name: draft.name, pose: draft.pose)
    part.signal = draft.tags["value"]
    return part
  }

  private static let lightIndicator = PartKind(
    word: "light-indicator", summary: "A lamp.", origin: origin, height: nil,
    modes: [.init("digital", "One bit.", [.bitOutput("lamp", "", "Lights it.")])],
    settings: []
  ) { draft in
    var part = Indicator(name: draft.name, pose: draft.pose)
    part.signal = draft.tags["lamp"]
    return part
  }
}
