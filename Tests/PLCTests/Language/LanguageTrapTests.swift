import PLC
import Testing

@Suite("Language: traps")
struct LanguageTrapTests {
  /// A body, the scan and line in which it stops the program, and why. Line 1 is that of `PROGRAM`,
  /// the body begins in line 4.
  static let cases:
    [(title: String, vars: String, body: String, cause: Trap.Cause, scan: Int, line: Int)] = [
      (
        "an index beyond the end", "a : ARRAY[1..3] OF INT; i : INT;", "i := i + 1;\na[i] := i;",
        .indexOutOfBounds, 3, 5
      ),
      (
        "an index before the start, when read", "a : ARRAY[1..3] OF INT; i : INT; n : INT;",
        "n := a[i];", .indexOutOfBounds, 0, 4
      ),
      (
        "the second index of two", "a : ARRAY[0..1, 0..1] OF INT; i : INT := 2;",
        "\n\na[0, i] := 1;", .indexOutOfBounds, 0, 6
      ),
      (
        "a ULINT that has the bits of -1", "a : ARRAY[-1..1] OF INT; u : ULINT := 1; n : INT;",
        "n := a[u];\nu := u - 1;", .indexOutOfBounds, 2, 4
      ),
      (
        "a ULINT for an array below zero", "a : ARRAY[-3..-1] OF INT; u : ULINT; n : INT;",
        "u := u - 1;\na[u] := 1;", .indexOutOfBounds, 0, 5
      ),
      ("a division by zero", "a, b : INT := 3;", "b := b - 1;\na := 6 / b;", .divisionByZero, 2, 5),
      ("a remainder of zero", "a, b : UDINT;", "a := 7 MOD b;", .divisionByZero, 0, 4),
      (
        "a value outside of its subrange", "a : INT(0..3); n : INT;", "n := n + 2;\na := n;",
        .outOfRange, 1, 5
      ),
      (
        "a counter that leaves its subrange in a round", "a : INT(0..3); n, last : INT := 2;",
        "last := last + 1;\nFOR a := 0 TO last DO n := a; END_FOR;", .outOfRange, 1, 5
      ),
      (
        "a counter in an array that starts outside", "a : ARRAY[0..1] OF INT(1..3); n : INT := 1;",
        "FOR a[1] := n - 1 TO 2 DO n := a[1]; END_FOR;", .outOfRange, 0, 4
      ),
      (
        "a loop without end", "a : INT;", "a := 1;\nWHILE TRUE DO a := 2; END_WHILE;",
        .budgetExceeded, 0, 5
      ),
      (
        "MUX beyond its inputs", "a : INT; k : INT := 5;", "a := MUX(k, 1, 2);", .invalidArgument,
        0, 4
      ),
    ]

  @Test("an illegal operation stops the program and says where", arguments: cases.indices)
  func trap(_ index: Int) throws {
    let example = Self.cases[index]
    let text = "PROGRAM Main\nVAR \(example.vars)\nEND_VAR\n\(example.body)\nEND_PROGRAM\n"
    var options = CompilerOptions()
    options.instructionBudget = 10_000
    let program = try Compiler.compile([.text(name: "trap.st", text: text)], options: options)
    var machine = Machine(program: program)
    var trap: Trap?
    for _ in 0..<10 where trap == nil {
      do throws(Trap) { try machine.scan() } catch { trap = error }
    }
    let found = try #require(trap, "\(example.title)")
    #expect(found.cause == example.cause, "\(example.title)")
    #expect(found.scan == example.scan, "\(example.title)")
    #expect(found.place.hasPrefix("trap.st:\(example.line):"), "\(example.title): \(found.place)")
    #expect(machine.trap == found)
  }

  @Test("a trap in a block names the block's line")
  func inBlock() throws {
    let text = """
      FUNCTION Ratio : INT
      VAR_INPUT a, b : INT; END_VAR
        Ratio := a / b;
      END_FUNCTION
      PROGRAM Main
      VAR n : INT; END_VAR
        n := Ratio(1, 0);
      END_PROGRAM
      """
    let program = try Compiler.compile([.text(name: "ratio.st", text: text)])
    var machine = Machine(program: program)
    do throws(Trap) {
      try machine.scan()
      Issue.record("no trap")
    } catch {
      #expect(error.place.hasPrefix("ratio.st:3:"))
      #expect(error.place.uppercased().contains("RATIO"))
    }
  }
}
