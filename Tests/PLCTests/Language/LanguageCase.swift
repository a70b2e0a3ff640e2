import PLC
import Testing

/// A program text, how many scans it runs, and what its variables hold then.
struct LanguageCase: CustomTestStringConvertible, Sendable {
  var title: String
  var text: String
  var scans: Int
  /// Name and value of variables: `x = 5, run = TRUE, share = 0.25, late = 20ms`.
  var expected: String
  var profile: SemanticsProfile

  /// A whole text. Names without a program are those of `Main`.
  init(
    _ title: String, _ text: String, scans: Int = 1, profile: SemanticsProfile = .openplc,
    gives expected: String
  ) {
    self.title = title
    self.text = text
    self.scans = scans
    self.profile = profile
    self.expected = expected
  }

  /// The variables and the body of a program `Main`, and what stands before it.
  init(
    _ title: String, before: String = "", vars: String, _ body: String, scans: Int = 1,
    profile: SemanticsProfile = .openplc, gives expected: String
  ) {
    self.init(
      title,
      "\(before)\nPROGRAM Main\nVAR\n\(vars)\nEND_VAR\n\(body)\nEND_PROGRAM\n",
      scans: scans, profile: profile, gives: expected)
  }

  var testDescription: String { title }

  /// Compiles and runs the program and compares what it says.
  func check(_ location: SourceLocation = #_sourceLocation) {
    do {
      var run = try ProgramRun(text, profile: profile)
      try run.scan(times: scans)
      for pair in expected.split(separator: ",") { compare(pair, run.machine, location) }
    } catch {
      Issue.record("\(title): \(error)", sourceLocation: location)
    }
  }

  private func compare(_ pair: Substring, _ machine: Machine, _ location: SourceLocation) {
    let parts = pair.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
    guard parts.count == 2, let variable = Self.variable(String(parts[0]), machine.program) else {
      Issue.record("\(title): no variable for '\(pair)'", sourceLocation: location)
      return
    }
    let word = machine[variable]
    guard let wanted = Self.word(parts[1], as: variable.type) else {
      Issue.record("\(title): no value in '\(pair)'", sourceLocation: location)
      return
    }
    #expect(
      word == wanted, "\(title): \(parts[0]) is \(Self.text(word, variable.type)), not \(parts[1])",
      sourceLocation: location)
  }

  /// A variable by its path; without a program it is one of `Main`, or a global one.
  static func variable(_ name: String, _ program: Program) -> ProgramVariable? {
    program.variable(named: "Main.\(name)") ?? program.variable(named: name)
  }

  /// The word that a text stands for: `TRUE`, a number, or a time with `ns`, `us`, `ms` or `s`.
  static func word(_ text: String, as type: Elementary) -> UInt64? {
    switch type {
    case .bool: return text == "TRUE" ? 1 : text == "FALSE" ? 0 : nil
    case .real: return Float(text).map { UInt64($0.bitPattern) }
    case .lreal: return Double(text)?.bitPattern
    case .time, .date, .dateAndTime, .timeOfDay:
      for (unit, size) in [("ns", 1), ("us", 1000), ("ms", 1_000_000), ("s", 1_000_000_000)]
      where text.hasSuffix(unit) {
        return Int64(text.dropLast(unit.count)).map {
          UInt64(bitPattern: $0 * Int64(size))
        }
      }
      return nil
    case .byte, .word, .dword, .lword:
      return text.hasPrefix("16#") ? UInt64(text.dropFirst(3), radix: 16) : UInt64(text)
    case .usint, .uint, .udint, .ulint: return UInt64(text)
    case .sint, .int, .dint, .lint: return Int64(text).map { UInt64(bitPattern: $0) }
    }
  }

  static func text(_ word: UInt64, _ type: Elementary) -> String {
    switch type {
    case .bool: word == 0 ? "FALSE" : word == 1 ? "TRUE" : "the word \(word)"
    case .real: "\(Float(bitPattern: UInt32(truncatingIfNeeded: word)))"
    case .lreal: "\(Double(bitPattern: word))"
    case .time, .date, .dateAndTime, .timeOfDay: "\(Int64(bitPattern: word))ns"
    case .sint, .int, .dint, .lint: "\(Int64(bitPattern: word))"
    default: "\(word)"
    }
  }
}
