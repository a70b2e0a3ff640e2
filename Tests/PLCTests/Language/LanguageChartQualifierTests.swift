import Testing

@Suite("Language: qualifiers of actions")
struct LanguageChartQualifierTests {
  /// `Work` is active in the scans in which `go` is 1; a scan of `Clear` follows, with `extra`.
  static func chart(_ line: String, clear: String = "") -> String {
    """
    INITIAL_STEP Idle: END_STEP
    STEP Work: \(line) END_STEP
    STEP Clear: \(clear) END_STEP
    TRANSITION FROM Idle TO Work := go; END_TRANSITION
    TRANSITION FROM Work TO Clear := NOT go; END_TRANSITION
    TRANSITION FROM Clear TO Idle := TRUE; END_TRANSITION
    ACTION Run: runs := runs + 1; inside := Work.X; END_ACTION
    """
  }

  static let go = "0111110000"

  /// Qualifier with its duration; when a variable is true; how often a body has run.
  static let free = [
    ("N", "0111110000", "0123456666"),
    ("P", "0100000000", "0111111111"),
    ("P1", "0100000000", "0111111111"),
    ("P0", "0000001000", "0000001111"),
    ("S", "0111111111", "0123456789"),
    ("L, T#40ms", "0110000000", "0123333333"),
    ("L, T#1s", "0111110000", "0123456666"),
    ("D, T#40ms", "0001110000", "0001234444"),
    ("D, T#1s", "0000000000", "0000000000"),
    ("DS, T#40ms", "0001111111", "0001234567"),
    ("DS, T#1s", "0000000000", "0000000000"),
    ("SD, T#40ms", "0001111111", "0001234567"),
    ("SD, T#140ms", "0000000011", "0000000012"),
    ("SL, T#40ms", "0110000000", "0123333333"),
    ("SL, T#140ms", "0111111100", "0123456788"),
  ]

  /// The same with the step `Clear` resetting what is stored.
  static let reset = [
    ("S", "0111110000", "0123456666"),
    ("DS, T#40ms", "0001110000", "0001234444"),
    ("SD, T#40ms", "0001110000", "0001234444"),
    ("SD, T#140ms", "0000000000", "0000000000"),
    ("SL, T#140ms", "0111110000", "0123456666"),
    ("N", "0111110000", "0123456666"),
  ]

  @Test("a variable is true and a body runs as the qualifier says", arguments: free)
  func qualifier(_ name: String, _ variable: String, _ runs: String) {
    ChartCase(
      name, vars: "lamp, inside : BOOL; runs : INT;",
      Self.chart("lamp(\(name)); Run(\(name));"), go: Self.go,
      gives: [("lamp", variable), ("runs", runs)]
    ).check()
  }

  @Test("R ends what is stored", arguments: reset)
  func resets(_ name: String, _ variable: String, _ runs: String) {
    ChartCase(
      "\(name) and R", vars: "lamp, inside : BOOL; runs : INT;",
      Self.chart("lamp(\(name)); Run(\(name));", clear: "lamp(R); Run(R);"), go: Self.go,
      gives: [("lamp", variable), ("runs", runs)]
    ).check()
  }

  @Test("the last run of a body sees its step left")
  func finalScan() {
    ChartCase(
      "N", vars: "inside : BOOL; runs : INT;", Self.chart("Run(N);"), go: Self.go,
      gives: [("inside", "0111110000")]
    ).check()
  }

  @Test("a qualifier of its own step does not outlast it, and R wins over N")
  func resetWins() {
    ChartCase(
      "N and R of one step", vars: "lamp, inside : BOOL; runs : INT;",
      Self.chart("lamp(N); lamp(R);"), go: Self.go, gives: [("lamp", "0000000000")]
    ).check()
  }

  @Test("R clears a variable that other statements set")
  func resetOfOthers() {
    ChartCase(
      "R alone", vars: "lamp : BOOL := TRUE; inside : BOOL; runs : INT;",
      Self.chart("", clear: "lamp(R);"), go: Self.go, gives: [("lamp", "1111110000")]
    ).check()
  }

  @Test("SL starts anew only after a reset")
  func limitedAgain() {
    let go = "0100110000"
    for (clear, expected) in [("", "0110000000"), ("lamp(R);", "0100110000")] {
      ChartCase(
        "SL twice, '\(clear)'", vars: "lamp, inside : BOOL; runs : INT;",
        Self.chart("lamp(SL, T#40ms);", clear: clear), go: go, gives: [("lamp", expected)]
      ).check()
    }
  }

  @Test("a duration may be a variable, and each line has its own")
  func variableDurations() {
    ChartCase(
      "D of 20 ms and D of 60 ms", vars: "late : TIME := T#20ms; a, b, inside : BOOL; runs : INT;",
      Self.chart("a(D, late); b(D, T#60ms);"), go: Self.go,
      gives: [("a", "0011110000"), ("b", "0000110000")]
    ).check()
  }

  @Test("the initial step pulses in the first scan")
  func initialPulse() {
    ChartCase(
      "P1 of the initial step", vars: "n, m : INT;",
      """
      INITIAL_STEP A: First(P1); Last(P0); END_STEP
      STEP B: END_STEP
      TRANSITION FROM A TO B := go; END_TRANSITION
      ACTION First: n := n + 1; END_ACTION
      ACTION Last: m := m + 1; END_ACTION
      """,
      go: "00100", gives: [("n", "11111"), ("m", "00111")]
    ).check()
  }
}
