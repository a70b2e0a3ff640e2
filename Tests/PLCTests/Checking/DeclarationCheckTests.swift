import Kernel
import Testing

@testable import PLC

@Suite("Checking: declarations")
struct DeclarationCheckTests {
  /// The initial value of the variable `v`, declared so in a program.
  private func initial(
    _ declaration: String, before: String = "", section: String = "VAR"
  ) -> Constant? {
    let trial = CheckTrial(
      "PROGRAM Main \(section) v : \(declaration); END_VAR END_PROGRAM \(before)")
    #expect(trial.problems.isEmpty, "\(trial.problems)")
    return trial.block("Main")?.variables.first { $0.name == "v" }?.initial
  }

  /// A composite; nil is a part that nobody gave a value.
  private func list(_ parts: Int64?...) -> Constant {
    .composite(parts.map { $0.map { .word(UInt64(bitPattern: $0)) } ?? .zero })
  }

  @Test("variables start with what is written, or what their type says")
  func initialValues() {
    let types = """
      TYPE
        Level : INT := 7;
        Mode : (Idle, Run, Stop) := Run;
        Plain : (First := 3, Second);
        Percent : INT (10..90);
        Pair : STRUCT x : INT := 2; y : INT; END_STRUCT;
        Other : Pair := (y := 5);
      END_TYPE
      FUNCTION_BLOCK Pump VAR_INPUT speed : INT := 4; END_VAR VAR on : BOOL; END_VAR
      END_FUNCTION_BLOCK
      """
    #expect(initial("INT") == .zero)
    #expect(initial("INT := -5") == .word(UInt64(bitPattern: -5)))
    #expect(initial("REAL := 1") == .word(UInt64(Float(1).bitPattern)))
    #expect(initial("TIME := T#20ms") == .word(20_000_000))
    #expect(initial("STRING[3] := 'abcdef'") == .string([97, 98, 99]))
    #expect(initial("Level", before: types) == .word(7))
    #expect(initial("Mode", before: types) == .word(1))
    #expect(initial("Mode := Mode#Stop", before: types) == .word(2))
    #expect(initial("Plain", before: types) == .word(3))
    #expect(initial("Percent", before: types) == .word(10))
    #expect(initial("Pair", before: types) == list(2, nil))
    #expect(initial("Other", before: types) == list(2, 5))
    #expect(initial("Pair := (x := 1)", before: types) == list(1, nil))
    #expect(initial("Pump", before: types) == .composite([.word(4), .zero]))
    #expect(initial("Pump := (speed := 9)", before: types) == .composite([.word(9), .zero]))
  }

