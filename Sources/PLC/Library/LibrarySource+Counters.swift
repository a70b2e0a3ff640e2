extension LibrarySource {
  /// CTU, CTD and CTUD, which count in INT, and one of each for every type they may count in.
  static func counters(_ profile: SemanticsProfile) -> String {
    let suffixes = ["", "_INT", "_DINT", "_LINT", "_UDINT", "_ULINT"]
    return suffixes.map { suffix in
      let type = suffix.isEmpty ? "INT" : String(suffix.dropFirst())
      return up(suffix, type) + down(suffix, type) + upAndDown(suffix, type, profile)
    }.joined()
  }

  private static func up(_ suffix: String, _ type: String) -> String {
    """
    FUNCTION_BLOCK CTU\(suffix)
      VAR_INPUT CU, R : BOOL; PV : \(type); END_VAR
      VAR_OUTPUT Q : BOOL; CV : \(type); END_VAR
      VAR before : BOOL; END_VAR
      IF R THEN
        CV := 0;
      ELSIF CU AND NOT before AND CV < PV THEN
        CV := CV + 1;
      END_IF;
      before := CU;
      Q := CV >= PV;
    END_FUNCTION_BLOCK

    """
  }

  private static func down(_ suffix: String, _ type: String) -> String {
    """
    FUNCTION_BLOCK CTD\(suffix)
      VAR_INPUT CD, LD : BOOL; PV : \(type); END_VAR
      VAR_OUTPUT Q : BOOL; CV : \(type); END_VAR
      VAR before : BOOL; END_VAR
      IF LD THEN
        CV := PV;
      ELSIF CD AND NOT before AND CV > 0 THEN
        CV := CV - 1;
      END_IF;
      before := CD;
      Q := CV <= 0;
    END_FUNCTION_BLOCK

    """
  }

  private static func upAndDown(
    _ suffix: String, _ type: String, _ profile: SemanticsProfile
  ) -> String {
    // Of two edges at once, matiec counts neither; STruC++ counts up, then down. Both count rising
    // edges: STruC++ 0.6.1 took the falling ones of CD, a mistake that was mended later.
    let counting =
      switch profile {
      case .openplc: "ELSIF NOT (up AND down) THEN"
      case .strucpp: "ELSE"
      }
    return """
      FUNCTION_BLOCK CTUD\(suffix)
        VAR_INPUT CU, CD, R, LD : BOOL; PV : \(type); END_VAR
        VAR_OUTPUT QU, QD : BOOL; CV : \(type); END_VAR
        VAR upBefore, downBefore, up, down : BOOL; END_VAR
        up := CU AND NOT upBefore;
        down := CD AND NOT downBefore;
        upBefore := CU;
        downBefore := CD;
        IF R THEN
          CV := 0;
        ELSIF LD THEN
          CV := PV;
        \(counting)
          IF up AND CV < PV THEN
            CV := CV + 1;
          END_IF;
          IF down AND CV > 0 THEN
            CV := CV - 1;
          END_IF;
        END_IF;
        QU := CV >= PV;
        QD := CV <= 0;
      END_FUNCTION_BLOCK

      """
  }
}
