import Foundation
import Kernel
import Synchronization
import Tags

/// The work of the tick thread: pacing, commands at tick boundaries, stepping, publication.
///
/// - Thread: created on any thread, used by one from ``run(_:)`` on.
final class TickLoop: @unchecked Sendable {
  /// How long the thread may tick or step before it looks for commands and publishes, seconds.
  private static let slice = 0.002

  private var session: Session
  private var isRunning: Bool
  private var speed: Speed
  private var frameNumber = 0
  private var overruns = 0
  private var lateness = Lateness()
  private var urgency = ThreadUrgency()
  /// When the next tick of a paced session is due.
  private var due = Instant.now
  /// Ticks still to go of a step command, and who waits for them.
  private var stepsLeft = 0
  private var stepper: LiveSession.Ticket?
  /// Whether a client's first write ends the program's control.
  private let handsOver: Bool
  private var report: ControllerReport

  init(session: Session, speed: Speed, paused: Bool, handsOver: Bool) {
    self.session = session
    self.handsOver = handsOver
    report = session.report
    self.speed = speed
    isRunning = !paused
  }

  /// Ticks until the session is stopped.
  func run(_ live: LiveSession) {
    due = .now
    while true {
      let (tickets, isStopped) = live.inbox.withLock { ($0.tickets.drain(), $0.isStopped) }
      if isStopped { return refuse(tickets) }
      let waiting = tickets.filter { !handle($0, live.limits) }
      if stepsLeft > 0 {
        urgency.set(false)
        stepForASlice()
      } else if !isRunning {
        if !tickets.isEmpty { publish(live, waiting) }
        answerStepper(live)
        waitForCommands(live)
        continue
      } else if case .factor(let factor) = speed {
        urgency.set(true)
        tickOnTime(factor, live.limits)
      } else {
        urgency.set(false)
        tickForASlice(live)
      }
      publish(live, waiting)
      answerStepper(live)
      sleepUntilDue(live)
    }
  }

  func makeFrame() -> Frame {
    frameNumber += 1
    let clock = Frame.Clock(
      isRunning: isRunning, speed: speed, overruns: overruns, lateness: lateness.summary)
    return session.frame(number: frameNumber, clock: clock)
  }

  /// Refuses what waits in the queue of a session that has ended.
  func refuseAll(_ live: LiveSession) { refuse(live.inbox.withLock { $0.tickets.drain() }) }

  // MARK: Ticks

  /// One tick of a paced session. It never skips one: a late tick is made up for by shorter
  /// sleeps, up to a bound; beyond the bound the lost time is given up and reported.
  private func tickOnTime(_ factor: Double, _ limits: LiveSession.Limits) {
    let now = Instant.now
    let late = now.seconds(since: due)
    lateness.add(max(0, late))
    if late > limits.catchUpSeconds {
      overruns += 1
      due = now
    }
    session.tick()
    due = due.advanced(bySeconds: session.plant.tickLength.seconds / factor)
  }

  private func tickForASlice(_ live: LiveSession) {
    let end = Instant.now.advanced(bySeconds: Self.slice)
    repeat {
      for _ in 0..<16 { session.tick() }
    } while Instant.now < end
    due = .now
  }

  private func stepForASlice() {
    let end = Instant.now.advanced(bySeconds: Self.slice)
    repeat {
      let ticks = min(stepsLeft, 16)
      for _ in 0..<ticks { session.tick() }
      stepsLeft -= ticks
    } while stepsLeft > 0 && Instant.now < end
  }

  private func waitForCommands(_ live: LiveSession) {
    let mustWait = live.inbox.withLock { inbox in
      inbox.isWaiting = inbox.tickets.count == 0 && !inbox.isStopped
      return inbox.isWaiting
    }
    if mustWait { live.wake.sleep(until: nil) }
  }

  private func sleepUntilDue(_ live: LiveSession) {
    guard isRunning, case .factor = speed else { return }
    // Commands wait for the boundary; only the end of the session may cut the sleep short.
    while Instant.now < due {
      live.wake.sleep(until: due)
      if live.inbox.withLock({ $0.isStopped }) { return }
    }
  }

  // MARK: Commands

  /// Carries a command out. Returns true if its sender has been answered or will be later.
  private func handle(_ ticket: LiveSession.Ticket, _ limits: LiveSession.Limits) -> Bool {
    do {
      try carryOut(ticket, limits)
      if case .step = ticket.command.action { return true }
      return false
    } catch {
      ticket.reply.resume(returning: .failure(error))
      return true
    }
  }

  private func carryOut(
    _ ticket: LiveSession.Ticket, _ limits: LiveSession.Limits
  ) throws(Command.Refusal) {
    let command = ticket.command
    if let generation = command.generation, generation != session.plant.generation {
      throw .sceneChanged
    }
    switch command.action {
    case .change(let changes):
      try session.apply(changes)
      if handsOver, changes.contains(where: Self.takesOver) { session.handOver() }
    case .step(let ticks):
      guard !isRunning, stepsLeft == 0, stepper == nil else { throw .notPaused }
      guard (1...limits.stepTicks).contains(ticks) else { throw .stepOutOfRange }
      stepsLeft = ticks
      stepper = ticket
    case .run:
      stepsLeft = 0
      if !isRunning { due = .now }
      isRunning = true
    case .pause:
      stepsLeft = 0
      isRunning = false
    case .speed(let new):
      speed = new
      due = .now
    case .reset:
      stepsLeft = 0
      session.restart()
    case .seed(let seed):
      stepsLeft = 0
      session.restart(seed: seed)
    case .load(let scene, let controller):
      stepsLeft = 0
      session.load(scene, controller: controller)
    }
  }

  /// Whether a change is a write to one of the plant's own outputs. The reserved ones start, stop
  /// and reset the plant, whoever controls it.
  private static func takesOver(_ change: Command.Change) -> Bool {
    guard case .write(let tag, _) = change else { return false }
    return tag.position >= ReservedTag.allCases.count
  }

  private func publish(_ live: LiveSession, _ waiting: [LiveSession.Ticket]) {
    let frame = makeFrame()
    live.published.withLock { $0 = frame }
    if frame.controller != report {
      report = frame.controller
      live.controllerChanged?(report)
    }
    for ticket in waiting { ticket.reply.resume(returning: .success(frame)) }
  }

  /// Answers who asked for steps once they are done, or were ended by another command.
  private func answerStepper(_ live: LiveSession) {
    guard stepsLeft == 0, let stepper else { return }
    self.stepper = nil
    stepper.reply.resume(returning: .success(live.frame))
  }

  private func refuse(_ tickets: [LiveSession.Ticket]) {
    for ticket in tickets + [stepper].compactMap({ $0 }) {
      ticket.reply.resume(returning: .failure(.stopped))
    }
    stepper = nil
  }
}
