import PLC
import Testing

/// Arrays, structures and strings: that every element is where it should be and no other is met.
@Suite("End to end: arrays and structures")
struct EndToEndArrayTests {
  @Test("three indices count rows, columns and layers, whatever their bounds")
  func threeDimensions() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main
        VAR a : ARRAY[-1..1, 3..4, 0..2] OF DINT; i, j, k : INT; n : DINT; b, c, d : DINT; END_VAR
        FOR i := -1 TO 1 DO FOR j := 3 TO 4 DO FOR k := 0 TO 2 DO
          a[i, j, k] := n; n := n + 1;
        END_FOR; END_FOR; END_FOR;
        i := 1; j := 3; k := 2;
        b := a[i, 4, 2]; c := a[0, j, 1]; d := a[-1, 3, k];
      END_PROGRAM
      """)
    try run.scan()
    var count = 0
    for i in -1...1 {
      for j in 3...4 {
        for k in 0...2 {
          #expect(run["Main.a[\(i),\(j),\(k)]"] == "\(count)")
          count += 1
        }
      }
    }
    #expect([run["Main.b"], run["Main.c"], run["Main.d"]] == ["17", "7", "2"])
  }

  @Test(
    "an index out of bounds is a trap that says where, on either side",
    arguments: ["x := a[i];", "a[i] := 5;", "x := g[1, i];", "g[i, 2] := 5;", "x := s[2].b[i];"])
  func bounds(_ statement: String) throws {
    for (index, isInside) in [(0, false), (1, true), (3, true), (4, false), (-5, false)] {
      var run = try ProgramRun(
        """
        TYPE T : STRUCT b : ARRAY[1..3] OF INT; END_STRUCT; END_TYPE
        FUNCTION_BLOCK Inside VAR_INPUT i : INT; END_VAR VAR_IN_OUT a : ARRAY[1..3] OF INT; END_VAR
          VAR x : INT; g : ARRAY[1..3, 1..3] OF INT; s : ARRAY[1..3] OF T; END_VAR
        \(statement)
        END_FUNCTION_BLOCK
        PROGRAM Main VAR i : INT := \(index); x : INT; a : ARRAY[1..3] OF INT; before : INT;
          g : ARRAY[1..3, 1..3] OF INT; s : ARRAY[1..3] OF T; go : BOOL; inside : Inside; END_VAR
        IF go THEN
        \(statement)
        END_IF;
        inside(i := i, a := a);
        END_PROGRAM
        """)
      let first = run.trap()
      #expect((first == nil) == isInside, "\(index)")
      if let first {
        #expect(first.cause == .indexOutOfBounds)
        #expect(first.place.hasPrefix("test.st:4:"))
        #expect(first.place.hasSuffix("in Inside"))
        continue
      }
      try run.set("Main.go", true)
      #expect(run.trap() == nil)
    }
  }

  @Test("whole arrays and structures are copied, to and from wherever they are")
  func copies() throws {
    var run = try ProgramRun(
      """
      TYPE T : STRUCT n : INT; s : STRING[9]; list : ARRAY[0..2] OF DINT; END_STRUCT; END_TYPE
      VAR_GLOBAL g : T; gs : ARRAY[0..3] OF T; END_VAR
      FUNCTION_BLOCK Move VAR_IN_OUT to : T; END_VAR VAR_INPUT from : T; i : INT; END_VAR
        VAR own : T; END_VAR VAR_EXTERNAL g : T; gs : ARRAY[0..3] OF T; END_VAR
        own := from; to := own; g := from; gs[i] := g; gs[i + 1] := to;
      END_FUNCTION_BLOCK
      FUNCTION Make : T VAR_INPUT n : INT; END_VAR
        Make.n := n; Make.s := 'made'; Make.list[1] := INT_TO_DINT(n) * 2;
      END_FUNCTION
      PROGRAM Main VAR a, b, c : T; move : Move; list : ARRAY[0..2] OF DINT; END_VAR
        VAR_EXTERNAL g : T; gs : ARRAY[0..3] OF T; END_VAR
        a.n := 7; a.s := 'seven'; a.list[2] := 70;
        move(to := b, from := a, i := 1);
        c := Make(9); list := gs[2].list;
      END_PROGRAM
      """.replacing("to : T", with: "target : T").replacing("to := ", with: "target := ")
        .replacing(":= to;", with: ":= target;"))
    try run.scan()
    for path in ["Main.b", "Main.move.own", "g", "gs[1]", "gs[2]"] {
      #expect(run["\(path).n"] == "7", "\(path)")
      #expect(run["\(path).s"] == "'seven'", "\(path)")
      #expect(run["\(path).list[2]"] == "70", "\(path)")
    }
    #expect(run["gs[0].n"] == "0")
    #expect(run["gs[3].n"] == "0")
    #expect([run["Main.c.n"], run["Main.c.s"], run["Main.c.list[1]"]] == ["9", "'made'", "18"])
    #expect(run["Main.list[2]"] == "70")
  }

  @Test("initial values reach every element, field and instance")
  func initial() throws {
    let run = try ProgramRun(
      """
      TYPE
        Colour : (red, green, blue) := green;
        T : STRUCT n : INT := 4; c : Colour; t : TIME := T#1s; END_STRUCT;
        Small : INT(1..9) := 3;
      END_TYPE
      FUNCTION_BLOCK Block VAR_INPUT x : INT := 6; END_VAR VAR p : T := (n := 8); END_VAR
      END_FUNCTION_BLOCK
      PROGRAM Main
        VAR
          a : ARRAY[0..4] OF INT := [1, 2(7), 9]; p, q : T := (c := blue); s : Small; c : Colour;
          list : ARRAY[0..1] OF Block; ts : ARRAY[0..1] OF T; w : WORD := 16#00FF; r : REAL := 1.5;
          word2 : STRING[8] := 'ab$'c'; wide : WSTRING := "öx";
        END_VAR
      END_PROGRAM
      """)
    #expect((0...4).map { run["Main.a[\($0)]"] } == ["1", "7", "7", "9", "0"])
    #expect([run["Main.p.n"], run["Main.q.c"], run["Main.p.t"]] == ["4", "blue", "T#1s"])
    #expect([run["Main.s"], run["Main.c"]] == ["3", "green"])
    #expect([run["Main.list[1].x"], run["Main.list[0].p.n"]] == ["6", "8"])
    #expect([run["Main.ts[1].n"], run["Main.ts[0].c"]] == ["4", "green"])
    #expect([run["Main.w"], run["Main.r"]] == ["16#00FF", "1.5"])
    #expect([run["Main.word2"], run["Main.wide"]] == ["'ab'c'", "\"öx\""])
  }

  @Test("an unsigned index reaches the elements from 0 on, however far below it the array begins")
  func unsignedIndex() throws {
    for type in ["USINT", "UINT", "UDINT", "ULINT"] {
      var run = try ProgramRun(
        """
        FUNCTION_BLOCK Inner VAR_IN_OUT a : ARRAY[-2..2] OF INT; END_VAR VAR u : \(type); END_VAR
          a[u + 1] := 5; a[u + 2] := a[u + 1] + 1;
        END_FUNCTION_BLOCK
        PROGRAM Main
          VAR
            a, b : ARRAY[-2..2] OF INT; u, v : \(type); inner : Inner;
            g : ARRAY[-1..0, -1..1] OF INT;
          END_VAR
          a[u] := 7; g[u, v + 1] := 8; g[-1, u] := 9; inner(a := b);
        END_PROGRAM
        """)
      try run.scan()
      #expect((-2...2).map { run["Main.a[\($0)]"] } == ["0", "0", "7", "0", "0"], "\(type)")
      #expect((-2...2).map { run["Main.b[\($0)]"] } == ["0", "0", "0", "5", "6"], "\(type)")
      #expect(run["Main.g[0,1]"] == "8" && run["Main.g[-1,0]"] == "9", "\(type)")
    }
  }

  @Test("a constant index beyond what LINT holds is no element")
  func largeIndex() {
    let text = """
      PROGRAM Main VAR a : ARRAY[-1..1] OF INT; n : INT; END_VAR
      n := a[ULINT#18446744073709551615];
      END_PROGRAM
      """
    #expect(throws: (any Error).self) { _ = try ProgramRun(text) }
  }

  @Test("a joined string is cut by what it is assigned to alone")
  func joined() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main
        VAR a : STRING[100]; b : STRING[250]; c : STRING; n : ARRAY[0..4] OF INT; END_VAR
        a := '0123456789'; a := CONCAT(a, a, a, a, a); a := CONCAT(a, a);
        b := CONCAT(a, a); n[0] := LEN(b);
        b := INSERT(a, a, 50); n[1] := LEN(b);
        b := REPLACE(a, a, 10, 20); n[2] := LEN(b);
        c := CONCAT(a, a); n[3] := LEN(c);
        n[4] := LEN(CONCAT(b, b, a));
      END_PROGRAM
      """)
    try run.scan()
    #expect((0...4).map { run["Main.n[\($0)]"] } == ["200", "200", "190", "126", "480"])
  }

  @Test("a value outside of its subrange is a trap")
  func subrange() throws {
    let text = """
      TYPE Small : INT(-2..9); END_TYPE
      PROGRAM Main VAR x : INT; s : Small; END_VAR
        s := x;
      END_PROGRAM
      """
    for (value, isInside) in [(-3, false), (-2, true), (9, true), (10, false)] {
      var run = try ProgramRun(text)
      try run.set("Main.x", value)
      let trap = run.trap()
      #expect((trap == nil) == isInside)
      if let trap { #expect(trap.cause == .outOfRange) }
    }
  }

  @Test("strings are compared, cut to their variables, and passed through functions")
  func strings() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main
        VAR a : STRING[5] := 'pear'; b : STRING := 'apple'; c : STRING[3]; n : INT; list :
          ARRAY[0..2] OF STRING[4]; i : INT := 1; l, g, e : BOOL; s : STRING; END_VAR
        c := b; l := a < b; g := a >= b; e := c = 'app';
        list[i] := LEFT(b, 2); list[i + 1] := CONCAT(list[i], list[i], 'zzz');
        n := LEN(list[2]) * 10 + FIND(b, 'pl');
        s := REPLACE(INSERT(a, c, 2), RIGHT(b, 1), 1, 1);
        IF a = 'pear' AND list[0] = '' THEN a := 'quince'; END_IF;
      END_PROGRAM
      """)
    try run.scan()
    #expect(run["Main.c"] == "'app'")
    #expect([run["Main.l"], run["Main.g"], run["Main.e"]] == ["FALSE", "TRUE", "TRUE"])
    #expect([run["Main.list[1]"], run["Main.list[2]"]] == ["'ap'", "'apap'"])
    #expect(run["Main.n"] == "43")
    // 'pear' with 'app' behind its second letter is 'peappar'; 'e' takes the place of its first.
    #expect(run["Main.s"] == "'eeappar'")
    #expect(run["Main.a"] == "'quinc'")
  }
}
