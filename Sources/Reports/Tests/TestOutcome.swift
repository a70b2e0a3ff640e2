import Kernel
import Specs

/// One run of a plan and how it went.
public struct TestOutcome: Sendable {
  /// What was run.
  public let run: TestPlan.Run
  /// How it went; nil if it was never begun.
  public let result: CaseResult?
  /// What a failed run left behind; nil if nothing.
  public let evidence: TestEvidence?

  /// An outcome of these properties.
  public init(run: TestPlan.Run, result: CaseResult?, evidence: TestEvidence? = nil) {
    self.run = run
    self.result = result
    self.evidence = evidence
  }

  /// The failures, in the order of time.
  var failures: [CaseResult.Failure] {
    if case .failed(let failures)? = result?.outcome { return failures }
    return []
  }

  /// Whether it was not run to its end and has no failure.
  var isSkipped: Bool { result == nil || result?.outcome == .interrupted }

  /// Simulated seconds.
  var seconds: Double { run.tickLength.time(at: result?.ticks ?? 0) }
}

/// How a whole plan went.
public struct TestReport: Sendable {
  /// The version of Beltline that ran it.
  public let version: String
  /// The plan.
  public let plan: TestPlan
  /// One a run of the plan, in its order.
  public let outcomes: [TestOutcome]

  /// A report of these properties.
  public init(version: String, plan: TestPlan, outcomes: [TestOutcome]) {
    precondition(outcomes.count == plan.runs.count, "every run has an outcome")
    self.version = version
    self.plan = plan
    self.outcomes = outcomes
  }

  /// Specs that could not be loaded.
  public var unloadable: Int {
    plan.suites.count { if case .failure = $0.result { true } else { false } }
  }

  /// Runs with a failure.
  public var failed: Int { outcomes.count { !$0.failures.isEmpty } }

  /// Runs that were not brought to their end.
  public var skipped: Int { outcomes.count(where: \.isSkipped) }

  /// What a report says where there is nothing to be run.
  static let nothing = "no case is called so: nothing was run"
}
