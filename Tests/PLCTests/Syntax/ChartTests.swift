import Kernel
import Testing

@testable import PLC

@Suite("Charts as text")
struct ChartTests {
  @Test("steps, transitions and actions become a chart")
  func whole() {
    let reading = Reading.unit(
      """
      PROGRAM Washer
      VAR start : BOOL; END_VAR
      INITIAL_STEP Idle:
      END_STEP
      STEP Fill:
        valve(N);
        Heat;
        lamp();
        Log(P1);
        pump(SL, T#5s);
        buzzer(D, delay, shown);
      END_STEP
      STEP Spin: END_STEP
      TRANSITION FROM Idle TO Fill := start AND NOT Fill.X; END_TRANSITION
      TRANSITION full (PRIORITY := 2) FROM (Fill, Heat) TO (Spin, Drain) := level > 5; END_TRANSITION
      TRANSITION (PRIORITY := 1) FROM Spin TO Idle :
        LD a
        AND b
      END_TRANSITION
      ACTION Heat: heater := TRUE; END_ACTION
      ACTION Log:
        LD x
        ST y
      END_ACTION
      END_PROGRAM
      """)
    #expect(reading.messages == [])
    #expect(
      reading.text
        == "(program Washer (local (start BOOL)) (chart (initial Idle) (step Fill (valve n) "
        + "(Heat n) (lamp n) (Log p1) (pump sl time:5000000000) (buzzer d delay)) (step Spin) "
        + "(- (Idle) (Fill) (and start (not (. Fill X)))) "
        + "(full:2 (Fill Heat) (Spin Drain) (greater level 5)) "
        + "(-:1 (Spin) (Idle) (list (LD a) (AND b))) "
        + "(action Heat (:= heater TRUE)) (action Log (list (LD x) (ST y)))))")
  }

  @Test("every qualifier of the standard is read, in either case")
  func qualifiers() {
    for qualifier in Chart.Qualifier.allCases {
      let name = qualifier.rawValue.lowercased()
      let timed = ["l", "d", "sd", "ds", "sl"].contains(name)
      let reading = chart("INITIAL_STEP s: a(\(name)\(timed ? ", T#1s" : "")); END_STEP")
      #expect(
        reading.text
          == "(program p (chart (initial s (a \(name)\(timed ? " time:1000000000" : "")))))")
      #expect(reading.messages == [])
    }
  }

  @Test(
    "a mistake in a chart costs one problem, and the rest is read",
    arguments: [
      Row("INITIAL_STEP s: a(X); END_STEP STEP t: END_STEP", "1:29 PLC0061"),
      Row("INITIAL_STEP s: a(L, ); END_STEP STEP t: END_STEP", "1:32 PLC0023"),
      Row("INITIAL_STEP s: a(N) END_STEP STEP t: END_STEP", "1:31 PLC0021"),
      Row("INITIAL_STEP s: a(N); STEP t: END_STEP", "1:33 PLC0027"),
      Row("INITIAL_STEP s: a(N); IF b THEN END_IF; END_STEP STEP t: END_STEP", "1:33 PLC0027"),
      Row("INITIAL_STEP s END_STEP STEP t: END_STEP", "1:26 PLC0020"),
      Row("INITIAL_STEP s: END_STEP x := 5; STEP t: END_STEP", "1:36 PLC0020"),
      Row(
        "INITIAL_STEP s: END_STEP TRANSITION FROM s := x; END_TRANSITION STEP t: END_STEP",
        "1:54 PLC0020"),
      Row(
        "INITIAL_STEP s: END_STEP TRANSITION FROM s TO t x; END_TRANSITION STEP t: END_STEP",
        "1:59 PLC0020"),
      Row(
        "INITIAL_STEP s: END_STEP TRANSITION FROM s TO t := ; END_TRANSITION STEP t: END_STEP",
        "1:62 PLC0023"),
      Row(
        "INITIAL_STEP s: END_STEP TRANSITION FROM s TO t := x END_TRANSITION STEP t: END_STEP",
        "1:63 PLC0021"),
      Row("INITIAL_STEP s: END_STEP TRANSITION FROM s TO t := x; STEP t: END_STEP", "1:65 PLC0027"),
      Row(
        "INITIAL_STEP s: END_STEP TRANSITION (PRIO := 1) FROM s TO t := x; END_TRANSITION STEP t: END_STEP",
        "1:48 PLC0020"),
      Row("INITIAL_STEP s: END_STEP END_TRANSITION STEP t: END_STEP", "1:36 PLC0028"),
    ])
  func mistakes(row: Row) {
    let reading = chart(row.source)
    #expect(reading.problems == [row.tree])
    #expect(reading.text.contains("(step t)"))
  }

  private func chart(_ text: String) -> Reading {
    Reading.unit("PROGRAM p \(text) END_PROGRAM")
  }
}
