import PLC
import Testing

/// FOR, WHILE, REPEAT and CASE: how often, with which values, and what is left.
@Suite("End to end: loops and choices")
struct EndToEndLoopTests {
  struct Count: CustomTestStringConvertible, Sendable {
    var type: String
    var from: String
    var to: String
    var by: String?
    var rounds: Int
    var sum: Int
    /// The counter behind the loop; nil where it wrapped.
    var last: Int?
    var testDescription: String { "\(type) \(from) TO \(to) BY \(by ?? "1")" }
  }

  static let counts: [Count] = [
    Count(type: "INT", from: "1", to: "5", rounds: 5, sum: 15, last: 6),
    Count(type: "INT", from: "5", to: "1", rounds: 0, sum: 0, last: 5),
    Count(type: "INT", from: "3", to: "3", rounds: 1, sum: 3, last: 4),
    Count(type: "INT", from: "5", to: "1", by: "-2", rounds: 3, sum: 9, last: -1),
    Count(type: "INT", from: "1", to: "5", by: "-1", rounds: 0, sum: 0, last: 1),
    Count(type: "DINT", from: "-3", to: "3", by: "3", rounds: 3, sum: 0, last: 6),
    Count(type: "SINT", from: "120", to: "127", rounds: 8, sum: 988, last: nil),
    Count(type: "SINT", from: "-120", to: "-128", by: "-4", rounds: 3, sum: -372, last: nil),
    Count(type: "USINT", from: "250", to: "255", rounds: 6, sum: 1515, last: nil),
    Count(type: "UINT", from: "0", to: "10", by: "5", rounds: 3, sum: 15, last: 15),
    Count(type: "INT", from: "32766", to: "32767", rounds: 2, sum: 65533, last: nil),
    Count(type: "DINT", from: "2147483646", to: "2147483647", rounds: 2, sum: 4_294_967_293),
    Count(
      type: "LINT", from: "9223372036854775806", to: "9223372036854775807", rounds: 2, sum: -3),
  ]

  private static func loop(_ count: Count, _ counter: String) -> String {
    """
    FOR \(counter) := \(count.from) TO \(count.to) \(count.by.map { "BY \($0)" } ?? "") DO
      rounds := rounds + 1; sum := sum + \(count.type)_TO_LINT(\(counter));
    END_FOR;
    """.replacing("LINT_TO_LINT", with: "")
  }

  @Test("FOR counts so many rounds and leaves its counter behind the end", arguments: counts)
  func count(_ count: Count) throws {
    // The counter as a variable, as an element of an array, and as an in-out parameter.
    var run = try ProgramRun(
      """
      FUNCTION_BLOCK Loop VAR_IN_OUT c : \(count.type); END_VAR VAR rounds, sum : LINT; END_VAR
        \(Self.loop(count, "c"))
      END_FUNCTION_BLOCK
      PROGRAM Direct VAR c : \(count.type); rounds, sum : LINT; END_VAR
        \(Self.loop(count, "c"))
      END_PROGRAM
      PROGRAM Element VAR c : ARRAY[0..2] OF \(count.type); k : INT := 1; rounds, sum : LINT; END_VAR
        \(Self.loop(count, "c[k]"))
      END_PROGRAM
      PROGRAM InOut VAR c : \(count.type); loop : Loop; END_VAR
        loop(c := c);
      END_PROGRAM
      """)
    try run.scan()
    let last = count.last.map { "\($0)" }
    for (name, counter) in [("Direct", "Direct.c"), ("Element", "Element.c[1]")] {
      #expect(try run.int("\(name).rounds") == count.rounds)
      #expect(try run.int("\(name).sum") == count.sum)
      if let last { #expect(run[counter] == last) }
    }
    #expect(try run.int("InOut.loop.rounds") == count.rounds)
    #expect(try run.int("InOut.loop.sum") == count.sum)
    if let last { #expect(run["InOut.c"] == last) }
  }

  @Test("the end and the step of FOR are worked out once")
  func once() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR i, n : INT; last : INT := 3; step : INT := 1; END_VAR
      FOR i := 1 TO last BY step DO last := 100; step := 50; n := n + 1; END_FOR;
      END_PROGRAM
      """)
    try run.scan()
    #expect(run["Main.n"] == "3")
    #expect(run["Main.i"] == "4")
  }

  @Test("EXIT leaves the inner loop, and RETURN the block")
  func exit() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR i, j, n, m : INT; stop : BOOL; END_VAR
      n := 0; m := 0;
      FOR i := 1 TO 3 DO
        FOR j := 1 TO 10 DO IF j > i THEN EXIT; END_IF; n := n + 1; END_FOR;
        m := m + j;
      END_FOR;
      REPEAT n := n + 10; IF n > 30 THEN EXIT; END_IF; UNTIL FALSE END_REPEAT;
      WHILE TRUE DO n := n + 1; IF n > 40 THEN EXIT; END_IF; END_WHILE;
      IF stop THEN RETURN; END_IF;
      m := m + 100;
      END_PROGRAM
      """)
    try run.scan()
    // 1 + 2 + 3 rounds; then by tens beyond 30, by ones beyond 40. j leaves at 2, 3, 4.
    #expect(run["Main.n"] == "41")
    #expect(run["Main.m"] == "109")
    try run.set("Main.stop", true)
    try run.scan()
    #expect(run["Main.m"] == "9")
  }

