import Kernel
import Runtime

/// The steps of a case in a run: each begins when the one before it has ended.
struct StepsRun {
  private enum Phase {
    /// Not begun.
    case waiting
    /// Begun at a tick; the condition has held since another.
    case expecting(since: Tick, heldSince: Tick?)
  }

  private let steps: [Step]
  private var index = 0
  private var phase = Phase.waiting
  /// When the step before ended.
  private var lastEnd = 0
  /// What is to be undone, and when: one for each thing that a change is about.
  private var undos: [(tick: Tick, change: Command.Change)] = []

  init(_ steps: [Step]) { self.steps = steps }

  /// Goes as far as the steps lead at this boundary; a step that fails is the last.
  mutating func advance(_ plant: inout PlantObserver) -> (Step, Breach)? {
    do throws(Command.Refusal) {
      if !undos.isEmpty { try undoDue(&plant) }
      while index < steps.count {
        if case .waiting = phase {
          guard isTime(for: steps[index].beginning, plant) else {
            return isOverdue(steps[index].beginning, plant).map { fail(steps[index], $0) }
          }
          try begin(steps[index], &plant)
        }
        guard meets(steps[index].expectation, plant) else {
          return isMissed(steps[index].expectation, plant).map { fail(steps[index], $0) }
        }
        (phase, lastEnd) = (.waiting, plant.tick)
        index += 1
      }
    } catch {
      return fail(steps[index], Breach(message: "the plant refuses it: \(error)"))
    }
    return nil
  }

  /// What is left undone at the end.
  func finish(_ plant: PlantObserver) -> (Step, Breach)? {
    guard index < steps.count else { return nil }
    let step = steps[index]
    let breach =
      switch (phase, step.beginning) {
      case (.expecting, _):
        Breach(
          message: "the case ended while this was still expected",
          conditions: step.expectation.map { [$0.condition] } ?? [])
      case (_, .when(let condition, _)):
        Breach(message: "the case ended before this came about", conditions: [condition])
      default: Breach(message: "the case ended before this step began")
      }
    return (step, breach)
  }

  private mutating func fail(_ step: Step, _ breach: Breach) -> (Step, Breach) {
    index = steps.count
    return (step, breach)
  }

  private mutating func undoDue(_ plant: inout PlantObserver) throws(Command.Refusal) {
    while let place = undos.firstIndex(where: { $0.tick <= plant.tick }) {
      try plant.apply([undos.remove(at: place).change])
    }
  }

  // MARK: Beginning

  private func isTime(for beginning: Step.Beginning, _ plant: PlantObserver) -> Bool {
    switch beginning {
    case .atOnce: true
    case .at(let tick): plant.tick == tick
    case .after(let ticks): plant.tick >= lastEnd + ticks
    case .when(let condition, _): plant.holds(condition)
    }
  }

  private mutating func begin(
    _ step: Step, _ plant: inout PlantObserver
  ) throws(Command.Refusal) {
    let restored = step.undo?.changes.map { restoring($0, plant) } ?? []
    // What is done to a thing now takes the place of what was still to be undone there.
    undos.removeAll { undo in step.changes.contains { $0.concerns(undo.change) } }
    if !step.changes.isEmpty { try plant.apply(step.changes) }
    if let undo = step.undo {
      undos += restored.map { (plant.tick + undo.ticks, $0) }
    }
    phase = .expecting(since: plant.tick, heldSince: nil)
  }

  /// What brings back the state of a thing as it is before a step acts on it, or as it was before an
  /// earlier one did whose time is not over.
  private func restoring(_ undo: Command.Change, _ plant: PlantObserver) -> Command.Change {
    if let earlier = undos.first(where: { $0.change.concerns(undo) }) { return earlier.change }
    return plant.restoring(undo)
  }

  /// Why a step that has not begun never will.
  private func isOverdue(_ beginning: Step.Beginning, _ plant: PlantObserver) -> Breach? {
    switch beginning {
    case .at(let tick) where plant.tick > tick:
      Breach(
        message: "it was due at \(span(tick, plant)), but the step before it ended at "
          + span(lastEnd, plant))
    case .when(let condition, let within) where plant.tick - lastEnd >= within:
      Breach(
        message: "it did not come about within \(span(within, plant))", conditions: [condition])
    default: nil
    }
  }

  // MARK: Expecting

  /// Whether a step that has begun is at its end.
  private mutating func meets(
    _ expectation: Step.Expectation?, _ plant: PlantObserver
  ) -> Bool {
    guard let expectation else { return true }
    guard case .expecting(let since, let heldSince) = phase else { return false }
    guard plant.holds(expectation.condition) else {
      phase = .expecting(since: since, heldSince: nil)
      return false
    }
    // It counts only from a moment on that is early enough.
    let start = heldSince ?? plant.tick
    guard start - since <= expectation.within else { return false }
    phase = .expecting(since: since, heldSince: start)
    return plant.tick - start >= expectation.stays
  }

  /// Why the expectation of a step that has begun cannot be met any more.
  private func isMissed(
    _ expectation: Step.Expectation?, _ plant: PlantObserver
  ) -> Breach? {
    guard let expectation, case .expecting(let since, nil) = phase,
      plant.tick - since >= expectation.within
    else { return nil }
    let late = plant.tick - since - expectation.within
    let message: String
    if late > 0, expectation.stays > 0 {
      message =
        "it did not hold for \(span(expectation.stays, plant)) from a moment within "
        + "\(span(expectation.within, plant)) on"
    } else if expectation.within == 0 {
      message = "it is not so"
    } else {
      message = "it was not so within \(span(expectation.within, plant))"
    }
    return Breach(message: message, conditions: [expectation.condition])
  }

  private func span(_ ticks: Int, _ plant: PlantObserver) -> String {
    SimulatedTime.text(ticks, plant.tickLength)
  }
}

extension Command.Change {
  /// Whether both are about the same force, fault, value or device.
  fileprivate func concerns(_ other: Command.Change) -> Bool {
    switch (self, other) {
    case (.force(let a, _), .force(let b, _)), (.force(let a, _), .release(let b)),
      (.release(let a), .force(let b, _)), (.release(let a), .release(let b)),
      (.write(let a, _), .write(let b, _)):
      a == b
    case (.fault(let a, let one, _), .fault(let b, let other, _)): a == b && one == other
    case (.operate(let a, _), .operate(let b, _)): a == b
    default: false
    }
  }
}
