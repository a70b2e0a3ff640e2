import PLC
import Testing

@Suite("Timers")
struct TimerTests {
  private static let text = """
    PROGRAM Main
      VAR input : BOOL; preset : TIME := T#50ms; on : TON; off : TOF; pulse : TP; END_VAR
      on(IN := input, PT := preset);
      off(IN := input, PT := preset);
      pulse(IN := input, PT := preset);
    END_PROGRAM
    """

  private func timers(
    _ profile: SemanticsProfile = .openplc, preset: String = "T#50ms"
  ) throws -> ProgramRun {
    let text = Self.text.split(separator: "T#50ms").joined(separator: preset)
    return try ProgramRun(text, profile: profile)
  }

  /// Q and ET in milliseconds.
  private func state(_ run: ProgramRun, _ name: String) throws -> String {
    let elapsed = try run.int("Main.\(name).ET") / 1_000_000
    return "\(try run.bool("Main.\(name).Q") ? 1 : 0)/\(elapsed)"
  }

  @Test("keep the trace measured at OpenPLC", arguments: SemanticsProfile.allCases)
  func goldenTrace(profile: SemanticsProfile) throws {
    var run = try timers(profile)
    let rows = [
      3: ("0/0", "1/0", "1/0"), 4: ("0/20", "1/0", "1/20"), 5: ("0/40", "1/0", "1/40"),
      6: ("1/50", "1/0", "0/50"), 7: ("1/50", "1/0", "0/50"), 8: ("1/50", "1/0", "0/50"),
      9: ("1/50", "1/0", "0/50"), 10: ("0/0", "1/0", "0/0"), 11: ("0/0", "1/20", "0/0"),
      12: ("0/0", "1/40", "0/0"), 13: ("0/0", "0/50", "0/0"), 14: ("0/0", "0/50", "0/0"),
    ]
    for scan in 1...14 {
      try run.set("Main.input", (3...9).contains(scan))
      try run.scan()
      let (on, off, pulse) = rows[scan] ?? ("0/0", "0/0", "0/0")
      #expect(try state(run, "on") == on, "TON in scan \(scan)")
      #expect(try state(run, "off") == off, "TOF in scan \(scan)")
      #expect(try state(run, "pulse") == pulse, "TP in scan \(scan)")
    }
  }

  @Test("with PT = 0 run for one scan", arguments: SemanticsProfile.allCases)
  func zeroPreset(profile: SemanticsProfile) throws {
    var run = try timers(profile, preset: "T#0s")
    let expected: [(Bool, String, String, String)] = [
      (false, "0/0", "0/0", "0/0"), (true, "0/0", "1/0", "1/0"), (true, "1/0", "1/0", "0/0"),
      (false, "0/0", "1/0", "0/0"), (false, "0/0", "0/0", "0/0"), (true, "0/0", "1/0", "1/0"),
    ]
    for (scan, row) in expected.enumerated() {
      try run.set("Main.input", row.0)
      try run.scan()
      #expect(try state(run, "on") == row.1, "TON in scan \(scan)")
      #expect(try state(run, "off") == row.2, "TOF in scan \(scan)")
      #expect(try state(run, "pulse") == row.3, "TP in scan \(scan)")
    }
  }

  @Test("start in the first scan when their input is true from the start")
  func firstScan() throws {
    var run = try timers()
    try run.set("Main.input", true)
    try run.scan()
    #expect(try state(run, "on") == "0/0")
    #expect(try state(run, "off") == "1/0")
    #expect(try state(run, "pulse") == "1/0")
    try run.scan(times: 3)
    #expect(try state(run, "on") == "1/50")
    #expect(try state(run, "pulse") == "0/50")
  }

  /// Runs scans with these inputs and gives one timer's state after each.
  private func trace(_ run: inout ProgramRun, _ name: String, _ inputs: [Int]) throws -> [String] {
    try inputs.map { input in
      try run.set("Main.input", input != 0)
      try run.scan()
      return try state(run, name)
    }
  }

  @Test("TON begins anew when its input falls before the end")
  func interruptedOnDelay() throws {
    var run = try timers()
    let states = try trace(&run, "on", [1, 1, 1, 0, 1, 1, 1, 1, 1])
    #expect(states == ["0/0", "0/20", "0/40", "0/0", "0/0", "0/20", "0/40", "1/50", "1/50"])
  }

  @Test("TOF begins anew when its input rises before the end")
  func retriggeredOffDelay() throws {
    var run = try timers()
    let states = try trace(&run, "off", [1, 0, 0, 1, 0, 0, 0, 0, 1])
    #expect(states == ["1/0", "1/0", "1/20", "1/0", "1/0", "1/20", "1/40", "0/50", "1/0"])
  }

  @Test("TP is not retriggered, and needs its input false once after the pulse")
  func pulses() throws {
    var run = try timers()
    let states = try trace(&run, "pulse", [1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0])
    #expect(
      states == [
        "1/0", "1/20", "1/40", "0/50", "0/50", "0/0", "1/0", "1/20", "1/40", "0/0", "0/0",
      ])
  }

  @Test("a new PT takes effect at once while time runs")
  func presetChangesWhileRunning() throws {
    for (name, before, after) in [("on", "0/40", "1/30"), ("pulse", "1/40", "0/30")] {
      var run = try timers()
      #expect(try trace(&run, name, [1, 1, 1]).last == before)
      try run.set("Main.preset", 30_000_000)
      #expect(try trace(&run, name, [1]) == [after])
    }
    var run = try timers()
    _ = try trace(&run, "on", [1, 1, 1])
    try run.set("Main.preset", 90_000_000)
    #expect(try trace(&run, "on", [1, 1, 1]) == ["0/60", "0/80", "1/90"])
  }

  @Test("a new PT means nothing to a timer that has run out")
  func presetChangesAfterwards() throws {
    var run = try timers()
    _ = try trace(&run, "on", [1, 1, 1, 1])
    try run.set("Main.preset", 500_000_000)
    #expect(try trace(&run, "on", [1, 1]) == ["1/50", "1/50"])
  }

  @Test("a negative PT is over as soon as PT = 0")
  func negativePreset() throws {
    var run = try timers(preset: "T#-1s")
    #expect(try trace(&run, "on", [1, 1]) == ["0/0", "1/-1000"])
  }

  @Test("RTC follows the calendar, or the time it was set to")
  func clock() throws {
    let start: Int64 = 1_769_862_615_000_000_000
    var run = try ProgramRun(
      """
      PROGRAM Main
        VAR set : BOOL; clock : RTC; moment : DT; END_VAR
        clock(IN := set, PDT := DT#2000-01-01-00:00:00, CDT => moment);
      END_PROGRAM
      """, calendarStart: start)
    try run.scan()
    #expect(run["Main.moment"] == "DT#2026-01-31-12:30:15")
    try run.set("Main.set", true)
    try run.scan()
    #expect(run["Main.moment"] == "DT#2000-01-01-00:00:00")
    #expect(try run.bool("Main.clock.Q"))
    try run.scan(times: 50)
    #expect(run["Main.moment"] == "DT#2000-01-01-00:00:01")
    try run.set("Main.set", false)
    try run.scan()
    #expect(run["Main.moment"] == "DT#2026-01-31-12:30:16.04")
    #expect(try !run.bool("Main.clock.Q"))
  }
}
