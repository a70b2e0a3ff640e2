import Kernel
import Tags
import Testing

@testable import Runtime
@testable import Specs

/// What steps do to a plant, and when.
@Suite struct StepTests {
  /// The tick and the kind of each command a case gave.
  private func commands(_ result: CaseResult) -> [String] {
    result.commands.map { command in
      switch command.change {
      case .write(_, let value): "\(command.tick) write \(value.number)"
      case .force(_, let value): "\(command.tick) force \(value.number)"
      case .release: "\(command.tick) unforce"
      case .fault(_, let fault, let on):
        "\(command.tick) \(on ? "fault" : "heal") \(fault == .openCircuit ? "open" : "short")"
      case .operate(_, .press): "\(command.tick) press"
      case .operate(_, .release): "\(command.tick) release"
      case .operate(_, .set(let value)): "\(command.tick) set \(value)"
      }
    }
  }

  @Test("each action is done at its time, in the order in which the step names them")
  func actions() throws {
    let result = try TestBench.run(
      """
      steps:
        - press: Start
        - at: 100ms
          release: Start button
        - at: 200ms
          write: {Belt: true, Meter: 2.5}
          force: {input:Level: 1, Eye: true}
        - at: 300ms
          unforce: [Eye, input:Level]
          fault: {Eye: open}
        - at: 400ms
          heal: Eye
        - at: 500ms
          set: {Selector: Auto, Knob: 3.5, Emergency stop: true}
        - at: 600ms
          press: [Emergency stop, Start]
      """)
    #expect(result.outcome == .passed)
    #expect(
      commands(result) == [
        "0 press", "10 release", "20 write 1.0", "20 write 2.5", "20 force 1.0", "20 force 1.0",
        "30 unforce", "30 unforce", "30 fault open", "40 heal open", "40 heal short",
        "50 set 1.0", "50 set 3.5", "50 set 1.0", "60 press", "60 press",
      ])
  }

  @Test("what was done for a while goes back to what it was, unless something else came after")
  func undoing() throws {
    // A force that was there comes back; a later fault lasts although an earlier one's time ends.
    let result = try TestBench.run(
      """
      steps:
        - {at: 100ms, force: {Eye: true}}
        - {at: 200ms, force: {Eye: false}, for: 100ms}
        - {at: 400ms, fault: {Eye: open}, for: 500ms}
        - {at: 500ms, heal: Eye}
        - {at: 600ms, fault: {Eye: open}}
        - {at: 700ms, force: {input:Level: 3}, for: 200ms}
        - {at: 800ms, force: {input:Level: 4}, for: 300ms}
      """)
    #expect(result.outcome == .passed)
    #expect(
      commands(result) == [
        "10 force 1.0", "20 force 0.0", "30 force 1.0", "40 fault open", "50 heal open",
        "50 heal short", "60 fault open", "70 force 3.0", "80 force 4.0", "110 unforce",
      ])
  }

  @Test("what is done shows in the plant")
  func effects() throws {
    let result = try TestBench.run(
      """
      steps:
        - expect: not Start and Manual and Emergency stop
        - press: Start
        - {expect: Start, within: 10ms}
        - release: Start
        - {expect: not Start, within: 10ms}
        - set: {Selector: 1, Knob: 2.5}
        - {expect: Auto and not Manual and input:Level == 2.5, within: 10ms}
        - write: {output:Level: 7, Take far: true}
        - {expect: output:Level == 7 and Take far, within: 10ms}
        - force: {Emergency stop: false}
        - {expect: not Emergency stop, within: 10ms}
        - fault: {Emergency stop: short}
        - {expect: Emergency stop, within: 10ms}
        - heal: Emergency stop
        - {expect: not Emergency stop, within: 10ms}
        - unforce: Emergency stop
        - {expect: Emergency stop, within: 10ms}
      """)
    #expect(result.told == [])
  }

  @Test("'for' undoes a press, a force and a fault without holding the steps up")
  func lasting() throws {
    let result = try TestBench.run(
      """
      steps:
        - {press: [Start, Emergency stop], for: 200ms}
        - {force: {Eye: true}, for: 300ms}
        - {fault: {Eye: short}, for: 100ms}
        - {at: 50ms, expect: Start and not Emergency stop, within: 10ms}
        - {at: 250ms, expect: not Start and Emergency stop}
      """)
    #expect(result.told == [])
    #expect(
      commands(result) == [
        "0 press", "0 press", "0 force 1.0", "0 fault short", "10 heal short", "20 set 0.0",
        "20 set 0.0", "30 unforce",
      ])
  }

  @Test("a step begins at its time, after a pause, when something comes about, or at once")
  func beginnings() throws {
    let result = try TestBench.run(
      """
      steps:
        - {after: 100ms, write: {Belt: true}}
        - {after: 100ms, write: {Belt: false}}
        - write: {Belt: true}
        - {when: time >= 0.5, write: {Belt: false}}
        - {at: 700ms, write: {Belt: true}}
        - {when: time >= 0.5, within: 10ms, write: {Belt: false}}
      """)
    #expect(result.told == [])
    #expect(
      commands(result).map { $0.prefix { $0 != " " } } == ["10", "20", "20", "50", "70", "70"])
  }

  @Test("a step whose time is over before its turn fails the case")
  func lateStep() throws {
    let result = try TestBench.run(
      """
      steps:
        - {after: 500ms, write: {Belt: true}}
        - {at: 400ms, write: {Belt: false}}
      """)
    #expect(
      result.told == ["step: it was due at 400 ms, but the step before it ended at 500 ms"])
    #expect(result.ticks == 50)
    #expect(result.failure?.line == 10)
  }

  @Test("what is waited for must come about in time")
  func waiting() throws {
    let late = try TestBench.run("steps: [{when: time > 1, within: 500ms, press: Start}]")
    #expect(late.told == ["when: it did not come about within 500 ms"])
    #expect(late.failure?.tick == 50)
    #expect(late.failure?.readings == [.init(name: "time", value: "0.5 s")])
    // At the last moment is in time.
    let just = try TestBench.run("steps: [{when: time >= 0.5, within: 500ms, press: Start}]")
    #expect(just.told == [])
    let never = try TestBench.run("steps: [{when: Eye, press: Start}]")
    #expect(never.told == ["when: the case ended before this came about"])
    #expect(never.failure?.tick == 200)
  }

  @Test("a case that ends before its steps fails")
  func unfinished() throws {
    let waiting = try TestBench.run("steps: [{after: 1s, press: Start}, {after: 2s, press: Start}]")
    #expect(waiting.told == ["step: the case ended before this step began"])
    let expecting = try TestBench.run("steps: [{after: 1s, expect: Eye, within: 2s}]")
    #expect(expecting.told == ["expect: the case ended while this was still expected"])
  }
}

