import PLC
import Testing

@Suite("Blocks for control", .serialized)
struct ControlBlockTests {
  private func run(
    _ variables: String, _ call: String, _ profile: SemanticsProfile
  ) throws -> ProgramRun {
    try ProgramRun(
      "PROGRAM Main VAR \(variables) END_VAR \(call); END_PROGRAM", profile: profile)
  }

  @Test("HYSTERESIS switches beyond either end of its band", arguments: SemanticsProfile.allCases)
  func hysteresis(profile: SemanticsProfile) throws {
    var run = try run(
      "x : REAL; block : HYSTERESIS;", "block(XIN1 := x, XIN2 := 10.0, EPS := 2.0)", profile)
    let rows = [
      (11.0, false), (12.0, false), (12.5, true), (9.0, true), (8.0, true), (7.5, false),
      (11.9, false), (13, true),
    ]
    for (x, q) in rows {
      try run.set("Main.x", x)
      try run.scan()
      #expect(try run.bool("Main.block.Q") == q, "at \(x)")
    }
  }

  @Test("INTEGRAL adds its input times seconds", arguments: SemanticsProfile.allCases)
  func integral(profile: SemanticsProfile) throws {
    var run = try run(
      "go, reset : BOOL; x : REAL := 4.0; block : INTEGRAL;",
      "block(RUN := go, R1 := reset, XIN := x, X0 := 10.0, CYCLE := T#500ms)", profile)
    try run.scan()
    #expect(try run.double("Main.block.XOUT") == 0)
    #expect(try run.bool("Main.block.Q"))
    try run.set("Main.reset", true)
    try run.set("Main.go", true)
    try run.scan()
    #expect(try run.double("Main.block.XOUT") == 10)
    #expect(try !run.bool("Main.block.Q"))
    try run.set("Main.reset", false)
    try run.scan(times: 3)
    #expect(try run.double("Main.block.XOUT") == 16)
    try run.set("Main.go", false)
    try run.scan(times: 3)
    #expect(try run.double("Main.block.XOUT") == 16)
  }

  @Test("DERIVATIVE is the slope of its last four values", arguments: SemanticsProfile.allCases)
  func derivative(profile: SemanticsProfile) throws {
    var run = try run(
      "go : BOOL; x : REAL; block : DERIVATIVE;",
      "block(RUN := go, XIN := x, CYCLE := T#500ms)", profile)
    // A straight line of 6 a second: once four values are known, that is the slope.
    for step in 0..<8 {
      try run.set("Main.x", Double(step) * 3)
      try run.set("Main.go", step > 0)
      try run.scan()
      let value = try run.double("Main.block.XOUT")
      if step == 0 { #expect(value == 0) }
      // The values before the first are as the first: (3 (3 - 0) + 0 - 0) / (10 0.5).
      if step == 1 { #expect(value == Double(Float(1.8))) }
      if step >= 3 { #expect(value == 6, "in step \(step)") }
    }
    try run.set("Main.go", false)
    try run.scan()
    #expect(try run.double("Main.block.XOUT") == 0)
  }

  @Test(
    "PID starts from its manual output and follows the error", arguments: SemanticsProfile.allCases)
  func pid(profile: SemanticsProfile) throws {
    var run = try run(
      "auto : BOOL; pv, sp : REAL; block : PID;",
      """
      block(AUTO := auto, PV := pv, SP := sp, X0 := 3.0, KP := 2.0, TR := 4.0, TD := 0.0,
        CYCLE := T#1s)
      """, profile)
    try run.set("Main.pv", 5.0)
    try run.set("Main.sp", 1.0)
    try run.scan(times: 2)
    #expect(try run.double("Main.block.XOUT") == 6, "KP times X0")
    try run.set("Main.auto", true)
    try run.scan()
    // The error of 4 is added to the integral of 4 (3 - 4): 2 (4 + (-4 + 4) / 4).
    #expect(try run.double("Main.block.XOUT") == 8)
    try run.scan()
    #expect(try run.double("Main.block.XOUT") == 10)
  }

  @Test("RAMP goes in a straight line, and starts anew", arguments: SemanticsProfile.allCases)
  func ramp(profile: SemanticsProfile) throws {
    var run = try run(
      "go : BOOL; from : REAL := 10.0; block : RAMP;",
      "block(RUN := go, X0 := from, X1 := 20.0, TR := T#2s, CYCLE := T#500ms)", profile)
    func state() throws -> String {
      "\(try run.bool("Main.block.BUSY") ? "busy " : "")\(try run.double("Main.block.XOUT"))"
    }
    try run.scan()
    #expect(try state() == "10.0")
    try run.set("Main.go", true)
    // The start is that of the last call before, whatever X0 becomes.
    try run.set("Main.from", 0.0)
    for expected in ["busy 10.0", "busy 12.5", "busy 15.0", "busy 17.5", "20.0", "20.0"] {
      try run.scan()
      #expect(try state() == expected)
    }
    try run.set("Main.go", false)
    try run.scan()
    #expect(try state() == "0.0")
    try run.set("Main.go", true)
    try run.scan()
    #expect(try state() == "busy 0.0")
  }

  @Test("RAMP without a time is there at once")
  func rampWithoutTime() throws {
    var run = try run(
      "block : RAMP;", "block(RUN := TRUE, X0 := 1.0, X1 := 2.0, TR := T#0s, CYCLE := T#1s)",
      .openplc)
    try run.scan()
    #expect(try run.double("Main.block.XOUT") == 2)
    #expect(try !run.bool("Main.block.BUSY"))
  }
}
