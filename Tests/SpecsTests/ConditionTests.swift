import Kernel
import Runtime
import Scenes
import Sim
import Tags
import Testing

@testable import Specs

/// The language of conditions: what each word means, tick by tick.
@Suite struct ConditionTests {
  /// A condition over the bench, and what its tags are at each boundary.
  private func results(
    _ text: String, _ moments: [[String: Double]], tickLength: TickLength = .standard
  ) throws -> [Bool] {
    let scene = try TestBench.scene()
    var compiler = ConditionCompiler(.plant(scene, .none), tickLength: tickLength)
    _ = try compiler.add(text, line: 1, column: 1).get()
    var state = ConditionState(compiler.set)
    return moments.enumerated().map { tick, values in
      for (index, reading) in compiler.set.readings.enumerated() {
        state.values[index] = values[reading.label] ?? 0
      }
      state.evaluate(tick: tick)
      return state.results[0]
    }
  }

  /// What a condition without tags is.
  private func isTrue(_ text: String) throws -> Bool { try results(text, [[:]])[0] }

  @Test(
    "logic follows its truth table",
    arguments: [
      ("true", true), ("false", false), ("not true", false), ("not not true", true),
      ("true and true", true), ("true and false", false), ("false and true", false),
      ("true or false", true), ("false or false", false), ("false or true", true),
      ("true implies true", true), ("true implies false", false), ("false implies true", true),
      ("false implies false", true),
      // Tight before loose: not, and, or, implies.
      ("not false and false", false), ("not (false and false)", true),
      ("true or true and false", true), ("(true or true) and false", false),
      ("true and false implies false", true), ("false or true implies false", false),
      // A chain of implications is read from the right.
      ("true implies false implies false", true), ("(false implies true) implies false", false),
      ("TRUE AND NOT FALSE", true),
    ])
  func logic(text: String, expected: Bool) throws {
    #expect(try isTrue(text) == expected)
  }

  @Test(
    "numbers compare and calculate",
    arguments: [
      ("1 == 1", true), ("1 = 1", true), ("1 == 2", false), ("1 != 2", true), ("1 <> 1", false),
      ("1 < 2", true), ("2 < 2", false), ("2 <= 2", true), ("3 <= 2", false), ("3 > 2", true),
      ("2 > 2", false), ("2 >= 2", true), ("1 >= 2", false), ("true == true", true),
      ("true != false", true), ("1 + 2 * 3 == 7", true), ("(1 + 2) * 3 == 9", true),
      ("10 - 2 - 3 == 5", true), ("12 / 3 / 2 == 2", true), ("7 mod 4 == 3", true),
      ("-7 mod 4 == -3", true), ("2 * -3 == -6", true), ("- -3 == 3", true), ("1.5e2 == 150", true),
      ("2e-1 == 0.2", true), (".5 == 0.5", true), ("abs(-2) == 2", true), ("abs(2) == 2", true),
      ("min(2, 3) == 2", true), ("max(2, 3) == 3", true), ("1 / 0 > 1000", true),
      ("0 / 0 == 0 / 0", false), ("1500ms == 1.5", true), ("2m == 120", true), ("1h == 3600", true),
      // Ticks of five milliseconds.
      ("200t == 1s", true),
    ])
  func numbers(text: String, expected: Bool) throws {
    #expect(try isTrue(text) == expected)
  }

  @Test("names need quotes only where they hold signs or words of the language")
  func names() throws {
    for text in [
      "Start", "'Start'", "\"Start\"", "input:Start", "'input:Start'", "input:'Start'",
      "Start light or Start", "  Start  ", "Take far or Start",
    ] {
      #expect(try results(text, [["Start": 1], [:]]) == [true, false], "\(text)")
    }
    #expect(try results("'Start light'", [["Start light": 1]]) == [true])
    #expect(try results("output:Level > input:Level", [["output:Level": 2, "input:Level": 1]])[0])
  }

