import Kernel
import PLC
import Testing

/// Whole numbers against 64-bit arithmetic that is cut where the profile says.
@Suite("End to end: arithmetic")
struct EndToEndArithmeticTests {
  struct Width: CustomTestStringConvertible, Sendable {
    var name: String
    var bits: Int
    var isSigned: Bool
    var profile: SemanticsProfile
    var testDescription: String { "\(name), \(profile)" }

    /// The lower bits of a number as one of this type.
    func cut(_ number: Int) -> Int { Self.cut(number, bits, isSigned) }

    /// What an operator gives: matiec computes small types in 32 bits, as C does.
    func computed(_ number: Int) -> Int {
      profile == .openplc && bits < 32 ? Self.cut(number, 32, true) : cut(number)
    }

    private static func cut(_ number: Int, _ bits: Int, _ isSigned: Bool) -> Int {
      let shift = 64 - bits
      if isSigned { return (number << shift) >> shift }
      return Int(bitPattern: (UInt(bitPattern: number) << UInt(shift)) >> UInt(shift))
    }
  }

  static let widths: [Width] = SemanticsProfile.allCases.flatMap { profile in
    [
      ("SINT", 8, true), ("INT", 16, true), ("DINT", 32, true), ("LINT", 64, true),
      ("USINT", 8, false), ("UINT", 16, false), ("UDINT", 32, false),
    ].map { Width(name: $0.0, bits: $0.1, isSigned: $0.2, profile: profile) }
  }

  @Test("sums, differences and products are cut to their type", arguments: widths)
  func wrap(_ width: Width) throws {
    let operators: [(text: String, value: @Sendable (Int, Int) -> Int)] = [
      ("a + b", { $0 &+ $1 }), ("a - b", { $0 &- $1 }), ("a * b", { $0 &* $1 }),
    ]
    let results = operators.indices.map { "r\($0)" }.joined(separator: ", ")
    let body = operators.enumerated().map { "r\($0) := \($1.text);" }.joined(separator: "\n")
    var run = try ProgramRun(
      """
      PROGRAM Main VAR a, b, \(results), wide : \(width.name); END_VAR
      \(body)
      wide := (a + b) / 2;
      END_PROGRAM
      """, profile: width.profile)
    var generator = Generator(seed: 7)
    for round in 0..<60 {
      // Small numbers, and such as lie at the ends of the type.
      let edge = width.cut(round % 2 == 0 ? Int.max >> (64 - width.bits) : 0)
      let a = width.cut(Int(bitPattern: UInt(generator.next())) >> (round % 64))
      let b = round % 3 == 0 ? edge : width.cut(generator.below(200) - 100)
      try run.set("Main.a", a)
      try run.set("Main.b", b)
      try run.scan()
      for (index, operation) in operators.enumerated() {
        let expected = width.cut(operation.value(a, b))
        #expect(try run.int("Main.r\(index)") == expected, "\(a), \(b): \(operation.text)")
      }
      // UDINT and ULINT sums stay without a sign; halves are computed as wide as the profile does.
      let half = width.computed(a &+ b) / 2
      #expect(try run.int("Main.wide") == width.cut(half), "\(a), \(b)")
    }
  }

  @Test("quotients and remainders go towards zero", arguments: widths)
  func division(_ width: Width) throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR a, b, q, r : \(width.name); END_VAR
      q := a / b; r := a MOD b;
      END_PROGRAM
      """, profile: width.profile)
    let numbers = [0, 1, 2, 3, 7, 100, 127, -1, -2, -7, -100, -128, Int.max, Int.min].map(width.cut)
    for a in numbers {
      for b in numbers where b != 0 {
        try run.set("Main.a", a)
        try run.set("Main.b", b)
        try run.scan()
        let (quotient, rest) = (
          a.dividedReportingOverflow(by: b).partialValue,
          a.remainderReportingOverflow(dividingBy: b).partialValue
        )
        #expect(try run.int("Main.q") == width.cut(quotient), "\(a) / \(b)")
        #expect(try run.int("Main.r") == width.cut(rest), "\(a) MOD \(b)")
      }
    }
  }

  @Test("the measured differences of the two compilers")
  func profiles() throws {
    let text = """
      PROGRAM Main VAR a : INT := 30000; b, c : INT; END_VAR
      b := (a + a) / 2; c := a + a;
      END_PROGRAM
      """
    var old = try ProgramRun(text, profile: .openplc)
    var new = try ProgramRun(text, profile: .strucpp)
    try old.scan()
    try new.scan()
    #expect(old["Main.b"] == "30000")
    #expect(new["Main.b"] == "-2768")
    #expect(old["Main.c"] == "-5536")
    #expect(new["Main.c"] == "-5536")
  }

  @Test("ULINT compares and divides without a sign")
  func unsigned() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR a : ULINT := 16#FFFF_FFFF_FFFF_FFFE; b : ULINT := 2; q, r : ULINT;
        l, g : BOOL; END_VAR
      q := a / b; r := a MOD 7; l := a < b; g := a >= b; IF a > b THEN b := b; ELSE g := FALSE; END_IF;
      END_PROGRAM
      """)
    try run.scan()
    #expect(run["Main.q"] == "9223372036854775807")
    // 2^64 mod 7 is 2 to the first power, since 2^3 mod 7 is 1; two less is 0.
    #expect(run["Main.r"] == "0")
    #expect(run["Main.l"] == "FALSE")
    #expect(run["Main.g"] == "TRUE")
  }

  @Test("floats divide by zero into infinities, and nothing equals what is no number")
  func floats() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR z : REAL; x, y : REAL; l : LREAL; e, n, s, g : BOOL; END_VAR
      x := 1.0 / z; y := z / z; l := -1.5; l := l / 4.0;
      e := y = y; n := y <> y; s := y < 1.0; g := x > 3.0E38;
      END_PROGRAM
      """)
    try run.scan()
    #expect(run["Main.x"] == "inf")
    #expect(run["Main.y"] == "nan")
    #expect(run["Main.l"] == "-0.375")
    #expect(
      [run["Main.e"], run["Main.n"], run["Main.s"], run["Main.g"]]
        == ["FALSE", "TRUE", "FALSE", "TRUE"])
  }

  @Test("REAL is rounded to 24 bits at each operation, LREAL to 53")
  func precision() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR a : REAL := 16777216.0; b, c : REAL; l, k : LREAL := 16777216.0; END_VAR
      b := a + 1.0; c := b - a; k := l + 1.0;
      END_PROGRAM
      """)
    try run.scan()
    #expect(try run.double("Main.c") == 0)
    #expect(try run.double("Main.k") == 16_777_217)
  }
}
