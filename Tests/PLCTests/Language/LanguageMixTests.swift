import Kernel
import PLC
import PLCopen
import Testing

@Suite("Language: languages in one project")
struct LanguageMixTests {
  @Test("a chart uses blocks and functions of other languages, with bodies in both text languages")
  func textLanguages() {
    ChartCase(
      "mixed", vars: "count : Counting; n, doubled : INT; due : BOOL;",
      """
      INITIAL_STEP Idle: END_STEP
      STEP Work: Step(N); Double(N); END_STEP
      TRANSITION FROM Idle TO Work := go; END_TRANSITION
      TRANSITION FROM Work TO Idle :
        LD n
        GE 3
      END_TRANSITION
      ACTION Step:
        CAL count(CU := Work.X, total => n)
      END_ACTION
      ACTION Double: doubled := Twice(n); END_ACTION
      """,
      before: """
        FUNCTION Twice : INT
        VAR_INPUT x : INT; END_VAR
          LD x
          MUL 2
          ST Twice
        END_FUNCTION
        FUNCTION_BLOCK Counting
        VAR_INPUT CU : BOOL; END_VAR
        VAR_OUTPUT total : INT; END_VAR
          IF CU THEN total := total + 1; END_IF;
        END_FUNCTION_BLOCK
        """,
      go: "0100000", gives: [("n", "0123333"), ("doubled", "0246666"), ("Work.X", "0111000")]
    ).check()
  }

  static let drawing = """
    <?xml version="1.0" encoding="utf-8"?>
    <project xmlns="http://www.plcopen.org/xml/tc6_0201">
      <types><dataTypes/><pous>
        <pou name="Gate" pouType="functionBlock">
          <interface>
            <inputVars>
              <variable name="a"><type><BOOL/></type></variable>
              <variable name="n"><type><INT/></type></variable>
            </inputVars>
            <outputVars><variable name="open"><type><BOOL/></type></variable></outputVars>
            <localVars>
              <variable name="limit"><type><derived name="Limiter"/></type></variable>
            </localVars>
          </interface>
          <body><FBD>
            <inVariable localId="1"><position x="10" y="10"/>
              <connectionPointOut/><expression>n</expression></inVariable>
            <block localId="2" typeName="Limiter" instanceName="limit"><position x="60" y="10"/>
              <inputVariables><variable formalParameter="x"><connectionPointIn>
                <connection refLocalId="1"/></connectionPointIn></variable></inputVariables>
              <inOutVariables/>
              <outputVariables><variable formalParameter="isHigh"><connectionPointOut/></variable>
              </outputVariables></block>
            <inVariable localId="3"><position x="10" y="60"/>
              <connectionPointOut/><expression>a</expression></inVariable>
            <block localId="4" typeName="AND"><position x="120" y="10"/>
              <inputVariables>
                <variable formalParameter="IN1"><connectionPointIn>
                  <connection refLocalId="2" formalParameter="isHigh"/>
                </connectionPointIn></variable>
                <variable formalParameter="IN2"><connectionPointIn>
                  <connection refLocalId="3"/></connectionPointIn></variable>
              </inputVariables><inOutVariables/>
              <outputVariables><variable formalParameter="OUT"><connectionPointOut/></variable>
              </outputVariables></block>
            <outVariable localId="5"><position x="180" y="10"/>
              <connectionPointIn><connection refLocalId="4" formalParameter="OUT"/>
              </connectionPointIn><expression>open</expression></outVariable>
          </FBD></body>
        </pou>
      </pous></types>
      <instances><configurations/></instances>
    </project>
    """

  static let text = """
    FUNCTION_BLOCK Limiter
    VAR_INPUT x : INT; END_VAR
    VAR_OUTPUT isHigh : BOOL; END_VAR
      LD x
      GT 2
      ST isHigh
    END_FUNCTION_BLOCK
    PROGRAM Main
    VAR gate : Gate; n : INT; opened : INT; END_VAR
      n := n + 1;
      gate(a := n <> 4, n := n);
      IF gate.open THEN opened := opened + n; END_IF;
    END_PROGRAM
    """

  @Test("a drawn block uses one written in a list and is used by a written program")
  func drawnAndWritten() throws {
    let drawn = try PLCopenReader.read(Array(Self.drawing.utf8), name: "gate.xml")
    let program = try Compiler.compile([
      .unit(name: "gate.xml", drawn), .text(name: "main.st", text: Self.text),
    ])
    var machine = Machine(program: program)
    for _ in 0..<6 { try machine.scan() }
    // Open with 3, 5 and 6.
    let opened = try #require(LanguageCase.variable("opened", program))
    #expect(machine[opened] == 14)
  }
}
