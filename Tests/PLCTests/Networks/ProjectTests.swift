import Kernel
import PLC
import PLCopen
import Testing

@Suite("Drawn projects")
struct ProjectTests {
  @Test("a project gives the expected values in each scan", arguments: ScanTable.all)
  func scans(_ table: ScanTable) throws {
    var options = CompilerOptions()
    options.order = table.order
    try expect(table, options: options)
  }

  @Test("a project does the same while its power flow is watched", arguments: ScanTable.all)
  func watched(_ table: ScanTable) throws {
    var options = CompilerOptions()
    options.order = table.order
    options.watchesPowerFlow = true
    try expect(table, options: options)
  }

  @Test("there are projects enough, and each has a table")
  func count() {
    #expect(Set(ScanTable.all.map(\.project)).count >= 40)
  }

  @Test("a drawing and a text make one project, each with its own name in problems")
  func twoFiles() throws {
    let text = "FUNCTION Average : INT VAR_INPUT A, B : INT; END_VAR Average := A; END_FUNCTION"
    func sources(_ text: String) throws -> [ProgramSource] {
      let drawing = Drawing.project(
        """
        <FBD><inVariable localId='1'><expression>N</expression></inVariable>
        <block localId='2' typeName='Average'><inputVariables><variable formalParameter='A'>
        <connectionPointIn><connection refLocalId='1'/></connectionPointIn></variable>
        <variable formalParameter='B'><connectionPointIn><connection refLocalId='1'/>
        </connectionPointIn></variable></inputVariables><outputVariables>
        <variable formalParameter='OUT'/></outputVariables></block>
        <outVariable localId='3'><connectionPointIn><connection refLocalId='2'/>
        </connectionPointIn><expression>Q</expression></outVariable></FBD>
        """, variables: "N:INT Q:INT")
      let unit = try PLCopenReader.read(Array(drawing.utf8), name: "plant.xml", file: 1)
      return [.text(name: "lib.st", text: text), .unit(name: "plant.xml", unit)]
    }
    var run = ProgramRun(try Compiler.compile(sources(text)))
    try run.set("instance0.N", 7)
    try run.scan()
    #expect(try run.int("instance0.Q") == 7)

    let problems = #expect(throws: Problems.self) {
      _ = try Compiler.compile(
        sources(text.replacing("INT V", with: "BOOL V").replacing(":= A", with: ":= TRUE")))
    }
    #expect(problems?.list.first?.file == "plant.xml")
    #expect(problems?.list.first?.message.hasPrefix("Main, rung 1, ") == true)
  }

  private func expect(_ table: ScanTable, options: CompilerOptions) throws {
    let program = try Projects.program(table.project, options: options)
    var run = ProgramRun(program)
    for (number, row) in table.rows.enumerated() {
      for (name, value) in zip(table.inputs, row.inputs) {
        try set(name, value, in: &run)
      }
      try run.scan()
      let values = try table.outputs.map { name in try text(name, in: run) }
      #expect(values == row.outputs, "scan \(number + 1): \(table.outputs)")
    }
  }

  private func set(_ name: String, _ value: String, in run: inout ProgramRun) throws {
    let path = Projects.path(name, in: run.program)
    if let number = Int(value) {
      try run.set(path, number)
    } else {
      try run.set(path, try #require(Double(value)))
    }
  }

  /// A value as tables have it: 0 and 1 for BOOL, milliseconds for TIME.
  private func text(_ name: String, in run: ProgramRun) throws -> String {
    let path = Projects.path(name, in: run.program)
    let variable = try #require(run.program.variable(named: path), "no variable \(path)")
    switch variable.type {
    case .time: return "\(try run.int(path) / 1_000_000)ms"
    case .real, .lreal:
      let value = try run.double(path)
      return value == value.rounded() ? "\(Int(value))" : "\(value)"
    default: return "\(try run.int(path))"
    }
  }
}
