import Kernel
import PLC
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// Programs in lockstep with a plant: when they scan, what they read and write, what stops them.
@Suite struct ProgramControllerTests {
  private typealias Plant = ProgramPlant

  private func problems(
    _ program: Program, milliseconds: Int, options: ProgramController.Options = .init()
  ) -> [Problem] {
    do {
      _ = try ProgramController(
        program, name: "main.st", scene: Plant.scene(milliseconds: milliseconds), options: options)
      return []
    } catch { return error.list }
  }

  // MARK: Time

  @Test("The first scan belongs to the first tick, and the next ones to whole intervals after it")
  func scanTicks() throws {
    var session = try Plant.session(try Plant.counter())
    var counts: [Int] = []
    for _ in 1...13 {
      session.tick()
      guard case .int(let count) = session.value(Plant.count) else { break }
      counts.append(Int(count))
    }
    #expect(counts == [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4])
  }

  @Test("A program without a task scans in every tick")
  func everyTick() throws {
    var session = try Plant.session(
      try Plant.program("VAR n AT %QD0 : DINT; END_VAR", "n := n + 1;"), milliseconds: 7)
    session.run(50)
    #expect(session.value(Plant.count) == .int(50))
  }

  @Test("Program time advances by one interval a scan, exactly")
  func timers() throws {
    // IN rises in the scan at 0 ms; Q is true in the first scan at 100 ms or later: see the
    // traces of timers in the standard's compilers.
    let statements = "Delay(IN := TRUE, PT := T#100ms); Lamp := Delay.Q;"
    let variables = "VAR Delay : TON; Lamp AT %QX0.0 : BOOL; END_VAR"
    for (interval, milliseconds, scan) in [(20, 5, 5), (30, 10, 4), (1, 1, 100), (100, 20, 1)] {
      var session = try Plant.session(
        try Plant.program(variables, statements, task: "T#\(interval)ms"),
        milliseconds: milliseconds)
      let tick = 1 + scan * interval / milliseconds
      session.run(tick - 1)
      #expect(session.value(Plant.lamp) == .bit(false), "\(interval) ms")
      session.tick()
      #expect(session.value(Plant.lamp) == .bit(true), "\(interval) ms")
    }
  }

