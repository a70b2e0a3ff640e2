import Foundation
import Kernel
import Runtime
import Tags
import Testing

@testable import Specs

/// Rules about the whole of a run, each with a plant that keeps it and one that breaks it.
@Suite struct RuleTests {
  private typealias Act = @Sendable (inout Bench) -> Void

  /// Lights the lamp from one time to another, ms.
  private func lamp(_ from: Int, _ to: Int = .max) -> Act {
    { bench in bench.set("Start light", (from..<to).contains(bench.milliseconds)) }
  }

  @Test("'always' and 'never' look at the end of every tick")
  func invariants() throws {
    #expect(try TestBench.run("always: Start light", lamp(0)).told == [])
    let gap = try TestBench.run("always: Start light", lamp(0, 1500))
    #expect(gap.told == ["always: it does not hold"])
    #expect(gap.failure?.tick == 150 && gap.ticks == 150)
    #expect(try TestBench.run("never: [Start light]", lamp(3000)).told == [])
    let seen = try TestBench.run("never: Start light", lamp(1500, 1510))
    #expect(seen.told == ["never: it came about"] && seen.failure?.tick == 150)
    // Before the first tick the program had no say.
    #expect(try TestBench.run("always: Start light", lamp(0)).told == [])
  }

  @Test("an invariant may begin later and say why")
  func lateInvariants() throws {
    let text = "always: {condition: Start light, from: 500ms, because: people must see it}"
    #expect(try TestBench.run(text, lamp(500)).told == [])
    let late = try TestBench.run(text, lamp(510))
    #expect(late.failure?.tick == 50 && late.failure?.because == "people must see it")
  }

  @Test("'eventually' must come about once, by the end or earlier")
  func eventually() throws {
    #expect(try TestBench.run("eventually: Start light", lamp(1990, 2000)).told == [])
    let never = try TestBench.run("eventually: Start light", lamp(2010))
    #expect(never.told == ["eventually: it did not come about within 2 s"])
    let text = "eventually: [{condition: Start light, within: 1s}]"
    #expect(try TestBench.run(text, lamp(1000)).told == [])
    let late = try TestBench.run(text, lamp(1010))
    #expect(late.told == ["eventually: it did not come about within 1 s"])
    #expect(late.failure?.tick == 100)
  }