/// What steps expect.
@Suite struct ExpectationTests {
  /// Lights the lamp from one time to another, ms.
  private func lamp(
    _ from: Int, _ to: Int = .max
  ) -> @Sendable (inout Bench) -> Void {
    { bench in bench.set("Start light", (from..<to).contains(bench.milliseconds)) }
  }

  @Test("without a limit it must be so at once")
  func atOnce() throws {
    let text = "steps: [{at: 500ms, expect: Start light}]"
    #expect(try TestBench.run(text, lamp(500)).told == [])
    let late = try TestBench.run(text, lamp(510))
    #expect(late.told == ["expect: it is not so"])
    #expect(late.failure?.tick == 50 && late.failure?.expectation == "Start light")
    #expect(late.failure?.readings == [.init(name: "Start light", value: "false")])
  }

  @Test("with a limit it must come about until then")
  func within() throws {
    let text = "steps: [{at: 500ms, expect: Start light, within: 300ms}]"
    for start in [100, 500, 650, 800] { #expect(try TestBench.run(text, lamp(start)).told == []) }
    let late = try TestBench.run(text, lamp(810))
    #expect(late.told == ["expect: it was not so within 300 ms"])
    #expect(late.failure?.tick == 80)
  }

  @Test("with 'for' it must then go on")
  func stays() throws {
    let text = "steps: [{at: 500ms, expect: Start light, within: 300ms, for: 200ms}]"
    #expect(try TestBench.run(text, lamp(800, 1010)).told == [])
    #expect(try TestBench.run(text, lamp(500, 710)).told == [])
    let short = try TestBench.run(text, lamp(800, 1000))
    #expect(
      short.told == ["expect: it did not hold for 200 ms from a moment within 300 ms on"])
    #expect(short.failure?.tick == 100)
    // A first try that breaks off is forgiven while there is time for a second.
    let bouncing: @Sendable (inout Bench) -> Void = { bench in
      bench.set(
        "Start light", (500..<600).contains(bench.milliseconds) || bench.milliseconds >= 700)
    }
    #expect(try TestBench.run(text, bouncing).told == [])
    let now = "steps: [{at: 500ms, expect: Start light, for: 200ms}]"
    #expect(try TestBench.run(now, lamp(500, 710)).told == [])
    #expect(try TestBench.run(now, lamp(510, 900)).told == ["expect: it is not so"])
  }

  @Test("an action and what comes of it may share a step")
  func shared() throws {
    let echo: @Sendable (inout Bench) -> Void = { $0.set("Start light", $0.isOn("Start")) }
    let text = "steps: [{press: Start, expect: Start light, within: 50ms}]"
    #expect(try TestBench.run(text, echo).told == [])
    #expect(try TestBench.run(text).told == ["expect: it was not so within 50 ms"])
  }

  @Test("a failure is of the expectation's place and says why it was expected")
  func places() throws {
    let result = try TestBench.run(
      """
      steps:
        - name: the lamp answers the button
          press: Start
          expect: "Start light"
      """)
    let failure = try #require(result.failure)
    #expect(failure.line == 11 && failure.column == 17)
    #expect(failure.because == "the lamp answers the button")
  }

  @Test("a program that is stopped fails the case, whatever the case expects")
  func stopped() throws {
    struct Stopped: Controller {
      mutating func start(table: TagTable) {}
      mutating func scan(_ io: inout ControllerIO) {}
      var stop: ControllerReport.Stop? {
        .init(cause: "division by zero", scan: 3, place: "p.st:4:5", clearsOutputs: true)
      }
    }
    let spec = try TestBench.spec(TestBench.text("steps: [{press: Start}]"), Stopped())
    var run = CaseRun(spec.cases[0], of: spec, seed: 1)
    let result = run.run()
    #expect(result.failure?.key == "program" && result.failure?.line == 4)
    #expect(result.failure?.message.contains("p.st:4:5: division by zero in scan 3") == true)
  }
}
