extension LibrarySource {
  /// TON, TOF, TP and RTC.
  ///
  /// The scan that starts a timer only stores the time, so that even one with PT = 0 runs until
  /// the next scan.
  static let timers = """
    FUNCTION_BLOCK TON
      VAR_INPUT IN : BOOL; PT : TIME; END_VAR
      VAR_OUTPUT Q : BOOL; ET : TIME; END_VAR
      VAR started : BOOL; start : TIME; END_VAR
      IF IN THEN
        IF NOT started THEN
          started := TRUE;
          start := __PROGRAM_TIME();
        ELSIF NOT Q THEN
          ET := __PROGRAM_TIME() - start;
          IF ET >= PT THEN
            ET := PT;
            Q := TRUE;
          END_IF;
        END_IF;
      ELSIF started THEN
        started := FALSE;
        Q := FALSE;
        ET := T#0s;
      END_IF;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK TOF
      VAR_INPUT IN : BOOL; PT : TIME; END_VAR
      VAR_OUTPUT Q : BOOL; ET : TIME; END_VAR
      VAR started : BOOL; start : TIME; END_VAR
      IF IN THEN
        started := FALSE;
        Q := TRUE;
        ET := T#0s;
      ELSIF Q THEN
        IF NOT started THEN
          started := TRUE;
          start := __PROGRAM_TIME();
        ELSE
          ET := __PROGRAM_TIME() - start;
          IF ET >= PT THEN
            ET := PT;
            Q := FALSE;
          END_IF;
        END_IF;
      END_IF;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK TP
      VAR_INPUT IN : BOOL; PT : TIME; END_VAR
      VAR_OUTPUT Q : BOOL; ET : TIME; END_VAR
      VAR spent : BOOL; start : TIME; END_VAR
      IF Q THEN
        ET := __PROGRAM_TIME() - start;
        IF ET >= PT THEN
          ET := PT;
          Q := FALSE;
          spent := TRUE;
        END_IF;
      ELSIF IN AND NOT spent THEN
        Q := TRUE;
        start := __PROGRAM_TIME();
      END_IF;
      (* After a pulse, IN must be false once before the next. *)
      IF spent AND NOT IN THEN
        spent := FALSE;
        ET := T#0s;
      END_IF;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK RTC
      VAR_INPUT IN : BOOL; PDT : DT; END_VAR
      VAR_OUTPUT Q : BOOL; CDT : DT; END_VAR
      VAR ahead : TIME; END_VAR
      CDT := __CALENDAR();
      IF IN THEN
        IF NOT Q THEN
          ahead := PDT - CDT;
        END_IF;
        CDT := CDT + ahead;
      END_IF;
      Q := IN;
    END_FUNCTION_BLOCK
    """
}
