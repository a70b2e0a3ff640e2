import Kernel
import PLC
import Testing

/// Boolean expressions, wherever they stand, against their truth tables.
@Suite("End to end: logic")
struct EndToEndLogicTests {
  /// A boolean expression over the inputs `x0` and on.
  indirect enum Gate {
    case input(Int)
    case constant(Bool)
    case not(Gate)
    case both(String, Gate, Gate)
    /// A comparison of the two numbers `n` and `m`.
    case compare(String)

    static func any(_ generator: inout Generator, depth: Int) -> Gate {
      if depth == 0 || generator.below(6) == 0 {
        return switch generator.below(12) {
        case 0: .constant(generator.below(2) == 0)
        case 1: .compare([">", "<=", "=", "<>", "<", ">="][generator.below(6)])
        default: .input(generator.below(4))
        }
      }
      if generator.below(4) == 0 { return .not(any(&generator, depth: depth - 1)) }
      let word = ["AND", "OR", "AND", "OR", "XOR"][generator.below(5)]
      return .both(
        word, any(&generator, depth: depth - 1), any(&generator, depth: depth - 1))
    }

    var text: String {
      switch self {
      case .input(let index): "x\(index)"
      case .constant(let value): value ? "TRUE" : "FALSE"
      case .not(let inner): "NOT (\(inner.text))"
      case .both(let word, let a, let b): "(\(a.text)) \(word) (\(b.text))"
      case .compare(let word): "n \(word) m"
      }
    }

    /// Its value where input `i` is bit `i`, and `n` and `m` are bits 0 and 1 of it, too.
    func value(_ bits: Int) -> Bool {
      switch self {
      case .input(let index): return bits >> index & 1 == 1
      case .constant(let value): return value
      case .not(let inner): return !inner.value(bits)
      case .both(let word, let a, let b):
        let (x, y) = (a.value(bits), b.value(bits))
        return word == "AND" ? x && y : word == "OR" ? x || y : x != y
      case .compare(let word):
        let (n, m) = (bits & 1, bits >> 1 & 1)
        switch word {
        case ">": return n > m
        case "<=": return n <= m
        case "=": return n == m
        case "<>": return n != m
        case "<": return n < m
        default: return n >= m
        }
      }
    }
  }

  /// One expression assigned, as a condition, in a loop, as a set coil, and in a function block.
  private func text(_ gates: [Gate]) -> String {
    let declarations = "x0, x1, x2, x3 : BOOL; n, m : INT; q : ARRAY[0..\(gates.count)] OF BOOL;"
    let body = gates.enumerated().map { index, gate in
      switch index % 5 {
      case 0: "q[\(index)] := \(gate.text);"
      case 1: "IF \(gate.text) THEN q[\(index)] := TRUE; ELSE q[\(index)] := FALSE; END_IF;"
      case 2:
        "q[\(index)] := FALSE; WHILE \(gate.text) DO q[\(index)] := TRUE; EXIT; END_WHILE;"
      case 3: "q[\(index)] := FALSE; IF \(gate.text) THEN q[\(index)] := TRUE; END_IF;"
      default: "q[\(index)] := TRUE; IF NOT (\(gate.text)) THEN q[\(index)] := FALSE; END_IF;"
      }
    }.joined(separator: "\n")
    return """
      FUNCTION_BLOCK Inside VAR_INPUT x0, x1, x2, x3 : BOOL; n, m : INT; END_VAR
        VAR q : ARRAY[0..\(gates.count)] OF BOOL; END_VAR
        \(body)
      END_FUNCTION_BLOCK
      PROGRAM Main VAR \(declarations) inside : Inside; END_VAR
        \(body)
        inside(x0 := x0, x1 := x1, x2 := x2, x3 := x3, n := n, m := m);
      END_PROGRAM
      """
  }