  @Test("an edge is seen at the boundary where it happens, and never at the first")
  func edges() throws {
    let moments: [[String: Double]] = [1, 0, 0, 1, 1, 0].map { ["Eye": $0] }
    #expect(try results("rising(Eye)", moments) == [false, false, false, true, false, false])
    #expect(try results("falling(Eye)", moments) == [false, true, false, false, false, true])
    #expect(try results("changed(Eye)", moments) == [false, true, false, true, false, true])
    let levels: [[String: Double]] = [3, 3, 4, 4].map { ["output:Level": $0] }
    #expect(try results("changed(output:Level)", levels) == [false, false, true, false])
    #expect(
      try results("rising(output:Level > 3 and not Eye)", levels) == [false, false, true, false])
  }

  @Test("held wants the whole time without a break")
  func held() throws {
    // Ticks of five milliseconds: ten milliseconds are two ticks.
    let moments: [[String: Double]] = [0, 1, 1, 1, 0, 1, 1, 1].map { ["Eye": $0] }
    #expect(
      try results("held(Eye, 10ms)", moments)
        == [false, false, false, true, false, false, false, true])
    #expect(try results("held(Eye, 0s)", moments) == moments.map { $0["Eye"] == 1 })
    #expect(
      try results("held(Eye, 1t)", moments)
        == [false, false, true, true, false, false, true, true])
    #expect(try results("held(not Eye, 0s)", [[:], ["Eye": 1]]) == [true, false])
  }

  @Test("recent remembers for a while")
  func recent() throws {
    let moments: [[String: Double]] = [0, 1, 0, 0, 0, 1].map { ["Eye": $0] }
    #expect(
      try results("recent(Eye, 10ms)", moments) == [false, true, true, true, false, true])
  }

  @Test("count counts how often something came about")
  func count() throws {
    let moments: [[String: Double]] = [1, 1, 0, 1, 0, 1].map { ["Eye": $0] }
    #expect(
      try results("count(Eye) >= 1", moments) == [false, false, false, true, true, true])
    #expect(try results("count(Eye) == 2", moments).last == true)
    #expect(try results("count(rising(Eye)) == 2", moments).last == true)
  }

  @Test("two conditions of a set remember apart from each other")
  func separateMemory() throws {
    let scene = try TestBench.scene()
    var compiler = ConditionCompiler(.plant(scene, .none), tickLength: .standard)
    for text in ["rising(Eye)", "rising(Start)", "count(Eye) == 1"] {
      _ = try compiler.add(text, line: 1, column: 1).get()
    }
    var state = ConditionState(compiler.set)
    var seen: [[Bool]] = []
    for tick in 0..<3 {
      state.values = [tick == 1 ? 1 : 0, tick == 2 ? 1 : 0]
      state.evaluate(tick: tick)
      seen.append(state.results)
    }
    #expect(seen == [[false, false, false], [true, false, true], [false, true, true]])
  }

  @Test("a float compares with the nearest number that a tag can hold")
  func floats() throws {
    let value = Double(Float(4.8))
    #expect(try results("Meter <= 4.8", [["Meter": value]]) == [true])
    #expect(try results("4.8 == Meter", [["Meter": value]]) == [true])
    #expect(try results("Meter == -0.1", [["Meter": Double(Float(-0.1))]]) == [true])
    #expect(try results("Meter > 4.8", [["Meter": Double(Float(4.8).nextUp)]]) == [true])
  }

  @Test("what a failure shows is what the condition reads, in its order")
  func readings() throws {
    let scene = try TestBench.scene()
    var compiler = ConditionCompiler(.plant(scene, .none), tickLength: .standard)
    let index = try compiler.add(
      "removed('Far remover') > 1 or Meter > 2 and not input:Level == output:Level or time > 3",
      line: 1, column: 1
    ).get()
    let labels = compiler.set.entries[index].readings.map { compiler.set.readings[$0].label }
    #expect(
      labels == ["removed('Far remover')", "Meter", "input:Level", "output:Level", "time"])
  }
}