  @Test("arrays take lists, repetitions and rows")
  func arrays() {
    #expect(initial("ARRAY[1..3] OF INT") == .zero)
    #expect(initial("ARRAY[1..3] OF INT := [1, 2]") == list(1, 2, nil))
    #expect(initial("ARRAY[1..5] OF INT := [2(7), 1]") == list(7, 7, 1, nil, nil))
    #expect(initial("ARRAY[0..1, 0..1] OF INT := [1, 2, 3, 4]") == list(1, 2, 3, 4))
    #expect(initial("ARRAY[0..1, 0..1] OF INT := [[1], [3, 4]]") == list(1, nil, 3, 4))
    #expect(
      initial("ARRAY[0..1] OF ARRAY[0..1] OF INT := [[1, 2]]")
        == .composite([list(1, 2), .zero]))
    let pair = "TYPE Pair : STRUCT x, y : INT := 1; END_STRUCT; END_TYPE"
    #expect(
      initial("ARRAY[1..2] OF Pair := [(x := 5)]", before: pair)
        == .composite([list(5, 1), list(1, 1)]))
  }

  @Test("constants stand in bounds, labels and other constants, in any order of declaration")
  func constants() {
    let trial = CheckTrial(
      """
      PROGRAM Main
      VAR_EXTERNAL CONSTANT last : INT; END_VAR
      VAR list : ARRAY[first..last] OF INT := [10(7)]; END_VAR
      VAR CONSTANT first : INT := 1; double : INT := first * 2 + last; END_VAR
        CASE list[1] OF double: list[first] := double; END_CASE;
      END_PROGRAM
      VAR_GLOBAL CONSTANT last : INT := size - 6; size : INT := 16; END_VAR
      """)
    #expect(trial.text() == "CASE list[1] 12: {list[1] := 12}")
    #expect(trial.block("Main")?.variables[0].type == .array([1...10], of: .elementary(.int)))
  }

  @Test("a constant may use constants declared behind it, up to a depth")
  func laterConstants() {
    let trial = CheckTrial(
      """
      PROGRAM Main
      VAR list : ARRAY[1..a] OF INT := [5(b)]; END_VAR
      VAR CONSTANT a : INT := b + 1; b : INT := 4; END_VAR
        list[1] := a;
      END_PROGRAM
      """)
    #expect(trial.text() == "list[1] := 5")
    #expect(trial.block("Main")?.variables[0].type == .array([1...5], of: .elementary(.int)))
    for section in ["PROGRAM Main VAR CONSTANT", "VAR_GLOBAL CONSTANT"] {
      let end = section.hasPrefix("VAR") ? "" : "END_PROGRAM"
      func chain(_ links: [String]) -> [String] {
        CheckTrial("\(section) \(links.joined(separator: " ")) END_VAR \(end)").problems
          .map(\.code)
      }
      let links = (1...2000).map { "c\($0) : INT := c\($0 - 1);" }
      #expect(!chain(["c0 : INT := 1;"] + links).contains("PLC0107"))
      #expect(chain(links.reversed() + ["c0 : INT := 1;"]).contains("PLC0107"))
    }
  }

  @Test("strings without a length have that of the profile")
  func strings() {
    let text = "PROGRAM Main VAR s : STRING; w : WSTRING[9]; END_VAR END_PROGRAM"
    #expect(
      CheckTrial(text).block("Main")?.variables.map(\.type)
        == [.string(capacity: 126, isWide: false), .string(capacity: 9, isWide: true)])
    #expect(
      CheckTrial(text, profile: .strucpp).block("Main")?.variables[0].type
        == .string(capacity: 254, isWide: false))
  }

  @Test("an address is one global variable, under the name that was first given to it")
  func addresses() {
    let trial = CheckTrial(
      """
      PROGRAM Main
      VAR start AT %IX0.0 : BOOL; AT %QW3 : INT := 5; END_VAR
      VAR_EXTERNAL stop : BOOL; END_VAR
        %QX0.0 := start AND NOT stop; %QW3 := %QW3 + 1; %MB7 := 1;
      END_PROGRAM
      PROGRAM Other VAR begin AT %IX0.0 : BOOL; level AT %QW3 : INT; END_VAR END_PROGRAM
      VAR_GLOBAL stop AT %IX0.1 : BOOL; END_VAR
      """)
    let globals = trial.project?.globals ?? []
    #expect(
      globals.map { "\($0.name) \($0.address?.description ?? "") \($0.type)" } == [
        "stop %IX0.1 elementary(PLC.Elementary.bool)",
        "Main.start %IX0.0 elementary(PLC.Elementary.bool)",
        "Other.level %QW3 elementary(PLC.Elementary.int)",
        " %QX0.0 elementary(PLC.Elementary.bool)",
        " %MB7 elementary(PLC.Elementary.byte)",
      ])
    #expect(globals.first { $0.address?.description == "%QW3" }?.initial == .word(5))
    #expect(trial.block("Main")?.variables.isEmpty == true)
    #expect(
      trial.text() == """
        %QX0.0 := (AND bool @Main.start (not @stop))
        @Other.level := (dint>int (+ dint (int>dint @Other.level) 1))
        %MB7 := 1
        """)
  }

  @Test("blocks stand behind what they use, those of the library that are used among them")
  func order() {
    let trial = CheckTrial([
      "PROGRAM Main VAR c : Cell; END_VAR c(); END_PROGRAM",
      """
      FUNCTION_BLOCK Cell VAR t : TON; n : INT; END_VAR t(IN := n > Limited(n)); END_FUNCTION_BLOCK
      FUNCTION Limited : INT VAR_INPUT v : INT; END_VAR Limited := LIMIT(0, v, 9); END_FUNCTION
      """,
    ])
    #expect(trial.project?.blocks.map(\.name) == ["TON", "Limited", "Cell", "Main"])
    #expect(trial.project?.programs.map(\.block) == [3])
  }

  @Test("what a block uses without declaring it stands before it, too")
  func undeclaredUses() {
    let trial = CheckTrial(
      """
      VAR_GLOBAL first : A; second : B; END_VAR
      FUNCTION_BLOCK A VAR_OUTPUT o : INT; END_VAR second(); o := second.o; END_FUNCTION_BLOCK
      FUNCTION_BLOCK B VAR_OUTPUT o : INT; END_VAR o := o + 1; END_FUNCTION_BLOCK
      PROGRAM Main VAR a : ARRAY[0..3] OF INT; G : INT; END_VAR
        first(); FOR a[F(1)] := 1 TO 3 DO G := G(2); END_FOR;
      END_PROGRAM
      FUNCTION F : INT VAR_INPUT a : INT; END_VAR F := a + 1; END_FUNCTION
      FUNCTION G : INT VAR_INPUT a : INT; END_VAR G := a + 1; END_FUNCTION
      """)
    #expect(trial.project?.blocks.map(\.name) == ["B", "A", "F", "G", "Main"])
    #expect(trial.text(of: "A") == "@second()\no := @second.o")
    #expect(
      trial.text() == """
        @first()
        FOR a[(int>lint F(a:=1))] := 1 TO 3 BY 1 ON int {G := G(a:=2)}
        """)
  }

  @Test("a block of the project takes the place of the library's of the same name")
  func ownTimer() {
    let trial = CheckTrial(
      """
      PROGRAM Main VAR t : TON; END_VAR t(go := TRUE); END_PROGRAM
      FUNCTION_BLOCK Ton VAR_INPUT go : BOOL; END_VAR END_FUNCTION_BLOCK
      """)
    #expect(trial.text() == "t(go:=TRUE)")
    #expect(trial.project?.blocks.map(\.name) == ["Ton", "Main"])
  }

  @Test("every block of the library checks in both profiles", arguments: SemanticsProfile.allCases)
  func library(_ profile: SemanticsProfile) {
    let texts = LibrarySource.texts(profile)
    let log = DiagnosticLog(names: texts.map(\.name))
    let names = texts.enumerated().flatMap { file, text in
      Parser.parse(text.text, file: file, log: log).blocks.filter { $0.kind == .functionBlock }
        .map(\.name)
    }
    let variables = names.enumerated().map { "v\($0) : \($1);" }.joined(separator: " ")
    let trial = CheckTrial(
      "PROGRAM Main VAR \(variables) END_VAR END_PROGRAM", profile: profile)
    #expect(trial.problems.isEmpty)
    #expect(trial.project?.blocks.count == names.count + 1)
  }

  @Test("tasks and programs of all resources, in order; arguments make a program of its own")
  func tasks() {
    let trial = CheckTrial(
      """
      PROGRAM P VAR_INPUT a : INT; END_VAR VAR_OUTPUT b : INT; END_VAR
        IF a = 1 THEN RETURN; END_IF;
        b := a;
      END_PROGRAM
      CONFIGURATION C
        VAR_GLOBAL seen : INT; END_VAR
        RESOURCE R1 ON PLC
          TASK fast(INTERVAL := T#10ms, PRIORITY := 1);
          PROGRAM one WITH fast : P;
        END_RESOURCE
        RESOURCE R2 ON PLC
          TASK fast(INTERVAL := T#1s);
          PROGRAM two WITH fast : P(a := 5, b => seen);
          PROGRAM three : P;
        END_RESOURCE
      END_CONFIGURATION
      """)
    #expect(trial.project?.tasks.map(\.interval) == [10_000_000, 1_000_000_000])
    #expect(trial.project?.tasks.map(\.priority) == [1, 0])
    #expect(trial.project?.programs.map(\.name) == ["one", "two", "three"])
    #expect(trial.project?.programs.map(\.task) == [0, 1, nil])
    #expect(trial.project?.programs.map(\.block) == [0, 1, 0])
    guard let project = trial.project else { return }
    let copy = CheckedPrinter(project: project, block: project.blocks[1])
    #expect(
      copy.block.statements.map { copy.text($0) } == [
        "a := 5", "IF (= dint (int>dint a) 1) {JUMP 0}", "b := a", "0:", "@seen := b",
      ])
  }

  @Test("roles: a function remembers nothing, and its result has its name")
  func roles() {
    let trial = CheckTrial(
      """
      FUNCTION F : INT
      VAR_INPUT a : INT; END_VAR VAR b : INT; END_VAR VAR CONSTANT c : INT := 1; END_VAR
        F := a;
      END_FUNCTION
      PROGRAM Main
      VAR RETAIN r : INT; END_VAR VAR_TEMP t : INT; END_VAR VAR x : INT; END_VAR
        x := F(x);
      END_PROGRAM
      """)
    #expect(
      trial.block("F")?.variables.map { "\($0.name) \($0.role)" } == [
        "a input", "b temp", "c local", "F result",
      ])
    #expect(trial.block("F")?.result == 3)
    #expect(
      trial.block("Main")?.variables.map { "\($0.name) \($0.role) \($0.isRetained)" } == [
        "r local true", "t temp false", "x local false",
      ])
  }

  @Test("the value of a constant parameter is the caller's")
  func constantInput() {
    let trial = CheckTrial(
      """
      FUNCTION F : INT VAR_INPUT CONSTANT a : INT := 5; END_VAR F := a; END_FUNCTION
      PROGRAM Main VAR x : INT; END_VAR x := F(7); END_PROGRAM
      """)
    #expect(trial.text(of: "F") == "F := a")
  }

  @Test("chains of types without end are told, however long")
  func deepTypes() {
    for link in ["ARRAY[0..0] OF T", "STRUCT x : T", "ARRAY[0..1] OF T"] {
      let end = link.hasPrefix("STRUCT") ? "; END_STRUCT" : ""
      let types = (1...2000).map { "T\($0) : \(link)\($0 - 1)\(end);" }
      let trial = CheckTrial(
        "TYPE T0 : INT; \(types.joined(separator: "\n")) END_TYPE PROGRAM P END_PROGRAM")
      #expect(trial.problems.map(\.code) == ["PLC0107"])
    }
  }

  @Test("memory without end is told, however it is put together")
  func largeTypes() {
    let filled = (1...4).map {
      "F\($0) : STRUCT a : ARRAY[1..1000000] OF INT := [1000000(1)]; END_STRUCT;"
    }
    let trial = CheckTrial(
      "TYPE \(filled.joined(separator: "\n")) END_TYPE PROGRAM P END_PROGRAM")
    #expect(trial.problems.map(\.code) == ["PLC0107"])
    let blocks = (1...30).map {
      "FUNCTION_BLOCK B\($0) VAR a, b, c, d : B\($0 - 1); END_VAR END_FUNCTION_BLOCK"
    }
    let nested = CheckTrial(
      "FUNCTION_BLOCK B0 VAR x : INT; END_VAR END_FUNCTION_BLOCK "
        + blocks.joined(separator: "\n"))
    #expect(Set(nested.problems.map(\.code)).contains("PLC0107"))
    for bounds in ["1..4000000, 1..4000", "1..4000000, 1..4000000, 1..4000000, 1..4000000"] {
      let empty = CheckTrial(
        "FUNCTION_BLOCK E END_FUNCTION_BLOCK "
          + "PROGRAM Main VAR a : ARRAY[\(bounds)] OF E; END_VAR END_PROGRAM")
      #expect(empty.problems.map(\.code) == ["PLC0107"])
    }
  }

  @Test("ten thousand lines check at once")
  func many() {
    let variables = (0..<1000).map { "v\($0) : INT;" }.joined(separator: "\n")
    let lines = (0..<9000).map { "v\($0 % 1000) := v\(($0 + 7) % 1000) + \($0 % 100);" }
    let trial = CheckTrial(vars: variables, lines.joined(separator: "\n"))
    #expect(trial.problems.isEmpty)
    #expect(trial.block("Main")?.statements.count == 9000)
  }
}
