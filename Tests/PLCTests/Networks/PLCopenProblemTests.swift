import Kernel
import PLC
import PLCopen
import Testing

@Suite("Problems of PLCopen files")
struct PLCopenProblemTests {
  /// A code, where it is found, and the document.
  static let documents: [(code: String, place: String, text: String)] = [
    ("PLC0400", "1:1", ""),
    ("PLC0400", "1:1", "no XML at all"),
    ("PLC0400", "1:1", "<project>"),
    ("PLC0400", "2:1", "<project>\n</types>"),
    ("PLC0400", "1:15", "<project name=x/>"),
    ("PLC0400", "1:11", "<project a"),
    ("PLC0400", "1:16", "<project a='1' a='2'/>"),
    ("PLC0400", "1:11", "<project/><project/>"),
    ("PLC0400", "1:10", "<project><!-- no end"),
    ("PLC0400", "1:11", "<project><"),
    ("PLC0402", "1:1", "<!DOCTYPE project SYSTEM 'file:///etc/passwd'><project/>"),
    ("PLC0402", "2:1", "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><project/>"),
    ("PLC0403", "1:13", "<project a='&nbsp;'/>"),
    ("PLC0403", "1:10", "<project>&#xD800;</project>"),
    ("PLC0403", "1:12", "<project>a & b</project>"),
    ("PLC0405", "1:1", "<svg/>"),
    ("PLC0440", "1:1", "<project/>"),
    ("PLC0410", "1:23", "<project><types><pous><pou pouType='program'/></pous></types></project>"),
    (
      "PLC0415", "1:23",
      "<project><types><pous><pou name='A' pouType='x'/></pous></types></project>"
    ),
  ]

  @Test("a document is refused with a code and a place", arguments: documents.indices)
  func document(_ index: Int) {
    let wanted = Self.documents[index]
    let found = problems(wanted.text).filter { $0.code == wanted.code }
    #expect(
      found.contains { "\($0.line):\($0.column)" == wanted.place },
      "\(wanted.text): \(problems(wanted.text))")
  }

  /// A code and the body that has the mistake, or what stands beside it.
  static let bodies: [(code: String, body: String)] = [
    ("PLC0418", "<CFC/>"),
    ("PLC0419", "<LD><ellipse localId='1'/></LD>"),
    ("PLC0411", "<LD><leftPowerRail localId='seven'/></LD>"),
    ("PLC0410", "<LD><jump localId='1'/></LD>"),
    ("PLC0420", "<LD><contact localId='1' edge='both'><variable>A</variable></contact></LD>"),
    ("PLC0430", "<SFC><macroStep localId='1' name='M'/></SFC>"),
    ("PLC0431", "<SFC><step localId='1' name='A'>\(wire(9))</step></SFC>"),
    (
      "PLC0432",
      "<SFC><step localId='1' name='A'/><step localId='2' name='B'>\(wire(1))</step></SFC>"
    ),
    ("PLC0432", "<SFC><jumpStep localId='1' targetName='A'/></SFC>"),
    ("PLC0433", "<SFC><step localId='1' name='A'/>\(transition(2, from: 1))</SFC>"),
    ("PLC0434", "<SFC>\(transition(1, from: nil))</SFC>"),
    (
      "PLC0435",
      "<SFC><step localId='1' name='A'/><transition localId='2'>\(wire(1))</transition></SFC>"
    ),
    ("PLC0436", "<SFC><actionBlock localId='1'><action qualifier='DL'/></actionBlock></SFC>"),
    ("PLC0437", "<SFC><actionBlock localId='1'/></SFC>"),
    ("PLC0438", "<SFC><step localId='1' name='A'/><step localId='1' name='B'/></SFC>"),
    (
      "PLC0439",
      """
      <SFC><step localId='1' name='A'/><transition localId='2'>\(wire(1))<condition negated='true'>
      <inline name=''><LD/></inline></condition></transition></SFC>
      """
    ),
  ]

  private static func wire(_ source: Int) -> String {
    "<connectionPointIn><connection refLocalId='\(source)'/></connectionPointIn>"
  }

  private static func transition(_ id: Int, from source: Int?) -> String {
    "<transition localId='\(id)'>\(source.map(wire) ?? "")<condition><inline name=''><ST>TRUE</ST>"
      + "</inline></condition></transition>"
  }

  @Test("a mistake in a body has a code and a place", arguments: bodies.indices)
  func body(_ index: Int) {
    let wanted = Self.bodies[index]
    let found = problems(Drawing.project(wanted.body, variables: "A"))
    #expect(found.contains { $0.code == wanted.code && $0.line >= 3 }, "\(wanted): \(found)")
  }

  /// A code and the type of a variable that has the mistake.
  static let types: [(code: String, type: String)] = [
    ("PLC0412", ""), ("PLC0412", "<type/>"),
    ("PLC0412", "<type><array><baseType><INT/></baseType></array></type>"),
    ("PLC0413", "<type><pointer><baseType><INT/></baseType></pointer></type>"),
    ("PLC0410", "<type><derived/></type>"),
    (
      "PLC0410",
      "<type><subrangeSigned><range lower='1'/><baseType><INT/></baseType>"
        + "</subrangeSigned></type>"
    ),
  ]

  @Test("a mistake in a type has a code", arguments: types.indices)
  func type(_ index: Int) {
    let wanted = Self.types[index]
    let text = """
      <project><types><pous><pou name='M' pouType='program'><interface><localVars>
      <variable name='V'>\(wanted.type)</variable></localVars></interface><body><ST/></body>
      </pou></pous></types></project>
      """
    #expect(problems(text).map(\.code).contains(wanted.code), "\(wanted): \(problems(text))")
  }

  @Test("an address that is none is told")
  func address() {
    for address in ["IX0.0", "%ZZ9", "%"] {
      let text = """
        <project><types><pous><pou name='M' pouType='program'><interface><localVars>
        <variable name='V' address='\(address)'><type><BOOL/></type></variable></localVars>
        </interface><body><ST/></body></pou></pous></types></project>
        """
      #expect(!problems(text).filter { $0.severity == .error }.isEmpty, "\(address)")
    }
  }

  @Test("missing and surplus bodies are warned of, not refused")
  func bodyCounts() {
    let start = "<project><types><pous><pou name='M' pouType='program'>"
    let end = "</pou></pous></types></project>"
    let missing = problems(start + end)
    #expect(missing.map(\.code) == ["PLC0416"])
    let two = problems(start + "<body><ST/></body><body><ST/></body>" + end)
    #expect(two.map(\.code) == ["PLC0417"])
    #expect((missing + two).allSatisfy { $0.severity == .warning })
  }

  @Test("all mistakes of a file are told at once, and reading throws them")
  func all() {
    let text = Drawing.project("<LD><jump localId='x' label='L'/><label localId='1'/></LD>")
    let error = #expect(throws: Problems.self) {
      _ = try PLCopenReader.read(Array(text.utf8), name: "plant.xml")
    }
    #expect(error?.list.map(\.code) == ["PLC0411", "PLC0410"])
    #expect(error?.list.first?.file == "plant.xml")
  }

  private func problems(_ text: String) -> [Problem] { Drawing.problems(text) }
}
