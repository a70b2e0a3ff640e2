import Kernel
import Runtime
import Scenes

/// Reads the steps of a case.
struct StepReader {
  static let keys = ["name"] + beginnings + ActionReader.keys + ["expect", "within", "for"]
  /// Keys that say when a step begins; a step has one of them at most.
  static let beginnings = ["at", "after", "when"]

  let context: CaseContext

  /// The steps in a list.
  func read(_ node: DocumentNode, _ fields: Fields) -> [Step] {
    guard let elements = fields.list("steps", node) else { return [] }
    guard elements.count <= SpecLimits.steps else {
      context.report(
        .tooMany, at: node, "the case has \(elements.count) steps, more than \(SpecLimits.steps)",
        hint: "split it into several cases")
      return []
    }
    var last = 0
    return elements.enumerated().compactMap { number, element in
      read(element, subject: "step \(number + 1)", after: &last)
    }
  }

  private func read(_ node: DocumentNode, subject: String, after last: inout Int) -> Step? {
    guard let fields = Fields(node, subject: subject, keys: Self.keys, log: context.log) else {
      return nil
    }
    checkKeys(fields)
    var step = Step(
      wording: Wording(key: "step", text: subject, line: node.line, column: node.column))
    if let node = fields["name"] { step.wording.because = fields.text("name", node, limit: 200) }
    if let beginning = readBeginning(fields, &step.wording, after: &last) {
      step.beginning = beginning
    }
    let before = context.log.list.count
    let actions = ActionReader(context: context, fields: fields).read()
    step.changes = actions.changes
    if let key = fields.names.first(where: ActionReader.keys.contains), actions.changes.isEmpty,
      context.plant.scene != nil, context.log.list.count == before
    {
      context.report(
        .emptyStep, at: fields.node, "'\(key)' of \(fields.subject) is empty",
        hint: "name what it is to act on, or leave it out")
    }
    if let node = fields["expect"] {
      step.expectation = readExpectation(fields, node, &step.wording)
    } else if let node = fields["for"] {
      readUndo(fields, node, actions.undos, &step)
    }
    return step
  }

  private func readBeginning(
    _ fields: Fields, _ wording: inout Wording, after last: inout Int
  ) -> Step.Beginning? {
    if let node = fields["at"] {
      guard let tick = context.spanInCase("at", node, of: fields.subject) else { return nil }
      if tick < last {
        context.report(
          .stepBeforeTheLast, at: node, "\(fields.subject) is due before an earlier step",
          hint: "put the steps into the order of their times")
      }
      last = tick
      return .at(tick)
    }
    if let node = fields["after"] {
      return context.spanInCase("after", node, of: fields.subject).map { .after($0) }
    }
    guard let node = fields["when"] else { return nil }
    guard let condition = context.condition("when", node, of: fields.subject) else { return nil }
    word(&wording, "when", context.text(of: condition), node)
    return .when(condition, within: readWithin(fields) ?? Int.max)
  }

  private func readExpectation(
    _ fields: Fields, _ node: DocumentNode, _ wording: inout Wording
  ) -> Step.Expectation? {
    guard let condition = context.condition("expect", node, of: fields.subject) else { return nil }
    word(&wording, "expect", context.text(of: condition), node)
    let stays = fields["for"].flatMap { context.spanInCase("for", $0, of: fields.subject) }
    return Step.Expectation(
      condition: condition, within: readWithin(fields) ?? 0, stays: stays ?? 0)
  }

  private func readWithin(_ fields: Fields) -> Int? {
    fields["within"].flatMap { context.spanInCase("within", $0, of: fields.subject) }
  }

  private func readUndo(
    _ fields: Fields, _ node: DocumentNode, _ undos: [Command.Change], _ step: inout Step
  ) {
    guard let ticks = context.span("for", node, of: fields.subject) else { return }
    step.undo = (ticks, undos)
  }

  private func word(
    _ wording: inout Wording, _ key: String, _ text: String, _ node: DocumentNode
  ) {
    wording.key = key
    wording.text = text
    (wording.line, wording.column) = (node.line, node.column)
  }

  /// Keys that exclude or need each other.
  private func checkKeys(_ fields: Fields) {
    let names = fields.names
    let beginnings = names.filter(Self.beginnings.contains)
    if beginnings.count > 1 { clash(beginnings[0], beginnings[1], fields, "keep one of them") }
    let lasting = names.filter(ActionReader.lasting.contains)
    if names.contains("when"), names.contains("expect") {
      clash("when", "expect", fields, "make two steps of it: the second begins when this ends")
    }
    if names.contains("for"), names.contains("expect"), let first = lasting.first {
      clash(first, "expect", fields, "with 'for', make two steps of it")
    }
    if let node = fields["within"], !names.contains("when"), !names.contains("expect") {
      context.report(
        .clashingKeys, at: node, "'within' of \(fields.subject) belongs to nothing",
        hint: "it says by when a 'when' or an 'expect' must have come about")
    }
    if let node = fields["for"], lasting.isEmpty, !names.contains("expect") {
      context.report(
        .clashingKeys, at: node, "'for' of \(fields.subject) belongs to nothing",
        hint: "it says how long a press, a force or a fault lasts, or what is expected")
    }
    if !names.contains("when"), !names.contains("expect"), !names.contains("after"),
      !names.contains(where: ActionReader.keys.contains)
    {
      context.report(
        .emptyStep, at: fields.node, "\(fields.subject) does nothing and expects nothing",
        hint: "write what it does: \(ActionReader.keys.joined(separator: ", ")), or 'expect'")
    }
  }

  private func clash(_ first: String, _ second: String, _ fields: Fields, _ hint: String) {
    context.report(
      .clashingKeys, at: fields[second] ?? fields.node,
      "\(fields.subject) has both '\(first)' and '\(second)'", hint: hint)
  }
}