  @Test(
    "An interval that is no whole number of ticks is a problem that names what would do",
    arguments: [
      ("T#12ms", 5, ["10 ms or 15 ms", "'tick: 4'"]), ("T#3ms", 5, ["5 ms", "'tick: 3'"]),
      ("T#25ms", 10, ["20 ms or 30 ms", "'tick: 5'"]), ("T#7ms", 2, ["6 ms or 8 ms", "'tick: 1'"]),
      ("T#500us", 1, ["1 ms"]), ("T#2.5ms", 2, ["2 ms or 4 ms"]),
    ])
  func oddIntervals(_ interval: String, _ milliseconds: Int, _ proposals: [String]) throws {
    let program = try Plant.program("VAR END_VAR", ";", task: interval)
    let found = problems(program, milliseconds: milliseconds)
    #expect(found.map(\.code) == ["PLC0610"])
    for proposal in proposals { #expect(found[0].hint.contains(proposal), "\(found[0].hint)") }
    #expect(found[0].hint.contains("tick:") == (proposals.count > 1))
  }

  @Test("What is wrong with the time and with the mapping is said at once")
  func allAtOnce() throws {
    let program = try Plant.program("VAR a AT %IL0 : TIME; END_VAR", ";", task: "T#7ms")
    #expect(problems(program, milliseconds: 5).map(\.code) == ["PLC0610", "PLC0624"])
  }

  // MARK: Inputs and outputs

  @Test("Inputs are latched before a scan and outputs written after it")
  func latch() throws {
    let program = try Plant.program(
      "VAR Start AT %IX0.0 : BOOL; Lamp AT %QX0.0 : BOOL; END_VAR", "Lamp := Start;",
      task: "T#20ms")
    var session = try Plant.session(program)
    session.tick()
    try session.apply([.force(Plant.start, .bit(true))])
    // The input changes between two scans: it is seen at the next one, in tick 5.
    session.run(3)
    #expect(session.value(Plant.lamp) == .bit(false))
    session.tick()
    #expect(session.value(Plant.lamp) == .bit(true))
  }

  @Test("A program sees effective values: a force, and a fault over it")
  func effectiveInputs() throws {
    var session = try Plant.session(
      try Plant.located("Start AT %IX0.0 : BOOL; Lamp AT %QX0.0 : BOOL;", "Lamp := Start;"))
    try session.apply([.force(Plant.start, .bit(true))])
    session.tick()
    #expect(session.value(Plant.lamp) == .bit(true))
    try session.apply([.fault(Plant.start, .openCircuit, on: true)])
    session.tick()
    #expect(session.value(Plant.lamp) == .bit(false))
  }

  @Test("The program wins over a client at each scan, and a force over both")
  func whoWins() throws {
    var session = try Plant.session(
      try Plant.program(
        "VAR Lamp AT %QX0.0 : BOOL; END_VAR", "Lamp := TRUE;", task: "T#20ms"))
    session.tick()
    try session.apply([.write(Plant.lamp, .bit(false))])
    session.run(3)
    #expect(session.value(Plant.lamp) == .bit(false), "until the next scan")
    session.tick()
    #expect(session.value(Plant.lamp) == .bit(true))
    try session.apply([.force(Plant.lamp, .bit(false))])
    session.run(8)
    #expect(session.value(Plant.lamp) == .bit(false))
    try session.apply([.release(Plant.lamp)])
    #expect(session.value(Plant.lamp) == .bit(true), "the write was remembered")
  }

  @Test("Voltages are scaled on both ways, and rows have scales of their own")
  func scales() throws {
    let program = try Plant.located(
      "Level AT %IW0 : INT; Flow AT %ID1 : REAL; Valve AT %QW0 : INT; Pump AT %QD1 : REAL;",
      "IF Level > 0 THEN Valve := Level / 2; Pump := Flow * 2.0; END_IF;")
    // By its address, %IW0 would be the whole number there.
    var options = ProgramController.Options()
    options.mapping.rows = [
      .init(variable: "%IW0", tag: "Level"), .init(variable: "%QW0", tag: "Valve (V)", scale: 100),
    ]
    var session = try Plant.session(program, options: options)
    try session.apply([
      .force(Plant.tag("Level"), .float(4.84)), .force(Plant.tag("Flow"), .float(1.25)),
    ])
    session.tick()
    // 4840 mV, half of it is 2420, which is 24.2 V in hundredths.
    #expect(session.value(Plant.valve) == .float(24.2))
    #expect(session.value(Plant.tag("Pump (V)")) == .float(2.5))
  }

  // MARK: Traps

  private let trapping = """
    Lamp := TRUE; Scans := Scans + 1; Valve := 5.0;
    IF Scans = 3 THEN Scans := 70; Lamp := FALSE; Scans := Scans / (Scans - 70); END_IF;
    """
  private let trapVariables = """
    VAR Lamp AT %QX0.0 : BOOL; Scans AT %QD0 : DINT; Valve AT %QD1 : REAL; END_VAR
    """

  @Test("At a trap outputs keep what the scan before wrote, and the program stays stopped")
  func trapHolds() throws {
    var session = try Plant.session(try Plant.program(trapVariables, trapping))
    session.run(2)
    #expect(session.report.state == .running && session.report.name == "main.st")
    session.run(5)
    #expect(session.value(Plant.lamp) == .bit(true))
    #expect(session.value(Plant.count) == .int(2))
    #expect(session.report.kind == .program && session.report.state == .trapped)
    let stop = try #require(session.report.stop)
    #expect(stop.cause == "division by zero" && stop.scan == 2 && !stop.clearsOutputs)
    #expect(stop.place.hasPrefix("main.st:4:"), "\(stop.place)")
    // What it no longer writes, others may.
    try session.apply([.write(Plant.lamp, .bit(false))])
    session.run(5)
    #expect(session.value(Plant.lamp) == .bit(false))
  }

  @Test("At a trap outputs are cleared where that is asked for")
  func trapClears() throws {
    var options = ProgramController.Options()
    options.trapPolicy = .clear
    var session = try Plant.session(
      try Plant.program(trapVariables, trapping), options: options)
    session.run(2)
    #expect(session.value(Plant.tag("Pump (V)")) == .float(5))
    session.tick()
    #expect(session.value(Plant.lamp) == .bit(false))
    #expect(session.value(Plant.count) == .int(0))
    #expect(session.value(Plant.tag("Pump (V)")) == .float(0))
    #expect(session.report.stop?.clearsOutputs == true)
  }

  @Test("A restart begins again from nothing, after a trap too")
  func restart() throws {
    let program = try Plant.program(
      "VAR RETAIN n AT %QD0 : DINT; END_VAR",
      "n := n + 1; IF n > 9 THEN n := n / (n - 10); END_IF;")
    var session = try Plant.session(program)
    session.run(20)
    #expect(session.report.state == .trapped)
    let fresh = try Plant.session(program)
    session.restart()
    #expect(session.report.state == .running)
    #expect(session.hash == fresh.hash)
    session.run(4)
    #expect(session.value(Plant.count) == .int(4))
  }

  // MARK: Readers

  @Test("Frames show every variable with its tag, and who is in charge")
  func image() throws {
    var session = try Plant.session(
      try Plant.located(
        "Lamp AT %QX0.0 : BOOL; n : INT := -3; Pause : TIME := T#1s500ms; text : STRING := 'hi';",
        "Lamp := TRUE;"))
    session.tick()
    let frame = session.frame()
    #expect(frame.controller == session.report)
    let variables = try #require(frame.program?.variables)
    func variable(_ name: String) -> ProgramImage.Variable? {
      variables.first { $0.name.hasSuffix(name) }
    }
    #expect(variable("Lamp")?.value == .bool(true))
    #expect(variable("Lamp")?.tag == Plant.lamp && variable("Lamp")?.address == "%QX0.0")
    #expect(variable("n")?.value == .signed(-3) && variable("n")?.type == "INT")
    #expect(variable("Pause")?.value == .text("T#1s500ms"))
    #expect(variable("text")?.value == .text("hi") && variable("text")?.type == "STRING")
    #expect(frame.program?.scans == 1)
    // A frame keeps what it showed.
    session.run(3)
    #expect(frame.program?.scans == 1 && session.frame().program?.scans == 4)
  }

  @Test("A session without a program says so")
  func noProgram() {
    let session = Session(scene: Plant.scene(), seed: 1)
    #expect(session.report == .none && session.frame().program == nil)
  }
}
