import Specs

/// What a readable report says while a plan is run: a case as soon as all its runs are over.
public struct TestProgress {
  private let plan: TestPlan
  private let text: TestText
  /// The suite at hand, and whether its head was shown.
  private var suite = 0
  private var isHeadShown = false
  /// The run that is over next.
  private var next = 0
  private var pending: [TestOutcome] = []

  /// Progress through a plan.
  public init(_ plan: TestPlan, _ text: TestText) {
    self.plan = plan
    self.text = text
  }

  /// What can be said before the first run.
  public mutating func begin() -> String { heads() }

  /// What can be said after a run; to be called in the order of the plan.
  public mutating func add(_ outcome: TestOutcome) -> String {
    pending.append(outcome)
    next += 1
    let isLast =
      next == plan.suites[suite].runs.upperBound
      || plan.runs[next].caseIndex != outcome.run.caseIndex
    guard isLast else { return "" }
    defer { pending.removeAll() }
    return text.lines(pending) + heads()
  }

  /// The head of the suite that comes next, and those before it in which nothing runs.
  private mutating func heads() -> String {
    var shown = ""
    while suite < plan.suites.count {
      let found = plan.suites[suite]
      if !isHeadShown {
        // A spec that no filter matches is not worth a line.
        if case .success = found.result, found.runs.isEmpty {
          suite += 1
          continue
        }
        shown += text.head(found)
        isHeadShown = true
      }
      guard next >= found.runs.upperBound else { return shown }
      suite += 1
      isHeadShown = false
    }
    return shown
  }
}
