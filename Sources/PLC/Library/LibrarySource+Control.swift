extension LibrarySource {
  /// HYSTERESIS and RAMP.
  static let shapes = """
    FUNCTION_BLOCK HYSTERESIS
      VAR_INPUT XIN1, XIN2, EPS : REAL; END_VAR
      VAR_OUTPUT Q : BOOL; END_VAR
      IF Q THEN
        Q := NOT (XIN1 < XIN2 - EPS);
      ELSE
        Q := XIN1 > XIN2 + EPS;
      END_IF;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK RAMP
      VAR_INPUT RUN : BOOL; X0, X1 : REAL; TR, CYCLE : TIME; END_VAR
      VAR_OUTPUT BUSY : BOOL; XOUT : REAL; END_VAR
      VAR start : REAL; elapsed : TIME; END_VAR
      BUSY := RUN AND elapsed < TR;
      IF BUSY THEN
        XOUT := start + (X1 - start) * TIME_TO_REAL(elapsed) / TIME_TO_REAL(TR);
        elapsed := elapsed + CYCLE;
      ELSIF RUN THEN
        XOUT := X1;
      ELSE
        XOUT := X0;
        start := X0;
        elapsed := T#0s;
      END_IF;
    END_FUNCTION_BLOCK
    """

  /// INTEGRAL, DERIVATIVE and PID.
  static func control(_ profile: SemanticsProfile) -> String {
    // The blocks reckon in seconds; what a time is as a number differs.
    let seconds =
      switch profile {
      case .openplc: "TIME_TO_REAL(CYCLE)"
      case .strucpp: "TIME_TO_REAL(CYCLE) / 1000.0"
      }
    return """
      FUNCTION_BLOCK INTEGRAL
        VAR_INPUT RUN, R1 : BOOL; XIN, X0 : REAL; CYCLE : TIME; END_VAR
        VAR_OUTPUT Q : BOOL; XOUT : REAL; END_VAR
        Q := NOT R1;
        IF R1 THEN
          XOUT := X0;
        ELSIF RUN THEN
          XOUT := XOUT + XIN * (\(seconds));
        END_IF;
      END_FUNCTION_BLOCK

      FUNCTION_BLOCK DERIVATIVE
        VAR_INPUT RUN : BOOL; XIN : REAL; CYCLE : TIME; END_VAR
        VAR_OUTPUT XOUT : REAL; END_VAR
        VAR x1, x2, x3 : REAL; END_VAR
        IF RUN THEN
          (* The slope of the straight line that fits the last four values best. *)
          XOUT := (3.0 * (XIN - x3) + x1 - x2) / (10.0 * (\(seconds)));
          x3 := x2;
          x2 := x1;
          x1 := XIN;
        ELSE
          XOUT := 0.0;
          x1 := XIN;
          x2 := XIN;
          x3 := XIN;
        END_IF;
      END_FUNCTION_BLOCK

      FUNCTION_BLOCK PID
        VAR_INPUT AUTO : BOOL; PV, SP, X0, KP, TR, TD : REAL; CYCLE : TIME; END_VAR
        VAR_OUTPUT XOUT : REAL; END_VAR
        VAR error : REAL; area : INTEGRAL; slope : DERIVATIVE; END_VAR
        error := PV - SP;
        (* While AUTO is false the integral is set so that the output is KP times X0. *)
        area(
          RUN := AUTO, R1 := NOT AUTO, XIN := error, X0 := TR * (X0 - error), CYCLE := CYCLE);
        slope(RUN := AUTO, XIN := error, CYCLE := CYCLE);
        XOUT := KP * (error + area.XOUT / TR + slope.XOUT * TD);
      END_FUNCTION_BLOCK
      """
  }
}