  @Test("an expression has the value of its truth table wherever it stands", arguments: 1...4)
  func random(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let gates = (0..<200).map { _ in Gate.any(&generator, depth: 1 + generator.below(5)) }
    var run = try ProgramRun(text(gates))
    let names = ["Main", "Main.inside"]
    let cells = try names.map { name in
      try #require(run.program.variable(named: "\(name).q[0]"))
    }
    for bits in 0..<16 {
      for input in 0..<4 { try run.set("Main.x\(input)", bits >> input & 1 == 1) }
      try run.set("Main.n", bits & 1)
      try run.set("Main.m", bits >> 1 & 1)
      try run.scan()
      for (index, gate) in gates.enumerated() {
        for (name, cell) in zip(names, cells) {
          // The elements of an array are listed one behind the other.
          let place = try #require(run.program.variables.firstIndex(of: cell))
          let found = run.machine[run.program.variables[place + index]] == 1
          #expect(found == gate.value(bits), "\(name) \(index), \(bits): \(gate.text)")
        }
      }
    }
  }

  @Test("gates whose sides lie far apart in memory work like others")
  func farApart() throws {
    // Cells beyond 65,535 do not fit into the third operand of one instruction.
    var run = try ProgramRun(
      """
      PROGRAM Main
        VAR a, b : BOOL; gap : ARRAY[0..69999] OF DINT; c, d, q, r, s : BOOL; END_VAR
        q := a AND b AND c; r := (a OR b) AND NOT (c OR d); s := NOT (a AND NOT b OR c) OR d;
        d := a AND b OR d;
      END_PROGRAM
      """)
    for bits in 0..<8 {
      let (a, b, c) = (bits & 1 == 1, bits & 2 == 2, bits & 4 == 4)
      for (name, value) in [("a", a), ("b", b), ("c", c), ("d", false)] {
        try run.set("Main.\(name)", value)
      }
      try run.scan()
      #expect(try run.bool("Main.q") == (a && b && c))
      #expect(try run.bool("Main.r") == ((a || b) && !c))
      #expect(try run.bool("Main.s") == !(a && !b || c))
      #expect(try run.bool("Main.d") == (a && b))
    }
  }

  @Test("what stands on the right sees what a call on the left has changed")
  func order() throws {
    var run = try ProgramRun(
      """
      VAR_GLOBAL g, h : BOOL; END_VAR
      FUNCTION Set : BOOL VAR_INPUT x : BOOL; END_VAR VAR_EXTERNAL g : BOOL; END_VAR
        g := x; Set := TRUE; END_FUNCTION
      FUNCTION_BLOCK Inside VAR q, r : BOOL; END_VAR VAR_EXTERNAL g, h : BOOL; END_VAR
        q := Set(TRUE) AND (g OR h); r := g AND Set(FALSE);
      END_FUNCTION_BLOCK
      PROGRAM Main VAR q, r : BOOL; inside : Inside; END_VAR VAR_EXTERNAL g, h : BOOL; END_VAR
        q := Set(TRUE) AND (g OR h); r := g AND Set(FALSE);
        inside();
      END_PROGRAM
      """)
    try run.scan()
    for name in ["Main.q", "Main.r", "Main.inside.q", "Main.inside.r"] {
      #expect(run[name] == "TRUE", "\(name)")
    }
    #expect(run["g"] == "FALSE")
  }

  @Test("the right side of AND and OR is not worked out where the left decides, if it matters")
  func shortCut() throws {
    var run = try ProgramRun(
      """
      VAR_GLOBAL calls : DINT; END_VAR
      FUNCTION Note : BOOL VAR_INPUT x : BOOL; END_VAR
        VAR_EXTERNAL calls : DINT; END_VAR calls := calls + 1; Note := x; END_FUNCTION
      PROGRAM Main
        VAR i : INT; list : ARRAY[0..3] OF BOOL; q, r : BOOL; n : INT; END_VAR
        VAR_EXTERNAL calls : DINT; END_VAR
        i := 7;
        q := i < 4 AND list[i];
        r := i > 3 OR list[i];
        IF i < 4 AND list[i] THEN n := 1; ELSE n := 2; END_IF;
        q := FALSE AND Note(TRUE) OR q;
        r := r OR Note(FALSE);
      END_PROGRAM
      """)
    try run.scan()
    #expect(run["Main.q"] == "FALSE")
    #expect(run["Main.r"] == "TRUE")
    #expect(run["Main.n"] == "2")
    #expect(run["calls"] == "0")
  }
}