/// What is no condition, and where the mistake is.
@Suite struct ConditionMistakeTests {
  private func findings(_ text: String) throws -> [Finding] {
    let scene = try TestBench.scene()
    var compiler = ConditionCompiler(.plant(scene, .none), tickLength: .standard)
    switch compiler.add(text, line: 1, column: 1) {
    case .success: return []
    case .failure(let findings): return findings.list
    }
  }

  @Test(
    "a mistake has its code and its place",
    arguments: [
      ("", "SPC0030", 0), ("and", "SPC0030", 0), ("Eye and", "SPC0030", 7),
      ("(Eye", "SPC0030", 4), ("Eye)", "SPC0030", 3), ("'Eye", "SPC0030", 0),
      ("Eye & Start", "SPC0030", 4), ("1 < 2 < 3", "SPC0030", 2), ("5kg > 1", "SPC0030", 0),
      ("held(Eye 5s)", "SPC0035", 0), ("not", "SPC0030", 3), ("Eye Start > ", "SPC0030", 12),
      ("Ey", "SPC0031", 0), ("Eye and Stat", "SPC0031", 8), ("output:Eye", "SPC0031", 0),
      ("'time' > 1", "SPC0031", 0), ("Level > 1", "SPC0032", 0),
      ("Meter", "SPC0033", 0), ("not Meter", "SPC0033", 4), ("Eye > 1", "SPC0033", 0),
      ("Eye == 1", "SPC0033", 4), ("Eye + 1 > 0", "SPC0033", 0), ("Eye and Meter", "SPC0033", 8),
      ("rising(Meter)", "SPC0033", 7), ("-Eye > 0", "SPC0033", 1), ("abs(Eye) > 0", "SPC0033", 4),
      ("rise(Eye)", "SPC0034", 0), ("held(Eye)", "SPC0035", 0),
      ("rising(Eye, 5s)", "SPC0035", 0), ("held(Eye, 5)", "SPC0035", 10),
      ("held(Eye, time)", "SPC0035", 10), ("removed(1) > 0", "SPC0035", 8),
      ("removed('Far')", "SPC0036", 8), ("plc('Main.x')", "SPC0037", 4),
    ])
  func places(text: String, code: String, offset: Int) throws {
    let found = try findings(text)
    let first = try #require(found.first, "'\(text)' has no problem")
    #expect("\(first.code.rawValue) \(first.offset)" == "\(code) \(offset)", "\(first.message)")
    #expect(!first.message.isEmpty && !first.hint.isEmpty)
  }

  @Test("all mistakes of a condition are told at once")
  func allAtOnce() throws {
    let found = try findings("Ey and Stat or Meter > Eye")
    #expect(found.map(\.offset) == [0, 7, 23])
  }

  @Test("a name that is nearly right is pointed out")
  func suggestions() throws {
    #expect(try findings("Stat").first?.hint == "did you mean 'Start'?")
    #expect(try findings("tim > 1").first?.hint == "did you mean 'time'?")
    #expect(try findings("removed('Fr remover') > 0").first?.hint.contains("Far remover") == true)
  }

  @Test("depth and length have limits")
  func limits() throws {
    for depth in [100, 10_000] {
      let text = String(repeating: "(", count: depth) + "Eye" + String(repeating: ")", count: depth)
      #expect(try findings(text).map(\.code) == [.conditionSyntax])
    }
    #expect(try findings(String(repeating: "not ", count: 200) + "Eye").count == 1)
    #expect(try findings(String(repeating: "- ", count: 400) + "1 > 0").count == 1)
    #expect(try findings(String(repeating: "true implies ", count: 70) + "Eye").count == 1)
    // A long flat condition is fine.
    #expect(try findings(Array(repeating: "Eye", count: 140).joined(separator: " or ")).isEmpty)
    #expect(try findings(Array(repeating: "Eye", count: 400).joined(separator: " or ")).count == 1)
  }
}
