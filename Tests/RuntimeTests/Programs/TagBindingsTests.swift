import Kernel
import PLC
import Tags
import Testing

@testable import Runtime

/// Which variable meets which tag, and what is said where one does not.
@Suite struct TagBindingsTests {
  private typealias Plant = ProgramPlant

  /// `address=tag` of all bindings, inputs first.
  private func pairs(
    _ program: Program, _ mapping: TagMapping = TagMapping()
  ) throws -> [String] {
    let bindings = try TagBindings(program, mapping, table: Plant.table, file: "main.st")
    return (bindings.inputs + bindings.outputs).map { binding in
      let name =
        binding.variable.address ?? String(binding.variable.name.split(separator: ".").last ?? "")
      return "\(name)=\(Plant.table[binding.tag].name)"
    }
  }

  private func problems(_ program: Program, _ mapping: TagMapping = TagMapping()) -> [Problem] {
    do {
      let bindings = try TagBindings(program, mapping, table: Plant.table, file: "main.st")
      return bindings.warnings
    } catch { return error.list }
  }

  private func rows(_ rows: TagMapping.Row...) -> TagMapping {
    var mapping = TagMapping()
    mapping.file = "spec.yaml"
    mapping.rows = rows
    return mapping
  }

  // MARK: By address

  @Test(
    "Addresses meet the tags of their kind, size and number",
    arguments: [
      ("a AT %IX0.0 : BOOL;", ["%IX0.0=Start"]), ("a AT %IX1.2 : BOOL;", ["%IX1.2=At exit"]),
      ("a AT %QX1.1 : BOOL;", ["%QX1.1=Siren 2"]), ("a AT %QX0.3 : BOOL;", ["%QX0.3=Sensor"]),
      ("a AT %IX0.3 : BOOL;", ["%IX0.3=Sensor"]), ("a AT %IW2 : INT;", ["%IW2=Pieces"]),
      ("a AT %IW0 : INT;", ["%IW0=Part number"]), ("a AT %IW1 : INT;", ["%IW1=Flow"]),
      ("a AT %ID0 : REAL;", ["%ID0=Level"]), ("a AT %ID2 : REAL;", ["%ID2=Pieces"]),
      ("a AT %QD0 : DINT;", ["%QD0=Count"]), ("a AT %QD0 : REAL;", ["%QD0=Valve (V)"]),
      ("a AT %QB5 : USINT;", ["%QB5=Display"]), ("a AT %QW1 : WORD;", ["%QW1=Pump (V)"]),
      ("a AT %QL5 : LINT;", ["%QL5=Display"]),
      ("a AT %IX62.0 : BOOL;", ["%IX62.0=FACTORY I/O (Running)"]),
    ])
  func addresses(_ declaration: String, _ expected: [String]) throws {
    #expect(try pairs(Plant.located(declaration)) == expected)
  }

