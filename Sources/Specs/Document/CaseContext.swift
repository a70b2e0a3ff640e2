import Kernel
import Runtime
import Scenes

/// What the readers of one case share: its plant, its conditions and where problems go.
final class CaseContext {
  let plant: PlantContext
  let log: ProblemLog
  private let places: SourcePlaces
  /// The length of the case; spans within it are checked against it.
  let ticks: Int
  private var compiler: ConditionCompiler

  init(plant: PlantContext, log: ProblemLog, places: SourcePlaces, ticks: Int) {
    self.plant = plant
    self.log = log
    self.places = places
    self.ticks = ticks
    compiler = ConditionCompiler(plant.vocabulary, tickLength: plant.tickLength)
  }

  /// The conditions read so far.
  var conditions: ConditionSet { compiler.set }

  /// The text of a condition.
  func text(of condition: Int) -> String { compiler.set.entries[condition].text }

  // MARK: Problems

  func report(
    _ code: SpecProblem, at node: DocumentNode, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    log.report(
      code: code.rawValue, line: node.line, column: node.column, message(), hint: hint())
  }

  /// Reports what is wrong with a text at the place in it.
  func report(_ finding: Finding, in node: DocumentNode) {
    let place = places.place(of: node, offset: finding.offset)
    log.report(
      code: finding.code.rawValue, line: place.line, column: place.column, finding.message,
      hint: finding.hint)
  }

  // MARK: Values

  /// The index of a condition; nil after a problem was reported.
  func condition(_ key: String, _ node: DocumentNode, of subject: String) -> Int? {
    guard let text = conditionText(key, node, of: subject) else { return nil }
    switch compiler.add(text, line: node.line, column: node.column) {
    case .success(let index): return index
    case .failure(let findings):
      for finding in findings.list { report(finding, in: node) }
      return nil
    }
  }

  /// A condition's text; a condition may be as short as `true`.
  func conditionText(_ key: String, _ node: DocumentNode, of subject: String) -> String? {
    switch node.content {
    case .text(let text): return text
    case .bool(let on): return on ? "true" : "false"
    default:
      report(
        .wrongType, at: node,
        "'\(key)' of \(subject) must be a condition, found \(node.description)",
        hint: "write it in quotes, such as \"'At scale' and not 'Send left'\"")
      return nil
    }
  }

  /// A span of simulated time in ticks; nil after a problem was reported.
  func span(_ key: String, _ node: DocumentNode, of subject: String) -> Int? {
    SpanReader(log: log, tickLength: plant.tickLength).ticks(key, node, of: subject)
  }

  /// A span that must not be longer than the case.
  func spanInCase(_ key: String, _ node: DocumentNode, of subject: String) -> Int? {
    guard let span = span(key, node, of: subject) else { return nil }
    if span > ticks {
      report(
        .afterTheEnd, at: node,
        "'\(key)' of \(subject) is later than the end of the case, which is "
          + SimulatedTime.text(ticks, plant.tickLength),
        hint: "make the case longer with 'for', or this shorter")
    }
    return span
  }
}

/// Reads spans of simulated time.
struct SpanReader {
  let log: ProblemLog
  let tickLength: TickLength

  /// The ticks of a span, rounded up; nil after a problem was reported.
  func ticks(_ key: String, _ node: DocumentNode, of subject: String) -> Int? {
    guard case .text(let text) = node.content, let span = SimulatedSpan(text) else {
      log.report(
        code: SpecProblem.badSpan.rawValue, line: node.line, column: node.column,
        "'\(key)' of \(subject) must be a time, found \(node.description)",
        hint: "write a number and its unit: 500ms, 2s, 5m, 1h, or 20t for ticks")
      return nil
    }
    let ticks = span.ticks(of: tickLength)
    guard ticks <= SpecLimits.milliseconds / tickLength.milliseconds else {
      log.report(
        code: SpecProblem.outOfRange.rawValue, line: node.line, column: node.column,
        "'\(key)' of \(subject) is longer than \(SpecLimits.milliseconds / 3_600_000) hours",
        hint: "write a shorter time")
      return nil
    }
    return ticks
  }
}

extension DocumentNode {
  /// The elements of a list, or the node itself where one of them is enough.
  var oneOrMore: [DocumentNode] {
    if case .list(let elements) = content { return elements }
    return [self]
  }

  /// The entries of a map; none for anything else.
  var entries: [Entry] {
    if case .map(let entries) = content { return entries }
    return []
  }
}
