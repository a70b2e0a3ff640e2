import PLC
import Testing

/// What variables hold after each scan, as one character a scan: 0 and 1 of a BOOL, the last digit
/// of a number, a time in scans of 20 ms.
struct ScanTrace {
  private(set) var lines: [String] = []

  /// Runs a program for as many scans as the inputs have characters. `Main.go` and others are
  /// written before each scan.
  init(_ text: String, inputs: [(name: String, bits: String)], watch: [String]) throws {
    let program = try ProgramRun(text).program
    var machine = Machine(program: program)
    lines = watch.map { _ in "" }
    let watched = try watch.map { try #require(LanguageCase.variable($0, program), "\($0)") }
    let driven = try inputs.map { try #require(LanguageCase.variable($0.name, program)) }
    for scan in 0..<(inputs.first?.bits.count ?? 0) {
      for (variable, input) in zip(driven, inputs) {
        machine[variable] = Array(input.bits)[scan] == "1" ? 1 : 0
      }
      try machine.scan()
      for (line, variable) in watched.enumerated() {
        lines[line] += Self.character(machine[variable], variable.type)
      }
    }
  }

  private static func character(_ word: UInt64, _ type: Elementary) -> String {
    let number = Int64(bitPattern: word)
    return "\((type == .time ? number / 20_000_000 : number) % 10)"
  }
}

/// A chart, what is done to it scan by scan, and what must be seen.
struct ChartCase: CustomTestStringConvertible, Sendable {
  var title: String
  var text: String
  var inputs: [(name: String, bits: String)]
  var expected: [(name: String, trace: String)]

  /// Variables besides `go`, and the chart of `Main`.
  init(
    _ title: String, vars: String, _ chart: String, before: String = "", go: String,
    stop: String? = nil, gives expected: [(name: String, trace: String)]
  ) {
    self.title = title
    text = """
      \(before)
      PROGRAM Main
      VAR go, stop : BOOL; \(vars) END_VAR
      \(chart)
      END_PROGRAM
      """
    inputs = [("go", go)] + (stop.map { [("stop", $0)] } ?? [])
    self.expected = expected
  }

  var testDescription: String { title }

  func check(_ location: SourceLocation = #_sourceLocation) {
    do {
      let trace = try ScanTrace(text, inputs: inputs, watch: expected.map(\.name))
      for (line, wanted) in zip(trace.lines, expected) {
        #expect(
          line == wanted.trace, "\(title): \(wanted.name)", sourceLocation: location)
      }
    } catch {
      Issue.record("\(title): \(error)", sourceLocation: location)
    }
  }
}
