import Kernel
import Scenes

/// Reads the cases of a spec.
struct CaseReader {
  static let keys = ["name", "for", "seeds", "steps"] + RuleReader.keys

  let plant: PlantContext
  let log: ProblemLog
  let places: SourcePlaces
  /// The spec's own keys: rules for all cases, and what cases leave out.
  let spec: Fields

  /// The cases of a list.
  func read(_ node: DocumentNode) -> [SpecCase] {
    guard let elements = spec.list("cases", node) else { return [] }
    guard (1...SpecLimits.cases).contains(elements.count) else {
      report(
        .tooMany, at: node, "the spec has \(elements.count) cases, not 1 to \(SpecLimits.cases)",
        hint: elements.isEmpty ? "write at least one" : "split it into several specs")
      return []
    }
    let duration = spec["for"].flatMap { ticks($0, of: spec.subject) }
    let seeds = spec["seeds"].flatMap { SeedReader(log: log).read($0, of: spec.subject) }
    checkNames(elements)
    return elements.enumerated().compactMap { index, element in
      read(element, number: index + 1, duration: duration, seeds: seeds ?? [1])
    }
  }

  private func read(
    _ node: DocumentNode, number: Int, duration: Int?, seeds: [UInt64]
  ) -> SpecCase? {
    let subject = "case \(number)"
    guard let fields = Fields(node, subject: subject, keys: Self.keys, log: log) else { return nil }
    let name = fields.require("name", hint: "what it is about, in a few words")
      .flatMap { fields.text("name", $0) }
    var length = duration
    if let node = fields["for"] {
      length = ticks(node, of: subject)
    } else if duration == nil, spec["for"] == nil {
      _ = fields.require("for", hint: "how long it takes, such as 'for: 2m'; or once for the spec")
    }
    let own = fields["seeds"].flatMap { SeedReader(log: log).read($0, of: subject) }
    let context = CaseContext(
      plant: plant, log: log, places: places, ticks: length ?? SpecLimits.milliseconds)
    let steps = fields["steps"].map { StepReader(context: context).read($0, fields) } ?? []
    // Each case gets the rules of all; the log keeps what is wrong with them once.
    let reader = RuleReader(context: context)
    let rules = reader.read(fields) + reader.read(spec)
    let keys = fields.names + spec.names
    let hasKeys = fields["steps"] != nil || keys.contains(where: RuleReader.keys.contains)
    // Lists that are empty expect as little as lists that are not there; what has a problem of its own
    // is no matter of this one.
    let isSound = log.list.allSatisfy { $0.code == SpecProblem.nothingExpected.rawValue }
    if !hasKeys || (isSound && steps.isEmpty && rules.isEmpty) {
      report(
        .nothingExpected, at: node, "\(subject) expects nothing",
        hint: "give it steps, or a rule: \(RuleReader.keys.joined(separator: ", "))")
    }
    guard let name, let length else { return nil }
    return SpecCase(
      name: name, seeds: own ?? seeds, ticks: length, conditions: context.conditions, steps: steps,
      rules: rules)
  }

  private func ticks(_ node: DocumentNode, of subject: String) -> Int? {
    let reader = SpanReader(log: log, tickLength: plant.tickLength)
    guard let ticks = reader.ticks("for", node, of: subject) else { return nil }
    guard ticks > 0 else {
      report(
        .outOfRange, at: node, "'for' of \(subject) must be a tick at least", hint: "such as 2m")
      return nil
    }
    return ticks
  }

  private func checkNames(_ elements: [DocumentNode]) {
    var lines: [String: Int] = [:]
    for element in elements {
      guard let node = element.entries.first(where: { $0.key == "name" })?.value,
        case .text(let name) = node.content
      else { continue }
      if let line = lines[name] {
        report(
          .duplicateCase, at: node,
          "the case in line \(line) is called '\(name.prefix(100))' already",
          hint: "give each case a name of its own")
      } else {
        lines[name] = node.line
      }
    }
  }

  private func report(
    _ code: SpecProblem, at node: DocumentNode, _ message: String, hint: String
  ) {
    log.report(code: code.rawValue, line: node.line, column: node.column, message, hint: hint)
  }
}

/// Reads seeds: a number, a span such as `1 to 20`, or a list of both.
struct SeedReader {
  let log: ProblemLog

  /// The seeds in their order; nil after a problem was reported.
  func read(_ node: DocumentNode, of subject: String) -> [UInt64]? {
    var seeds: [UInt64] = []
    for element in node.oneOrMore {
      switch element.content {
      case .whole(let number) where number >= 0: seeds.append(UInt64(number))
      case .text(let text):
        guard let span = Self.span(text) else { return refuse(element, subject) }
        guard span.upperBound - span.lowerBound < UInt64(SpecLimits.seeds) else {
          return tooMany(element, subject)
        }
        seeds += Array(span)
      default: return refuse(element, subject)
      }
    }
    guard seeds.count <= SpecLimits.seeds else { return tooMany(node, subject) }
    guard !seeds.isEmpty, Set(seeds).count == seeds.count else { return refuse(node, subject) }
    return seeds
  }

  private static func span(_ text: String) -> ClosedRange<UInt64>? {
    let words = text.split(separator: " ")
    guard words.count == 3, words[1] == "to", let low = UInt64(words[0]),
      let high = UInt64(words[2]), low <= high
    else { return nil }
    return low...high
  }

  private func refuse(_ node: DocumentNode, _ subject: String) -> [UInt64]? {
    log.report(
      code: SpecProblem.badSeeds.rawValue, line: node.line, column: node.column,
      "'seeds' of \(subject) must be whole numbers that differ, found \(node.description)",
      hint: "write 7, [1, 2, 3] or 1 to 20")
    return nil
  }

  private func tooMany(_ node: DocumentNode, _ subject: String) -> [UInt64]? {
    log.report(
      code: SpecProblem.tooMany.rawValue, line: node.line, column: node.column,
      "'seeds' of \(subject) are more than \(SpecLimits.seeds)",
      hint: "write fewer, or several cases")
    return nil
  }
}
