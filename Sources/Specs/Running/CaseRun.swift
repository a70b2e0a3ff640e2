import Kernel
import Runtime

/// One run of a case: a pure function of the spec, the case, the seed and the version.
public struct CaseRun {
  private let testCase: SpecCase
  private let programWording: Wording
  private let keepsGoing: Bool
  private var plant: PlantObserver
  private var steps: StepsRun
  private var watches: [any RuleWatch]
  private var failures: [CaseResult.Failure] = []

  /// How often a run asks whether it is to be broken off, in ticks.
  private static let askInterval = 256

  /// Prepares a run.
  ///
  /// - Parameter keepsGoing: whether it goes on to the end after a failure.
  public init(_ testCase: SpecCase, of spec: Spec, seed: UInt64, keepsGoing: Bool = false) {
    self.testCase = testCase
    self.keepsGoing = keepsGoing
    programWording = Wording(
      key: "program", text: "the program runs", line: spec.programPlace.line,
      column: spec.programPlace.column)
    let session = Session(scene: spec.scene, seed: seed, controller: spec.controller)
    plant = PlantObserver(session: session, case: testCase)
    steps = StepsRun(testCase.steps)
    watches = testCase.rules.map { $0.watch() }
  }

  /// Runs to the end or to the first failure.
  ///
  /// - Parameter isInterrupted: asked now and then; true breaks the run off.
  public mutating func run(isInterrupted: () -> Bool = { false }) -> CaseResult {
    while true {
      plant.observe()
      if let result = goOn(isInterrupted) { return result }
    }
  }

  /// Runs again as far as an earlier run went, with somebody looking on.
  ///
  /// - Parameters:
  ///   - last: the tick at which that one ended, or was broken off.
  ///   - look: called at every tick boundary with the plant as the expectations see it: after the
  ///     tick, before the commands of this boundary.
  public mutating func replay(
    through last: Tick, look: (Tick, borrowing Session) throws -> Void
  ) rethrows {
    while true {
      plant.observe()
      try look(plant.tick, plant.session)
      if plant.tick >= last || goOn({ false }) != nil { return }
    }
  }

  /// Looks at what is expected at this boundary, then takes a tick; the result if it is the last.
  private mutating func goOn(_ isInterrupted: () -> Bool) -> CaseResult? {
    // A program that was stopped stays so, and what follows from that is of no interest.
    if let stop = plant.stop {
      fail(programWording, Breach(message: "it was stopped: \(stop.description)"))
      return result
    }
    judge()
    if !failures.isEmpty, !keepsGoing { return result }
    if plant.tick >= testCase.ticks {
      finish()
      return result
    }
    if plant.tick % Self.askInterval == 0, isInterrupted() {
      return result(failures.isEmpty ? .interrupted : .failed(failures))
    }
    plant.advance()
    return nil
  }

  /// Looks at the rules, then lets the steps go on.
  private mutating func judge() {
    for index in watches.indices {
      for breach in watches[index].observe(plant) {
        fail(testCase.rules[index].wording, breach)
      }
    }
    if let (step, breach) = steps.advance(&plant) { fail(step.wording, breach) }
  }

  private mutating func finish() {
    if let (step, breach) = steps.finish(plant) { fail(step.wording, breach) }
    for index in watches.indices {
      for breach in watches[index].finish(plant) {
        fail(testCase.rules[index].wording, breach)
      }
    }
  }

  private mutating func fail(_ wording: Wording, _ breach: Breach) {
    // One failure is what a run is about; a run that keeps going must not fill the memory.
    guard failures.isEmpty || (keepsGoing && failures.count < SpecLimits.failures) else { return }
    failures.append(
      CaseResult.Failure(
        key: wording.key, expectation: wording.text, because: wording.because, line: wording.line,
        column: wording.column, tick: plant.tick, message: breach.message,
        readings: plant.shownReadings(breach.conditions)))
  }

  private var result: CaseResult { result(failures.isEmpty ? .passed : .failed(failures)) }

  private func result(_ outcome: CaseResult.Outcome) -> CaseResult {
    CaseResult(
      outcome: outcome, ticks: plant.tick, hash: plant.hash,
      commands: plant.commands)
  }
}
