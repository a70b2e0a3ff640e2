import Kernel

/// A chart made by chance, as text and as what becomes of it by the rules of the reference page.
struct RandomChart {
  /// One line of an action block.
  struct Line {
    /// Index in the targets: variables first, then actions.
    var target: Int
    var qualifier: String
    /// In scans; nil of qualifiers without a duration.
    var duration: Int?
  }

  indirect enum Condition {
    case input(Int)
    case active(Int)
    case longer(Int, than: Int)
    case always
    case first(Condition, butNot: Condition)

    var text: String {
      switch self {
      case .input(let input): "in\(input)"
      case .active(let step): "S\(step).X"
      case .longer(let step, let scans): "S\(step).T >= T#\(20 * scans)ms"
      case .always: "TRUE"
      case .first(let a, let b): "\(a.text) AND NOT (\(b.text))"
      }
    }

    func holds(_ state: RandomChartState, _ inputs: Int) -> Bool {
      switch self {
      case .input(let input): inputs >> input & 1 == 1
      case .active(let step): state.isActive[step]
      case .longer(let step, let scans): state.time[step] >= scans
      case .always: true
      case .first(let a, let b): a.holds(state, inputs) && !b.holds(state, inputs)
      }
    }
  }

  struct Transition {
    var from: [Int]
    var to: [Int]
    var condition: Condition
    var priority: Int?
  }

  static let variables = 3
  static let targets = 6
  var isInitial: [Bool]
  var lines: [[Line]]
  var transitions: [Transition]
  /// Four bits a scan.
  var inputs: [Int]

  init(seed: UInt64) {
    var random = Generator(seed: seed)
    let count = 2 + random.below(6)
    isInitial = Array(repeating: false, count: count)
    for _ in 0...random.below(2) { isInitial[random.below(count)] = true }
    lines = (0..<count).map { _ in
      (0..<random.below(5)).map { _ in
        let target = random.below(Self.targets)
        return random.below(2) == 0
          ? Line(target: target, qualifier: random.pick(["N", "S", "R", "P", "P0", "P1"]))
          : Line(
            target: target, qualifier: random.pick(["L", "D", "SD", "DS", "SL"]),
            duration: random.below(7))
      }
    }
    transitions = (0..<1 + random.below(9)).map { _ in
      let simple = Self.condition(count, &random)
      let isSimple = random.below(3) > 0
      return Transition(
        from: Self.steps(count, &random), to: Self.steps(count, &random),
        condition: isSimple ? simple : .first(simple, butNot: Self.condition(count, &random)),
        priority: random.pick([nil, nil, 1, 2, 3]))
    }
    inputs = (0..<1 + random.below(30)).map { _ in random.below(16) }
  }

  /// One step, or two different ones.
  private static func steps(_ count: Int, _ random: inout Generator) -> [Int] {
    let first = random.below(count)
    let second = random.below(count)
    return random.below(4) > 0 || first == second ? [first] : [first, second]
  }

  private static func condition(_ count: Int, _ random: inout Generator) -> Condition {
    switch random.below(10) {
    case 0..<6: .input(random.below(4))
    case 6: .active(random.below(count))
    case 7, 8: .longer(random.below(count), than: random.below(6))
    default: .always
    }
  }

  // MARK: Text

  /// A program that plays the inputs, and the chart, which both run in every scan.
  var text: String {
    let steps = lines.enumerated().map { step, lines in
      let texts = lines.map { line in
        let name = line.target < Self.variables ? "v\(line.target)" : "A\(line.target)"
        let duration = line.duration.map { ", T#\(20 * $0)ms" } ?? ""
        return "\(name)(\(line.qualifier)\(duration));"
      }
      let kind = isInitial[step] ? "INITIAL_STEP" : "STEP"
      return "\(kind) S\(step): \(texts.joined(separator: " ")) END_STEP"
    }
    let transitions = transitions.map { transition in
      let priority = transition.priority.map { "(PRIORITY := \($0)) " } ?? ""
      return "TRANSITION \(priority)FROM \(Self.group(transition.from)) TO "
        + "\(Self.group(transition.to)) := \(transition.condition.text); END_TRANSITION"
    }
    let actions = (Self.variables..<Self.targets).map {
      "ACTION A\($0): c\($0) := (c\($0) * 3 + 1) MOD 9001; END_ACTION"
    }
    return """
      PROGRAM Play
      VAR_EXTERNAL in0, in1, in2, in3 : BOOL; END_VAR
      VAR scan, bits : INT; list : ARRAY[0..\(inputs.count - 1)] OF INT := \(inputs); END_VAR
        bits := list[scan]; scan := scan + 1;
        in0 := bits MOD 2 = 1; in1 := bits / 2 MOD 2 = 1;
        in2 := bits / 4 MOD 2 = 1; in3 := bits / 8 = 1;
      END_PROGRAM
      PROGRAM Chart
      VAR_EXTERNAL in0, in1, in2, in3 : BOOL; END_VAR
      VAR v0, v1, v2 : BOOL; c3, c4, c5 : INT; END_VAR
      \((steps + transitions + actions).joined(separator: "\n"))
      END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL in0, in1, in2, in3 : BOOL; END_VAR
        RESOURCE Cell ON PLC
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM First WITH Cycle : Play;
          PROGRAM Main WITH Cycle : Chart;
        END_RESOURCE
      END_CONFIGURATION
      """
  }

  private static func group(_ steps: [Int]) -> String {
    let names = steps.map { "S\($0)" }
    return names.count == 1 ? names[0] : "(\(names.joined(separator: ", ")))"
  }
}

extension Generator {
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
