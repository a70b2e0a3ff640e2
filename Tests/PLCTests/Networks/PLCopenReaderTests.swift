import Kernel
import PLCopen
import Testing

@testable import PLC

@Suite("Reading PLCopen files")
struct PLCopenReaderTests {
  private func unit(_ project: String) throws -> CompilationUnit {
    try PLCopenReader.read(try Projects.bytes(project), name: project)
  }

  @Test("types are read with their initial values")
  func types() throws {
    let unit = try unit("data-types")
    #expect(
      unit.types.map(Printer.text) == [
        "(type Gear (enum Neutral Slow Fast) = Neutral)",
        "(type Motor (struct (Run BOOL) (Speed INT = 10)))",
        "(type Row (array 1..3 INT))",
        "(type Level (range INT 0..100))",
        "(type Drive Motor)",
      ])
    let main = try #require(unit.blocks.last)
    let variables = main.sections.flatMap(\.variables).map(Printer.text)
    #expect(variables.contains("(spare Motor = {Speed=4})"))
    #expect(variables.contains("(row Row = [5 2x7])"))
    #expect(variables.contains("(lamps (array 0..2 BOOL))"))
  }

  @Test("sections keep their kind and their attributes")
  func sections() throws {
    let text = """
      <project><types><pous><pou name='F' pouType='functionBlock'><interface>
      <inputVars><variable name='A'><type><BOOL/></type></variable></inputVars>
      <outputVars retain='true'><variable name='B'><type><string length='20'/></type></variable>
      </outputVars>
      <inOutVars><variable name='C'><type><wstring/></type></variable></inOutVars>
      <externalVars constant='true'><variable name='D'><type><INT/></type></variable></externalVars>
      <localVars constant='true'><variable name='E'><type><INT/></type>
      <initialValue><simpleValue value='-3'/></initialValue><documentation><p>x</p></documentation>
      </variable></localVars>
      <localVars persistent='true'><variable name='G' address='%MW4'><type><INT/></type></variable>
      <variable address='%IX0.1'><type><BOOL/></type></variable></localVars>
      <tempVars><variable name='H'><type><array><dimension lower='-1' upper='N+1'/>
      <dimension lower='0' upper='1'/><baseType><REAL/></baseType></array></type>
      <initialValue><simpleValue value='[4(0.5)]'/></initialValue></variable></tempVars>
      <localVars/><documentation><p>Counts &amp; waits.</p></documentation>
      </interface><body><ST/></body></pou></pous></types></project>
      """
    let unit = try PLCopenReader.read(Array(text.utf8), name: "x")
    #expect(
      unit.blocks.first?.sections.map(Printer.text) == [
        "(input (A BOOL))", "(output retain (B STRING[20]))", "(inOut (C WSTRING))",
        "(external constant (D INT))", "(local constant (E INT = (negate 3)))",
        "(local retain (G@%MW4 INT) (@%IX0.1 BOOL))",
        "(temp (H (array (negate 1)..(add N 1) 0..1 REAL) = [4xreal:0.5:0.5]))",
      ])
  }

  @Test(
    "an interval may be written in many ways",
    arguments: [
      ("T#20ms", 20), ("t#1s500ms", 1_500), ("TIME#2s", 2_000), ("20ms", 20), ("1s20ms", 1_020),
      ("PT0.02S", 20), ("PT1M", 60_000), ("P0DT0H0M0.25S", 250), ("00:00:00.020", 20),
      ("00:00:01", 1_000), ("01:00:00.5", 3_600_500),
    ])
  func intervals(_ text: String, _ milliseconds: Int64) throws {
    let project = Drawing.project("<ST/>").replacing("T#20ms", with: text)
    let unit = try PLCopenReader.read(Array(project.utf8), name: "x")
    let task = try #require(unit.configurations.first?.resources.first?.tasks.first)
    let interval = try #require(task.interval)
    #expect(Printer.text(interval) == "time:\(milliseconds * 1_000_000)")
  }

  @Test("variables and programs of configurations and resources keep their places")
  func configurations() throws {
    let configuration = try #require(try unit("resource-globals").configurations.first)
    #expect(configuration.globals.map(Printer.text) == ["(global (Weight INT = 2))"])
    let resource = try #require(configuration.resources.first)
    #expect(resource.globals.map(Printer.text) == ["(global (Ticks INT) (Total INT = 0))"])
    #expect(resource.tasks.map(\.name) == ["fast", "slow"])
    #expect(
      resource.programs.map { "\($0.name) \($0.type) \($0.task ?? "-")" } == [
        "quick Quick fast", "slow Slow slow",
      ])
  }

  @Test("a chart is read from the lines between its elements")
  func chart() throws {
    guard case .chart(let chart) = try unit("chart-parallel").blocks.first?.body else {
      Issue.record("no chart")
      return
    }
    #expect(chart.steps.map(\.name) == ["Idle", "A1", "B1", "A2", "B2"])
    #expect(chart.steps.map(\.isInitial) == [true, false, false, false, false])
    #expect(
      chart.transitions.map { "\($0.from) \($0.to)" } == [
        #"["Idle"] ["A1", "B1"]"#, #"["A1"] ["A2"]"#, #"["A2", "B2"] ["Idle"]"#,
        #"["B1"] ["B2"]"#,
      ])
  }

  @Test("lines of an action block keep qualifier, duration and order")
  func actions() throws {
    let body = """
      <SFC><step localId='1' name='A' initialStep='true'/>
      <actionBlock localId='2'><connectionPointIn><connection refLocalId='1'/></connectionPointIn>
      <action qualifier='D' duration='T#2s'><reference name='Lamp'/></action>
      <action><reference name='Horn'/></action>
      <action qualifier='sl' duration='PT1S'><inline><ST>N := 1;</ST></inline></action>
      </actionBlock></SFC>
      """
    let unit = try PLCopenReader.read(Array(Drawing.project(body).utf8), name: "x")
    guard case .chart(let chart) = unit.blocks.first?.body else { return }
    let lines = chart.steps[0].associations.map { line in
      "\(line.action) \(line.qualifier.rawValue) \(line.duration.map(Printer.text) ?? "-")"
    }
    #expect(lines == ["Lamp D time:2000000000", "Horn N -", "~action1 SL time:1000000000"])
    #expect(chart.actions.map(\.name) == ["~action1"])
  }

  @Test("mistakes in a text are told at their line of the file")
  func places() {
    let body = """
      <ST>
        <xhtml:p><![CDATA[
      A := TRUE;
      A := Wrong;
      IF A THEN
        B := 1;
      END_IF;
      ]]></xhtml:p></ST>
      """
    let problems = Drawing.problems(Drawing.project(body, variables: "A"))
    #expect(problems.map { "\($0.line):\($0.column)" } == ["6:6", "8:3"], "\(problems)")
  }

  @Test("text with entities instead of CDATA reads the same")
  func entities() throws {
    let body = "<ST><p>A := 1 &lt; 2 AND 3 &gt;= 2;\r\nB := &#39;x&#x27; = &quot;y&quot;;</p></ST>"
    let unit = try PLCopenReader.read(Array(Drawing.project(body).utf8), name: "x")
    guard case .statements(let statements) = unit.blocks.first?.body else { return }
    #expect(
      statements.map(Printer.text) == [
        "(:= A (and (less 1 2) (greaterOrEqual 3 2)))", "(:= B (equal text:x wide:y))",
      ])
    #expect(statements.map(\.position.line) == [3, 4])
  }

  @Test("UTF-16 and Latin-1 are read as well as UTF-8", arguments: ["utf-16", "latin-1", "mark"])
  func encodings(_ name: String) throws {
    let text = Drawing.project("<ST>A := 'ä';</ST>")
    let bytes: [UInt8]
    switch name {
    case "utf-16":
      bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "latin-1":
      let head = "<?xml version='1.0' encoding='ISO-8859-1'?>"
      bytes = (head + text).unicodeScalars.map { UInt8($0.value) }
    default: bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    }
    let unit = try PLCopenReader.read(bytes, name: "x")
    guard case .statements(let statements) = unit.blocks.first?.body else { return }
    let fromUTF8 = try PLCopenReader.read(Array(text.utf8), name: "x")
    guard case .statements(let wanted) = fromUTF8.blocks.first?.body else { return }
    #expect(statements.map(Printer.text) == wanted.map(Printer.text))
  }
}
