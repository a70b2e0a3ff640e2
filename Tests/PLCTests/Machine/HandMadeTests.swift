import Testing

@testable import PLC

/// What the generator makes of checked projects that no text leads to, or not yet.
@Suite("Projects made by hand")
struct HandMadeTests {
  private typealias Make = HandMade

  @Test("single bits are read and written, in a program and in a function block")
  func bits() throws {
    let word = Make.variable("w", Make.type(.word), initial: .word(0x00F0))
    let on = Make.variable("on", Make.type(.bool))
    // on := w.4; w.0 := on; w.15 := NOT w.1; global.7 := on.
    func body(_ outer: Place) -> [CheckedStatement] {
      let w = Make.local(0, .word)
      let load = Make.load(Make.bit(1, of: w))
      return [
        Make.statement(.assign(Make.local(1), Make.load(Make.bit(4, of: w)))),
        Make.statement(.assign(Make.bit(0, of: w), Make.load(Make.local(1)))),
        Make.statement(.assign(Make.bit(15, of: w), load.inverted)),
        Make.statement(.assign(Make.bit(5, of: w), Make.number(0, .bool))),
        Make.statement(.assign(Make.bit(7, of: outer), Make.load(Make.local(1)))),
      ]
    }
    let block = CheckedBlock(
      kind: .functionBlock, name: "Block", variables: [word, on],
      statements: body(Make.global(1, .word)), position: Make.here)
    let call = CheckedCall(
      block: 0,
      instance: Place(kind: .local(2), type: .block(0), position: Make.here), arguments: [])
    let project = Make.project(
      [word, on, Make.variable("inner", .block(0))],
      body(Make.global(0, .word)) + [Make.statement(.call(call))], before: [block],
      globals: [
        Make.variable("g", Make.type(.word), .global),
        Make.variable("h", Make.type(.word), .global),
      ])
    var run = ProgramRun(try #require(Make.generate(project).program))
    try run.scan()
    #expect(run["Main.w"] == "16#80D1")
    #expect(run["Main.inner.w"] == "16#80D1")
    #expect([run["g"], run["h"]] == ["16#0080", "16#0080"])
  }

  @Test("the power flow at an element is that of its last evaluation, if it is watched")
  func powerFlow() throws {
    let elements = (0..<3).map {
      DrawnElement(block: "Main", rung: 1, label: "contact \($0)", localID: $0)
    }
    let (a, b) = (Make.load(Make.local(0)), Make.load(Make.local(1)))
    let inner = CheckedBlock(
      kind: .functionBlock, name: "Block",
      variables: [Make.variable("x", Make.type(.bool), .input)],
      statements: [Make.statement(.probe(2, Make.load(Make.local(0))))], position: Make.here)
    let call = CheckedCall(
      block: 0, instance: Place(kind: .local(2), type: .block(0), position: Make.here),
      arguments: [.input(variable: 0, Make.both(.or, a, b))])
    let project = Make.project(
      [
        Make.variable("a", Make.type(.bool)), Make.variable("b", Make.type(.bool)),
        Make.variable("inner", .block(0)),
      ],
      [
        Make.statement(.probe(0, a)), Make.statement(.probe(1, Make.both(.and, a, b))),
        Make.statement(.call(call)),
      ], before: [inner], elements: elements)
    var run = ProgramRun(try #require(Make.generate(project, watchesPowerFlow: true).program))
    #expect(run.machine.powerFlow == [false, false, false])
    try run.set("Main.a", true)
    try run.scan()
    #expect(run.machine.powerFlow == [true, false, true])
    #expect(run.program.elements.map(\.title)[1] == "Main, rung 1, contact 1")
    // Watching is no part of what a program remembers.
    var blind = ProgramRun(try #require(Make.generate(project).program))
    try blind.set("Main.a", true)
    try blind.scan()
    #expect(blind.machine.powerFlow == [false, false, false])
    #expect(blind.machine.state == run.machine.state)
  }

  @Test("a trap of a drawn program names block, rung and element")
  func drawnTrap() throws {
    let element = DrawnElement(block: "Main", rung: 3, label: "block DIV", localID: 7)
    let place = Position(line: 20, column: 1, element: 0)
    let zero = Make.load(Make.local(0, .dint))
    let quotient = CheckedExpression(
      kind: .binary(.divide, zero, zero, on: .dint, wrap: .dint), type: Make.type(.dint),
      position: place)
    let project = Make.project(
      [Make.variable("a", Make.type(.dint))],
      [CheckedStatement(kind: .assign(Make.local(0, .dint), quotient), position: place)],
      elements: [element])
    var run = ProgramRun(try #require(Make.generate(project).program))
    #expect(run.trap()?.place == "hand: Main, rung 3, block DIV")
  }

  @Test("labels and jumps lead down and up, and a jump in a circle meets the budget")
  func jumps() throws {
    let n = Make.local(0, .dint)
    let sum = CheckedExpression(
      kind: .binary(.add, Make.load(n), Make.number(1, .dint), on: .dint, wrap: .dint),
      type: n.type, position: Make.here)
    let isSmall = CheckedExpression(
      kind: .binary(.less, Make.load(n), Make.number(5, .dint), on: .dint, wrap: nil),
      type: Make.type(.bool), position: Make.here)
    var statements: [CheckedStatement] = [
      Make.statement(.label(0)), Make.statement(.assign(n, sum)),
      Make.statement(.jump(to: 0, when: isSmall)), Make.statement(.jump(to: 1, when: nil)),
      Make.statement(.assign(n, Make.number(99, .dint))), Make.statement(.label(1)),
    ]
    let variables = [Make.variable("n", Make.type(.dint))]
    var run = ProgramRun(
      try #require(Make.generate(Make.project(variables, statements)).program))
    try run.scan()
    #expect(run["Main.n"] == "5")
    statements[2] = Make.statement(.jump(to: 0, when: nil))
    var circle = ProgramRun(
      try #require(Make.generate(Make.project(variables, statements)).program))
    #expect(circle.trap()?.cause == .budgetExceeded)
  }

  @Test("what is too large or cannot be run is a problem with a code")
  func problems() {
    let huge = DataType.array([1...3_000_000], of: Make.type(.dint))
    let tooLarge = Make.project([Make.variable("a", huge), Make.variable("b", huge)], [])
    #expect(Make.generate(tooLarge).problems == ["PLC0300"])
    let endless = DataType.array([0...Int64.max - 1], of: Make.type(.dint))
    let overflow = Make.project([Make.variable("a", .array([0...9], of: endless))], [])
    #expect(Make.generate(overflow).problems == ["PLC0300"])
    let inOut = CheckedBlock(
      kind: .functionBlock, name: "Block", variables: [Make.variable("x", Make.type(.int), .inOut)],
      statements: [], position: Make.here)
    let call = CheckedCall(
      block: 0, instance: Place(kind: .local(0), type: .block(0), position: Make.here),
      arguments: [])
    let open = Make.project(
      [Make.variable("inner", .block(0))], [Make.statement(.call(call))], before: [inOut])
    #expect(Make.generate(open).problems == ["PLC0303"])
    let nowhere = Make.project([], [Make.statement(.jump(to: 0, when: nil))])
    #expect(Make.generate(nowhere).problems == ["PLC0304"])
  }
}
