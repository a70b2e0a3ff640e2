extension LibrarySource {
  /// R_TRIG and F_TRIG.
  static let edges = """
    FUNCTION_BLOCK R_TRIG
      VAR_INPUT CLK : BOOL; END_VAR
      VAR_OUTPUT Q : BOOL; END_VAR
      VAR before : BOOL; END_VAR
      Q := CLK AND NOT before;
      before := CLK;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK F_TRIG
      VAR_INPUT CLK : BOOL; END_VAR
      VAR_OUTPUT Q : BOOL; END_VAR
      VAR before : BOOL; END_VAR
      (* An input that is false from the start has not fallen. *)
      Q := before AND NOT CLK;
      before := CLK;
    END_FUNCTION_BLOCK
    """

  /// SR, RS and SEMA.
  static let latches = """
    FUNCTION_BLOCK SR
      VAR_INPUT S1, R : BOOL; END_VAR
      VAR_OUTPUT Q1 : BOOL; END_VAR
      Q1 := S1 OR (Q1 AND NOT R);
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK RS
      VAR_INPUT S, R1 : BOOL; END_VAR
      VAR_OUTPUT Q1 : BOOL; END_VAR
      Q1 := NOT R1 AND (S OR Q1);
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK SEMA
      VAR_INPUT CLAIM, RELEASE : BOOL; END_VAR
      VAR_OUTPUT BUSY : BOOL; END_VAR
      BUSY := CLAIM OR (BUSY AND NOT RELEASE);
    END_FUNCTION_BLOCK
    """
}
