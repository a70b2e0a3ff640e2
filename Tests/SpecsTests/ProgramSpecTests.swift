import Foundation
import Kernel
import Runtime
import Scenes
import Testing

@testable import Specs

/// Specs of real programs: mapping, variables in conditions, traps.
@Suite struct ProgramSpecTests {
  private static let program = """
    PROGRAM Main
      VAR
        Button AT %IX0.1 : BOOL;
        Lamp AT %QX0.1 : BOOL;
        Shown : INT;
        Presses : INT;
        Ratio : REAL := 2.5;
        Seen : R_TRIG;
        Zero : INT;
      END_VAR
      Seen(CLK := Button);
      IF Seen.Q THEN
        Presses := Presses + 1;
      END_IF;
      Lamp := Button;
      Shown := Presses * 10;
      IF Presses = 3 THEN
        Shown := Presses / Zero;
      END_IF;
    END_PROGRAM

    """

  private static let mapping = """
    mapping:
      by-address: false
      variables:
        Main.Button: Start
        Main.Lamp: Start light
        Main.Shown: {tag: output:Level, scale: 10, offset: 0}

    """

  /// The spec of one case over the program, loaded from files.
  private func loaded(
    _ keys: String, mapping: String = mapping, program: String = program, csv: String? = nil
  ) throws -> Result<Spec, Problems> {
    let folder = try TestFolder()
    try folder.write(TestBench.document, to: "bench.yaml")
    try folder.write(program, to: "program.st")
    if let csv { try folder.write(csv, to: "tags.csv") }
    let spec = TestBench.text(keys).replacingOccurrences(
      of: "scene: bench", with: "scene: bench.yaml"
    )
    .replacingOccurrences(of: "program: test\n", with: "program: program.st\n" + mapping)
    try folder.write(spec, to: "spec.yaml")
    return SpecLoader().load(path: folder.path("spec.yaml")).result
  }

  private func run(
    _ keys: String, mapping: String = mapping, csv: String? = nil
  ) throws -> CaseResult {
    let spec = try loaded(keys, mapping: mapping, csv: csv).get()
    var run = CaseRun(spec.cases[0], of: spec, seed: 1)
    return run.run()
  }

  private func codes(_ keys: String, program: String = program) throws -> [String] {
    guard case .failure(let problems) = try loaded(keys, program: program).self else { return [] }
    return problems.list.map { "\($0.code) \($0.line):\($0.column)" }
  }

  @Test("a program answers, and its variables are at hand in conditions")
  func variables() throws {
    let result = try run(
      """
      steps:
        - {press: Start, expect: Start light, within: 20ms}
        - {release: Start, expect: not Start light, within: 20ms}
        - {press: Start, expect: plc('Main.Presses') == 2, within: 20ms}
        - expect: plc('presses') == 2 and plc('Main.Ratio') == 2.5 and plc('Main.Lamp')
      always:
        - plc('Main.Shown') == plc('Main.Presses') * 10
        - output:Level == plc('Main.Presses')
      eventually: [plc('Main.Seen.Q'), changed(plc('Main.Presses'))]
      """)
    #expect(result.told == [])
    let wrong = try run("steps: [{at: 1s, expect: plc('Main.Presses') > 4}]")
    #expect(wrong.failure?.readings == [.init(name: "plc('Main.Presses')", value: "0")])
  }

  @Test("a trap ends the case with its reason and its place")
  func traps() throws {
    let result = try run(
      """
      steps:
        - {press: Start, for: 50ms}
        - {after: 100ms, press: Start, for: 50ms}
        - {after: 100ms, press: Start, for: 50ms}
        - {after: 1s, expect: Start light}
      """)
    #expect(result.failure?.key == "program" && result.failure?.line == 4)
    #expect(result.failure?.message.contains("division by zero") == true)
    #expect(result.failure?.message.contains("program.st:18:") == true)
  }

  @Test("a list of tags binds the program's addresses")
  func tagList() throws {
    let csv =
      "Name,Type,Data Type,Address\nStart,Input,Bool,Input 1\nStart light,Output,Bool,Coil 1\n"
    let text = "steps: [{press: Start, expect: Start light, within: 20ms}]"
    #expect(try run(text, mapping: "mapping: {csv: tags.csv}\n", csv: csv).told == [])
  }

  @Test("a list of tags counts a volt as the product does, unless the mapping says otherwise")
  func unitsPerVolt() throws {
    let csv = "Name,Type,Data Type,Address\nMeter,Output,Real,Holding Reg 7\n"
    let program = """
      PROGRAM Main
        VAR Out AT %QW7 : INT := 500; END_VAR
      END_PROGRAM
      """
    for (mapping, volts) in [
      ("{csv: tags.csv}", 5), ("{csv: tags.csv, units-per-volt: 250}", 2),
      ("{by-address: false, variables: {Main.Out: Meter}}", 0.5),
    ] {
      let spec = try loaded(
        "steps: [{at: 100ms, expect: Meter == \(volts)}]", mapping: "mapping: \(mapping)\n",
        program: program, csv: csv
      ).get()
      var run = CaseRun(spec.cases[0], of: spec, seed: 1)
      #expect(run.run().told == [], "\(mapping)")
    }
  }

  @Test("a variable that is not there is found in its condition")
  func unknownVariables() throws {
    #expect(try codes("never: plc('Main.Pressed') > 1") == ["SPC0037 14:16"])
    #expect(try codes("never: Start and plc('Zeros') > 1") == ["SPC0037 14:26"])
    #expect(try codes("never: plc('Main.Presses')") == ["SPC0033 14:12"])
    #expect(try codes("never: plc(3)") == ["SPC0035 14:16"])
  }

  @Test("a program with problems hides what its variables would be, and nothing else")
  func brokenPrograms() throws {
    let found = try codes(
      "never: [plc('Main.Whatever') > 1, Eyes]",
      program: Self.program.replacingOccurrences(of: "Shown :=", with: "Shwn :="))
    #expect(found.contains { $0.hasPrefix("PLC") } && found.last == "SPC0031 14:39")
    #expect(!found.contains { $0.hasPrefix("SPC0037") })
  }
}
