import Kernel
import PLC
import Testing

/// Machines as states: hash, snapshot, restore, restart.
@Suite("State of a machine")
struct MachineStateTests {
  private static let text = """
    PROGRAM Main
      VAR n : DINT; t : TON; s : STRING[10]; r : REAL; list : ARRAY[0..3] OF INT; END_VAR
      VAR RETAIN kept : DINT; label : STRING[5]; END_VAR
      n := n + 1; kept := kept + 2;
      t(IN := n > 2, PT := T#100ms);
      s := CONCAT(s, 'x'); label := LEFT(s, 3);
      r := r * 1.5 + 0.25;
      list[n MOD 4] := list[n MOD 4] + 1;
    END_PROGRAM
    """

  @Test("from its state a machine goes on bit for bit")
  func goesOn() throws {
    var run = try ProgramRun(Self.text)
    try run.scan(times: 5)
    let state = run.machine.state
    var other = try ProgramRun(Self.text)
    #expect(other.change { $0.restore(state[...]) })
    for _ in 0..<20 {
      #expect(StateHash.of(run.machine) == StateHash.of(other.machine))
      #expect(StateDifference.first(expected: run.machine, found: other.machine) == nil)
      try run.scan()
      try other.scan()
    }
    #expect(other["Main.n"] == "25")
    #expect(other["Main.t.Q"] == "TRUE")
  }

  @Test("every variable is part of the hash")
  func hash() throws {
    let run = try ProgramRun(Self.text)
    let before = StateHash.of(run.machine)
    for variable in run.program.variables {
      var changed = run.machine
      changed[variable] = variable.type == .bool ? 1 : 77
      #expect(StateHash.of(changed) != before, "\(variable.name)")
    }
  }

  @Test("words that are no state of the program are refused, and nothing is changed")
  func refusal() throws {
    var run = try ProgramRun(Self.text)
    try run.scan(times: 3)
    let state = run.machine.state
    let before = StateHash.of(run.machine)
    var wrong = [[], Array(state.dropLast()), state + [0], Array(repeating: .max, count: 3)]
    // Every word that cannot be just any: scans, the trap, the length and the clock.
    for index in [0, 2, 5, 6, 7] {
      var words = state
      words[index] = .max
      wrong.append(words)
    }
    let string = try #require(run.program.string(named: "Main.s"))
    var words = state
    words[6 + string.cell] = 11
    wrong.append(words)
    for words in wrong {
      #expect(!run.change { $0.restore(words[...]) })
      #expect(StateHash.of(run.machine) == before)
    }
    #expect(run.change { $0.restore(state[...]) })
  }

  @Test("any words give a machine that is refused or runs on without harm")
  func anyWords() throws {
    let run = try ProgramRun(Self.text)
    var generator = Generator(seed: 3)
    for _ in 0..<2000 {
      var words = run.machine.state
      let index = generator.below(words.count)
      words[index] = generator.below(2) == 0 ? generator.next() : UInt64(generator.below(300))
      var machine = run.machine
      guard machine.restore(words[...]) else { continue }
      for _ in 0..<3 where machine.trap == nil { _ = try? machine.scan() }
    }
  }

  @Test("a restart begins with initial values, and keeps what is retained when it is told to")
  func restart() throws {
    var run = try ProgramRun(Self.text)
    let fresh = StateHash.of(run.machine)
    try run.scan(times: 4)
    run.change { $0.restart(keepingRetained: true) }
    #expect(run["Main.n"] == "0")
    #expect(run["Main.kept"] == "8")
    #expect(run["Main.label"] == "'xxx'")
    #expect(run["Main.s"] == "''")
    #expect(run.machine.scans == 0)
    run.change { $0.restart() }
    #expect(run["Main.kept"] == "0")
    #expect(StateHash.of(run.machine) == fresh)
  }

  @Test("a stopped machine is stopped after a restore too, and says the same")
  func trap() throws {
    let text = "PROGRAM Main VAR a : INT := 3; END_VAR\na := a - 1; a := a / a;\nEND_PROGRAM"
    var run = try ProgramRun(text)
    let found = run.trap(within: 5)
    let trap = try #require(found)
    #expect(trap.cause == .divisionByZero)
    #expect(trap.place == "test.st:2:20 in Main")
    var other = try ProgramRun(text)
    #expect(other.change { $0.restore(run.machine.state[...]) })
    #expect(other.machine.trap == trap)
    #expect(other.trap() == trap)
    #expect(other.machine.scans == run.machine.scans)
  }

  @Test("equal texts give equal programs; a change of code, constant, size or task another hash")
  func programHash() throws {
    func hash(_ text: String) throws -> UInt64 { try ProgramRun(text).program.hash }
    func text(_ expression: String, size: Int = 3, interval: String = "20ms") -> String {
      """
      PROGRAM Main VAR a : DINT; b : ARRAY[0..\(size)] OF INT; END_VAR
      a := \(expression);
      END_PROGRAM
      CONFIGURATION c RESOURCE r ON plc TASK t(INTERVAL := T#\(interval), PRIORITY := 1);
      PROGRAM one WITH t : Main; END_RESOURCE END_CONFIGURATION
      """
    }
    let base = try hash(text("a + 1"))
    #expect(try hash(text("a + 1")) == base)
    for other in [
      text("a - 1"), text("a + 2"), text("a + 1", size: 4), text("a + 1", interval: "10ms"),
    ] {
      #expect(try hash(other) != base)
    }
  }
}