  @Test("'whenever' wants an effect soon after each cause")
  func whenever() throws {
    let text = """
      steps:
        - {at: 500ms, press: Start, for: 100ms}
        - {at: 1s, press: Start, for: 100ms}
      whenever: {when: Start, then: Start light, within: 50ms}
      """
    let echo: Act = { $0.set("Start light", $0.isOn("Start")) }
    #expect(try TestBench.run(text, echo).told == [])
    // Once is not each time.
    let once: Act = { $0.set("Start light", $0.isOn("Start") && $0.milliseconds < 800) }
    let result = try TestBench.run(text, once)
    #expect(
      result.told == ["whenever: the cause came about at 1.01 s, and the effect not within 50 ms"])
    #expect(result.failure?.tick == 106)
    #expect(result.failure?.expectation == "Start → Start light")
    // An effect that comes at the last moment is in time; one that was there already counts too.
    #expect(try TestBench.run(text, lamp(560)).told == [])
    #expect(try TestBench.run(text, lamp(570)).told.count == 1)
  }

  @Test("a cause that never comes about proves nothing")
  func causes() throws {
    let text = "whenever: {when: Start, then: Start light, within: 50ms}"
    #expect(
      try TestBench.run(text).told == [
        "whenever: the cause never came about, so that little was tried"
      ])
    let none = "whenever: {when: Start, then: Start light, within: 50ms, at-least: 0}"
    #expect(try TestBench.run(none).told == [])
  }

  // MARK: Items

  /// Boxes come; the belt runs; removers take.
  private func flow(far: Bool = true, near: Bool = false, until: Int = .max) -> Act {
    { bench in
      bench.set("Boxes", true)
      bench.set("Belt", bench.milliseconds < until)
      bench.set("Take far", far)
      bench.set("Take near", near)
    }
  }

  @Test("items must leave where the rule says")
  func items() throws {
    let text = "items: {leave: Far remover, within: 10s, at-least: 3}"
    #expect(try TestBench.run(text, length: "20s", flow()).told == [])
    let wrong = try TestBench.run(text, length: "20s", flow(near: true))
    #expect(wrong.told.count == 1 && wrong.told[0].hasSuffix("left by 'Near remover'"))
    #expect(wrong.told[0].hasPrefix("items: item 1 (box-"))
    // A tag's name stands for its remover as well, and a list for any of several.
    let list = "items: {leave: [Far remover, Take near], at-least: 3}"
    #expect(try TestBench.run(list, length: "20s", flow(near: true)).told == [])
    #expect(try TestBench.run("items: {leave: any}", length: "20s", flow(near: true)).told == [])
  }

  @Test("items that fall on the floor are found")
  func fallenItems() throws {
    let text = "items: {leave: Far remover, at-least: 0}"
    let fallen = try TestBench.run(text, length: "20s", flow(far: false))
    #expect(fallen.told.count == 1 && fallen.told[0].hasSuffix("lies on the floor"))
    let condition = try TestBench.run("never: fallen > 0", length: "20s", flow(far: false))
    #expect(condition.told == ["never: it came about"])
    #expect(condition.failure?.tick == fallen.failure?.tick)
  }

  @Test("items that never leave are found, and too few of them as well")
  func stuckItems() throws {
    let stuck = try TestBench.run(
      "items: {leave: Far remover, within: 10s}", length: "20s", flow(until: 500))
    #expect(stuck.told.count == 1 && stuck.told[0].hasSuffix("is still there 10 s after it came"))
    // The program lets the first box come in the second tick.
    #expect(stuck.failure?.tick == 1002)
    let few = try TestBench.run("items: {leave: Far remover, at-least: 100}", length: "20s", flow())
    #expect(few.told.count == 1 && few.told[0].contains("such items left there, not 100 at least"))
    let none = try TestBench.run("items: {leave: Far remover}", flow(until: 0))
    #expect(none.told == ["items: no such item left there, not 1 at least"])
  }

  @Test("'where' picks items by what they are")
  func whichItems() throws {
    // Small boxes are taken near, and large ones by the far remover, if the belt is so kind.
    func kinds(_ text: String) throws -> [String] {
      try TestBench.run(
        "items: {where: \"\(text)\", leave: Far remover}", length: "30s", flow(near: true)
      ).told.map { String($0.split(separator: "(")[1].prefix { $0 != "," }) }
    }
    #expect(try kinds("mass > 10") == ["box-l"])
    #expect(try kinds("mass <= 10") == ["box-s"])
    #expect(try kinds("kind == 'box-s'") == ["box-s"])
    #expect(try kinds("kind != 'box-s' and material == cardboard") == ["box-l"])
    #expect(try kinds("abs(length - 0.3) < 0.001 and width < 0.3 and height > 0.1") == ["box-s"])
  }

  @Test("throughput is counted over the rest of the run")
  func throughput() throws {
    // A box comes every two seconds and takes about a second to the remover.
    func told(_ keys: String, _ act: @escaping @Sendable (inout Bench) -> Void) throws -> [String] {
      try TestBench.run("throughput: {\(keys)}", length: "40s", act).told
    }
    #expect(try told("at-least: 28/min, from: 10s", flow()) == [])
    let few = try told("at-least: 31/min, from: 10s", flow())
    #expect(few == ["throughput: 15 items left in 30 s, which is 30.0/min"])
    #expect(try told("leave: Far remover, at-least: 0.4/s, at-most: 0.6/s", flow()) == [])
    #expect(try told("leave: Near remover, at-least: 1/h", flow()).count == 1)
    #expect(try told("at-most: 1000/h", flow()).count == 1)
    #expect(try told("where: mass > 10, at-least: 28/min, from: 10s", flow()).count == 1)
  }

  @Test("counts of items are at hand in conditions")
  func counts() throws {
    let text = """
      always:
        - emitted == removed + present
        - removed == removed('Far remover') + removed('Take near')
        - fallen == 0 and warnings == 0
      eventually: removed('Far remover') >= 5
      """
    #expect(try TestBench.run(text, length: "20s", flow()).told == [])
  }

  // MARK: Several rules

  @Test("a run stops at its first failure unless it is told to keep going")
  func keepingGoing() throws {
    let text = """
      never: [Start light, Belt]
      steps:
        - {at: 1s, expect: Eye}
        - {press: Start}
      eventually: Eye
      """
    let act: Act = { bench in
      bench.set("Start light", bench.milliseconds == 500 || bench.milliseconds == 700)
      bench.set("Belt", bench.milliseconds >= 600)
    }
    let first = try TestBench.run(text, act)
    #expect(first.told == ["never: it came about"] && first.ticks == 50)
    let all = try TestBench.run(text, keepsGoing: true, act)
    #expect(
      all.told == [
        "never: it came about", "never: it came about", "expect: it is not so",
        "eventually: it did not come about within 2 s",
      ])
    #expect(all.ticks == 200)
    // Once a step has failed none begins any more.
    #expect(all.commands.isEmpty)
  }

  @Test("rules of the spec hold in all its cases")
  func commonRules() throws {
    let text = """
      beltline-spec: 1
      name: Bench
      scene: bench
      for: 1s
      never: Start light
      cases:
        - name: dark
          steps: [{press: Start}]
        - name: lit
          steps: [{write: {Start light: true}}]
        - name: longer
          for: 2s
      """
    let spec = try TestBench.spec(text)
    let told = spec.cases.map { testCase in
      var run = CaseRun(testCase, of: spec, seed: 1)
      return run.run().told
    }
    #expect(told == [[], ["never: it came about"], []])
    #expect(spec.cases.map(\.ticks) == [100, 100, 200])
  }

  @Test("what a reset takes away is not missed")
  func resets() throws {
    let text = """
      steps: [{at: 1s, write: {"FACTORY I/O (Run)": false}}]
      items: {leave: Far remover, within: 4s, at-least: 0}
      """
    let slow: Act = { bench in
      bench.set("Boxes", true)
      bench.set("Belt", false)
    }
    #expect(try TestBench.run(text, length: "10s", slow).told == [])
    let kept = text.replacingOccurrences(of: "Run", with: "Camera Position")
      .replacingOccurrences(of: "false", with: "1")
    #expect(try TestBench.run(kept, length: "10s", slow).told.count == 1)
  }
}