  @Test("A program all of whose addresses are 100 or more is counted from 100")
  func remoteAddresses() throws {
    let remote = try Plant.located(
      "a AT %IX100.0 : BOOL; b AT %IX101.2 : BOOL; c AT %QX101.1 : BOOL; d AT %IW102 : INT;")
    let expected = ["%IX100.0=Start", "%IX101.2=At exit", "%IW102=Pieces", "%QX101.1=Siren 2"]
    #expect(try pairs(remote) == expected)
    // One address below says that the program counts from 0.
    let mixed = try Plant.located("a AT %IX100.0 : BOOL; b AT %IX0.0 : BOOL;")
    #expect(try pairs(mixed) == ["%IX0.0=Start"])
    var told = TagMapping()
    told.firstAddress = 40
    #expect(
      try pairs(Plant.located("a AT %IX40.1 : BOOL; m AT %MX3.0 : BOOL;"), told) == ["%IX40.1=Stop"]
    )
  }

  @Test("Located variables without a tag are warned of one by one, tags in a line for each kind")
  func leftOver() throws {
    let found = problems(
      try Plant.located(
        "a AT %IX5.5 : BOOL; b AT %QW77 : INT; c AT %MX0.0 : BOOL; d AT %QX0.0 : BOOL;"))
    #expect(found.map(\.code) == ["PLC0630", "PLC0630", "PLC0631", "PLC0631"])
    #expect(found.allSatisfy { $0.severity == .warning && $0.file == "main.st" })
    #expect(found[0].message.contains("%IX5.5") && found[1].message.contains("%QW77"))
    #expect(found[2].message.contains("the outputs 'Siren 2', 'Sensor', 'Count', 'Display'"))
    #expect(!found[2].message.contains("Emitter"), "what a scene forces needs no program")
    #expect(!found[2].message.contains("FACTORY"))
    #expect(found[3].message.contains("the inputs 'Start', 'Stop'"))
  }

  @Test("A type that does not fit its tag is an error, and all errors come at once")
  func misfits() throws {
    let found = problems(
      try Plant.located("a AT %IL0 : TIME; b AT %QX0.0 : BOOL; c AT %QL5 : DATE;"))
    #expect(found.map(\.code) == ["PLC0624", "PLC0624"])
    #expect(found[0].message.contains("TIME") && found[0].message.contains("'Part number'"))
  }

  @Test("Two variables cannot write one output, and can read one input")
  func twice() throws {
    let writing = try Plant.located("a AT %QW0 : INT; b AT %QD0 : DINT;")
    #expect(problems(writing).map(\.code) == ["PLC0626"])
    let reading = try Plant.located("a AT %IW0 : INT; b AT %ID0 : DINT;")
    #expect(try pairs(reading) == ["%IW0=Part number", "%ID0=Part number"])
  }

  // MARK: By row

  @Test("Rows win over addresses, and take scales of their own")
  func rowsWin() throws {
    let program = try Plant.located("a AT %IW0 : INT; b AT %QW1 : INT; c : INT; d : INT;")
    let mapping = rows(
      .init(variable: "%iw0", tag: "Level", scale: 2764.8), .init(variable: "c", tag: "Display"),
      .init(variable: "main.D", tag: "Flow", scale: 10, offset: 4))
    #expect(
      try pairs(program, mapping) == ["%IW0=Level", "d=Flow", "c=Display", "%QW1=Pump (V)"])
    let bindings = try TagBindings(program, mapping, table: Plant.table, file: "main.st")
    #expect(bindings.inputs.map(\.conversion.scale) == [2764.8, 10])
    #expect(bindings.inputs.map(\.conversion.offset) == [0, 4])
    #expect(bindings.outputs.map(\.conversion.scale) == [1, 1000])
  }

  @Test(
    "A row that cannot be is an error at its place",
    arguments: [
      (TagMapping.Row(variable: "%IX0.7", tag: "Start"), "PLC0620"),
      (.init(variable: "nobody", tag: "Start"), "PLC0620"),
      (.init(variable: "%IX0.1", tag: "Nothing"), "PLC0622"),
      (.init(variable: "%IX0.1", tag: "output:Start"), "PLC0622"),
      (.init(variable: "flag", tag: "Sensor"), "PLC0623"),
      (.init(variable: "%IX0.1", tag: "Level"), "PLC0624"),
      (.init(variable: "%IX0.1", tag: "Lamp"), "PLC0625"),
      (.init(variable: "number", tag: "Display", scale: 0), "PLC0628"),
      (.init(variable: "number", tag: "Display", scale: .infinity), "PLC0628"),
    ])
  func badRows(_ row: TagMapping.Row, _ code: String) throws {
    var row = row
    (row.line, row.column) = (12, 5)
    let program = try Plant.located("a AT %IX0.1 : BOOL; flag : BOOL; number : INT;")
    let found = problems(program, rows(row))
    #expect(found.map(\.code) == [code])
    #expect(found.first?.file == "spec.yaml" && found.first?.line == 12)
    #expect(found.first.map { !$0.hint.isEmpty } == true)
  }

  @Test("A shared name is told by its prefix or by the address")
  func sharedNames() throws {
    let program = try Plant.located("a AT %QX7.7 : BOOL; b AT %IX7.7 : BOOL; flag : BOOL;")
    let mapping = rows(
      .init(variable: "%QX7.7", tag: "Sensor"), .init(variable: "%IX7.7", tag: "Sensor"),
      .init(variable: "flag", tag: "input:Sensor"))
    #expect(try pairs(program, mapping) == ["%IX7.7=Sensor", "flag=Sensor", "%QX7.7=Sensor"])
  }

  @Test("One variable or one output in two rows is an error")
  func doubledRows() throws {
    let program = try Plant.located("flag : BOOL; other : BOOL; a AT %QX0.0 : BOOL;")
    let same = rows(.init(variable: "flag", tag: "Start"), .init(variable: "FLAG", tag: "Stop"))
    #expect(problems(program, same).map(\.code) == ["PLC0627"])
    // The second writer is the one that the address gives the lamp to.
    #expect(
      problems(program, rows(.init(variable: "other", tag: "Lamp"))).map(\.code) == ["PLC0626"])
    var rowsOnly = rows(.init(variable: "other", tag: "Lamp"))
    rowsOnly.byAddress = false
    #expect(try pairs(program, rowsOnly) == ["other=Lamp"])
  }

  @Test("A name that several programs have must be told in full")
  func ambiguousNames() throws {
    let text = """
      PROGRAM First VAR go : BOOL; END_VAR END_PROGRAM
      PROGRAM Second VAR go : BOOL; END_VAR END_PROGRAM
      """
    let program = try Compiler.compile([.text(name: "main.st", text: text)])
    let found = problems(program, rows(.init(variable: "go", tag: "Start")))
    #expect(found.map(\.code) == ["PLC0621"])
    #expect(found.first?.hint.contains("'First.go'") == true)
    #expect(try pairs(program, rows(.init(variable: "second.go", tag: "Start"))) == ["go=Start"])
  }

  // MARK: By name

  @Test(
    "Names of tags become identifiers",
    arguments: [
      ("Start", "START"), ("Valve (V)", "VALVE_V"), ("Siren 2", "SIREN_2"), ("At exit", "AT_EXIT"),
      ("Transf. left", "TRANSF_LEFT"), ("Förder", "F_RDER"), ("-", ""), ("__a__b", "A_B"),
    ])
  func identifiers(_ name: String, _ expected: String) {
    #expect(BindingFinder.identifier(name) == expected)
  }

  @Test("Variables with the name of a tag meet it, whatever their address")
  func byName() throws {
    let program = try Plant.located(
      "START : BOOL; at_exit AT %IX0.0 : BOOL; Valve_V : INT; Sensor AT %QX5.5 : BOOL; x AT %QX0.0 : BOOL;"
    )
    var mapping = TagMapping()
    #expect(try pairs(program, mapping) == ["%IX0.0=Start", "%QX0.0=Lamp"])
    mapping.byName = true
    #expect(
      try pairs(program, mapping).sorted() == [
        "%IX0.0=At exit", "%QX0.0=Lamp", "%QX5.5=Sensor", "START=Start", "Valve_V=Valve (V)",
      ])
    mapping.byAddress = false
    #expect(try pairs(program, mapping).count == 4)
    let ambiguous = try Plant.located("Sensor : BOOL;")
    #expect(problems(ambiguous, mapping).map(\.code) == ["PLC0623"])
  }
}
