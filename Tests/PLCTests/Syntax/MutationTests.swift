import Kernel
import Testing

@testable import PLC

@Suite("Mutated program texts")
struct MutationTests {
  /// One of everything, so that mutations meet every part of the parser.
  static let seed = """
    TYPE Colour : (RED, GREEN := 3) INT := RED; P : STRUCT x, y : REAL := 1.0E-3; END_STRUCT;
      Row : ARRAY [1..3, 0..N] OF STRING[20] := [2('a$N'), 'b']; Small : INT (-5..5); END_TYPE
    VAR_GLOBAL CONSTANT N : INT := 16#F; END_VAR
    FUNCTION Add : INT VAR_INPUT a, b : INT; END_VAR Add := a + b * -2 ** 3; END_FUNCTION
    FUNCTION_BLOCK Pump
      VAR_INPUT go : BOOL R_EDGE; END_VAR VAR_OUTPUT on AT %QX0.1 : BOOL; END_VAR
      VAR t : TON := (PT := T#1.5s); day : DATE := D#2024-02-29; END_VAR
      (* a (* nested *) comment *) {pragma}
      IF go AND NOT on OR on = go THEN t(IN := go, Q => on); ELSIF t.Q THEN RETURN; ELSE EXIT; END_IF;
      CASE N OF 1, 3..5: on := TRUE; Colour#RED: ; ELSE on := %IX0.0; END_CASE;
      FOR i := 1 TO 10 BY 2 DO WHILE x[i, 1].y < 3.5 DO CONTINUE; END_WHILE; END_FOR;
      REPEAT on := Add(1, b := 2) MOD 3 <> 0; UNTIL on END_REPEAT;
      ACTION Stop: on := FALSE; END_ACTION
    END_FUNCTION_BLOCK
    PROGRAM List
      start: LD a
      ANDN( b
      OR c
      )
      ST d
      CAL t(IN := a)
      JMPC start
    END_PROGRAM
    PROGRAM Chart
      INITIAL_STEP A: x(N); y(L, T#5s); END_STEP STEP B: END_STEP
      TRANSITION t (PRIORITY := 1) FROM (A, B) TO B := x AND B.T > T#1s; END_TRANSITION
      ACTION x: y := 1; END_ACTION
    END_PROGRAM
    CONFIGURATION C RESOURCE R ON PLC TASK T(INTERVAL := T#20ms, PRIORITY := 0);
      PROGRAM P WITH T : Pump(go := %IX0.0); END_RESOURCE END_CONFIGURATION
    """

  @Test("the text itself is read without a problem")
  func whole() {
    #expect(Reading.unit(Self.seed).messages == [])
  }

  @Test("a text that breaks off is read to its end")
  func prefixes() {
    for length in stride(from: 0, through: Self.seed.utf8.count, by: 11) {
      let text = String(decoding: Self.seed.utf8.prefix(length), as: UTF8.self)
      _ = Parser.parse(text, file: 0, log: DiagnosticLog(names: ["test"]))
    }
  }

  @Test("texts with changed bytes are read to their end")
  func bytes() {
    var generator = Generator(seed: 4, stream: 0)
    let signs = Array("();:=.,'\"$#%{}[]*/+-&^ \n09aZ_\u{E9}".utf8)
    for _ in 0..<150 {
      var bytes = Array(Self.seed.utf8)
      for _ in 0..<1 + generator.below(8) {
        let place = generator.below(bytes.count)
        switch generator.below(3) {
        case 0: bytes[place] = signs[generator.below(signs.count)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(signs[generator.below(signs.count)], at: place)
        }
      }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("texts with words left out, doubled and exchanged are read to their end")
  func words() {
    var generator = Generator(seed: 5, stream: 0)
    let words = Self.seed.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    for _ in 0..<150 {
      var changed = words
      for _ in 0..<1 + generator.below(6) {
        let place = generator.below(changed.count)
        let other = generator.below(changed.count)
        switch generator.below(3) {
        case 0: changed.remove(at: place)
        case 1: changed.insert(changed[other], at: place)
        default: changed.swapAt(place, other)
        }
      }
      check(changed.joined(separator: " "))
    }
  }

  /// Reads a text as everything it could be. All that is asked is that it ends, and that places
  /// of problems are in the text.
  private func check(_ text: String) {
    let log = DiagnosticLog(names: ["test"])
    let start = Position(line: 1, column: 1)
    _ = Parser.parse(text, file: 0, log: log)
    _ = Parser.statements(text, at: start, log: log)
    _ = Parser.list(text, at: start, log: log)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
    #expect(log.problems.list.allSatisfy { (1...lines).contains($0.line) && $0.column > 0 })
  }
}
