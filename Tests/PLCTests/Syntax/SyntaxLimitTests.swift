import Foundation
import Kernel
import Testing

@testable import PLC

@Suite("Limits of program texts")
struct SyntaxLimitTests {
  /// Texts that nest to any depth, with the depth the limits allow.
  static let nests: [(name: String, limit: Int, make: @Sendable (Int) -> String)] = [
    ("parentheses", 63, { "x := \(repeated("(", $0))a\(repeated(")", $0));" }),
    ("calls", 31, { "x := \(repeated("f(", $0))a\(repeated(")", $0));" }),
    ("indices", 63, { "x := \(repeated("a[", $0))1\(repeated("]", $0));" }),
    ("members", 63, { "x := a\(repeated(".b", $0));" }),
    ("signs", 63, { "x := \(repeated("-", $0))a;" }),
    ("sums", 63, { "x := a\(repeated(" + a", $0));" }),
    ("powers", 63, { "x := a\(repeated(" ** a", $0));" }),
    ("arguments", 31, { "f(\(repeated("g(", $0))a\(repeated(")", $0)));" }),
    ("IFs", 19, { "\(repeated("IF a THEN ", $0))\(repeated("END_IF; ", $0))" }),
    ("CASEs", 19, { "\(repeated("CASE a OF 1: ", $0))\(repeated("END_CASE; ", $0))" }),
    ("FORs", 19, { "\(repeated("FOR i := 1 TO 2 DO ", $0))\(repeated("END_FOR; ", $0))" }),
    ("WHILEs", 19, { "\(repeated("WHILE a DO ", $0))\(repeated("END_WHILE; ", $0))" }),
    ("REPEATs", 19, { "\(repeated("REPEAT ", $0))\(repeated("UNTIL a END_REPEAT; ", $0))" }),
  ]

  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test("nesting is read up to the limit and refused with one problem beyond it")
  func statements() {
    for nest in Self.nests {
      let within = Reading.statements(nest.make(nest.limit))
      #expect(within.messages == [], "\(nest.name)")
      for depth in [nest.limit + 1, 2_000] {
        let beyond = Reading.statements(nest.make(depth) + "\ny := 1;")
        #expect(beyond.problems.map { $0.suffix(7) } == ["PLC0014"], "\(nest.name)")
        #expect(beyond.text.hasSuffix("(:= y 1)"), "\(nest.name)")
      }
    }
  }

  @Test("types, values and parentheses of lists have a limit as well")
  func declarations() {
    let deep = 10_000
    let arrays = "TYPE a : \(Self.repeated("ARRAY [1..2] OF ", deep))INT; END_TYPE"
    let structures =
      "TYPE a : \(Self.repeated("STRUCT b : ", deep))INT;\(Self.repeated(" END_STRUCT;", deep)) END_TYPE"
    let values =
      "TYPE a : b := \(Self.repeated("[", deep))1\(Self.repeated("]", deep)); END_TYPE"
    let fields =
      "TYPE a : b := \(Self.repeated("(c := ", deep))1\(Self.repeated(")", deep)); END_TYPE"
    for text in [arrays, structures, values, fields] {
      #expect(Reading.unit(text).problems.map { $0.suffix(7) } == ["PLC0014"])
    }
    let list = "LD a\n\(Self.repeated("AND( b\n", deep))\(Self.repeated(")\n", deep))ST c"
    let reading = Reading.list(list)
    #expect(reading.problems.map { $0.suffix(7) } == ["PLC0014"])
    #expect(reading.text.hasSuffix("(ST c)"))
    let comments = "\(Self.repeated("(*", deep))\(Self.repeated("*)", deep)) a();"
    #expect(Reading.statements(comments).text == "(call a)")
  }

  /// Statements to their limit, with an expression to its limit in the innermost.
  static let deepest: [String] = {
    let expressions = [
      "x := \(repeated("(", 63))x\(repeated(")", 63));",
      "x := x\(repeated(" + x", 63));",
      "x := \(repeated("-", 63))x;",
      "x := \(repeated("ABS(", 31))x\(repeated(")", 31));",
      "x := \(repeated("MAX(1, IN2 := ", 31))x\(repeated(")", 31));",
      "x := \(repeated("row[", 63))x\(repeated("]", 63));",
      "b := \(repeated("NOT (b AND ", 21))b\(repeated(")", 21));",
      "c(CU := b, PV := \(repeated("ABS(", 31))1\(repeated(")", 31)));",
    ]
    return expressions.map { inner in
      "PROGRAM p VAR x : INT; b : BOOL; row : ARRAY [0..9] OF INT; c : CTU; END_VAR\n"
        + repeated("CASE x OF 1: IF b THEN ", 9) + inner + repeated(" END_IF; END_CASE;", 9)
        + " END_PROGRAM"
    }
  }()

  @Test("all that is within the limits is compiled on a stack of 512 KiB")
  func stack() {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      for text in Self.deepest {
        do {
          _ = try Compiler.compile([.text(name: "test", text: text)])
        } catch {
          // Operators of other kinds of types may be refused, but nothing for its depth.
          Issue.record("\(error)")
        }
      }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    #expect(done.wait(timeout: .now() + 60) == .success)
  }

  @Test("a text beyond four mebibytes is refused with one problem")
  func size() {
    let text = String(repeating: " ", count: SyntaxLimits.bytes + 1)
    #expect(Reading.unit(text).problems == ["1:1 PLC0001"])
    #expect(Reading.unit(String(text.dropLast())).problems == [])
  }

  @Test("a long text of one mistake is read to its end")
  func repetition() {
    let mistakes = [
      "METHOD m\n", "VAR a := 1 ", "IF a b ", "WHILE a b ;", "CASE a ", "FOR i ", "x := (", "(* *",
      "PROGRAM p a : ", "TYPE a : STRUCT ", "T#1", "'a", "STEP s: ", "LD a(\n", "a.", "1..", "{",
    ]
    for mistake in mistakes {
      let text = String(repeating: mistake, count: 2_000)
      #expect(!Reading.unit(text).problems.isEmpty)
      #expect(!Reading.unit("PROGRAM p \(text)").problems.isEmpty)
    }
  }

  @Test("a text full of mistakes tells the first hundred")
  func hundred() {
    let reading = Reading.statements(String(repeating: "a b;\n", count: 20_000))
    #expect(reading.problems.count == Problems.limit)
    #expect(reading.problems.first == "1:1 PLC0024")
    #expect(reading.problems.last == "100:1 PLC0024")
  }
}
