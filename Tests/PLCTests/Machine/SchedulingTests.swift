import PLC
import Testing

/// Which program runs in which scan, and what time it is.
@Suite("Scheduling")
struct SchedulingTests {
  private static func text(_ tasks: [(name: String, interval: String)]) -> String {
    let tasksText = tasks.map {
      "TASK \($0.name)(INTERVAL := \($0.interval), PRIORITY := 1);"
    }.joined(separator: "\n")
    let programs = tasks.map { "PROGRAM p\($0.name) WITH \($0.name) : Step;" }
      .joined(separator: "\n")
    return """
      PROGRAM Step VAR n : DINT; END_VAR n := n + 1; END_PROGRAM
      CONFIGURATION c
        RESOURCE r ON plc
          \(tasksText)
          \(programs)
          PROGRAM always : Step;
        END_RESOURCE
      END_CONFIGURATION
      """
  }

  @Test(
    "the scan is the greatest common divisor, and each task is due when its interval is over",
    arguments: [
      ([20], 10, 20, [10]), ([10, 20], 10, 10, [10, 5]), ([20, 30], 13, 10, [7, 5]),
      ([50, 20, 7], 101, 1, [3, 6, 15]),
    ])
  func divisor(_ intervals: [Int], _ scans: Int, _ step: Int, _ runs: [Int]) throws {
    let tasks = intervals.enumerated().map { (name: "t\($0)", interval: "T#\($1)ms") }
    var run = try ProgramRun(Self.text(tasks))
    #expect(run.program.scanInterval == Int64(step) * 1_000_000)
    try run.scan(times: scans)
    for (index, count) in runs.enumerated() {
      #expect(try run.int("pt\(index).n") == count, "task \(index)")
    }
    #expect(try run.int("always.n") == scans)
    #expect(run.machine.time == Int64(scans * step) * 1_000_000)
  }

  @Test("all tasks are due in the first scan")
  func first() throws {
    var run = try ProgramRun(Self.text([("a", "T#1s"), ("b", "T#7s")]))
    try run.scan()
    #expect(run["pa.n"] == "1")
    #expect(run["pb.n"] == "1")
  }

  @Test("without tasks every program runs in every scan, at the interval that is asked for")
  func untasked() throws {
    var run = try ProgramRun(
      "PROGRAM Main VAR t : TON; END_VAR t(IN := TRUE, PT := T#1s); END_PROGRAM",
      interval: 5_000_000)
    #expect(run.program.scanInterval == nil)
    try run.scan(times: 4)
    #expect(run["Main.t.ET"] == "T#15ms")
  }

  @Test("two instances of a program have variables of their own")
  func instances() throws {
    var run = try ProgramRun(Self.text([("a", "T#10ms"), ("b", "T#20ms")]))
    try run.set("pa.n", 100)
    try run.scan(times: 2)
    #expect(run["pa.n"] == "102")
    #expect(run["pb.n"] == "1")
  }
}