  @Test("REPEAT runs once at least, WHILE perhaps never")
  func atLeastOnce() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR a, b : INT; END_VAR
      REPEAT a := a + 1; UNTIL a > 0 END_REPEAT;
      WHILE b > 0 DO b := b + 1; END_WHILE;
      END_PROGRAM
      """)
    try run.scan(times: 2)
    #expect(run["Main.a"] == "2")
    #expect(run["Main.b"] == "0")
  }

  @Test(
    "CASE takes the first choice that lists the value, from a table or by comparing",
    arguments: [1, 1000])
  func choice(_ factor: Int) throws {
    // Labels a thousand apart are compared, close ones looked up.
    let labels = [[-5...(-5)], [0...0, 7...9], [3...3], [8...12], [20...20, 1...2]]
    let choices = labels.enumerated().map { index, ranges in
      ranges.map {
        $0.count == 1
          ? "\($0.lowerBound * factor)" : "\($0.lowerBound * factor)..\($0.upperBound * factor)"
      }.joined(separator: ", ") + ": q := \(index);"
    }.joined(separator: "\n")
    var run = try ProgramRun(
      """
      FUNCTION_BLOCK Inside VAR_INPUT x : DINT; END_VAR VAR_OUTPUT q : INT; END_VAR
        CASE x OF \(choices) ELSE q := 99; END_CASE;
      END_FUNCTION_BLOCK
      PROGRAM Main VAR x : DINT; q : INT; inside : Inside; END_VAR
        CASE x OF \(choices) ELSE q := 99; END_CASE;
        inside(x := x);
      END_PROGRAM
      """)
    for value in -8...25 {
      let first = labels.firstIndex { $0.contains { $0.contains(value) } }
      try run.set("Main.x", value * factor)
      try run.scan()
      #expect(try run.int("Main.q") == first ?? 99, "\(value)")
      #expect(try run.int("Main.inside.q") == first ?? 99, "\(value)")
    }
    try run.set("Main.x", Int(Int32.min))
    try run.scan()
    #expect(run["Main.q"] == "99")
  }

  @Test("CASE takes ranges as wide as the type")
  func widestChoice() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR x : LINT; q, all : INT; END_VAR
      CASE x OF 0..9223372036854775807: q := 1; ELSE q := 2; END_CASE;
      CASE x OF -9223372036854775808..9223372036854775807: all := 3; ELSE all := 4; END_CASE;
      END_PROGRAM
      """)
    for (value, choice) in [(0, "1"), (-1, "2"), (.max, "1"), (.min, "2")] {
      try run.set("Main.x", value)
      try run.scan()
      #expect([run["Main.q"], run["Main.all"]] == [choice, "3"], "\(value)")
    }
  }

  @Test("a loop without end meets the budget at the same place in every run")
  func budget() throws {
    let text =
      "PROGRAM Main VAR n : LINT; END_VAR\nWHILE TRUE DO\n  n := n + 1;\nEND_WHILE;\nEND_PROGRAM"
    var counts: [String] = []
    for _ in 0..<2 {
      var run = try ProgramRun(text, budget: 1000)
      let found = run.trap()
      let trap = try #require(found)
      #expect(trap.cause == .budgetExceeded)
      #expect(trap.place.hasPrefix("test.st:2:"))
      #expect(trap.scan == 0)
      counts.append(run["Main.n"])
    }
    #expect(counts[0] == counts[1])
    #expect(try #require(Int(counts[0])) > 300)
  }

  @Test("straight code costs the budget nothing but its length")
  func straight() throws {
    let lines = String(repeating: "n := n + 1;\n", count: 500)
    var run = try ProgramRun(
      "PROGRAM Main VAR n : DINT; END_VAR\n\(lines)END_PROGRAM", budget: 600)
    try run.scan(times: 10)
    #expect(run["Main.n"] == "5000")
  }
}
