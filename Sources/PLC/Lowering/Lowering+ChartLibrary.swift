extension Lowering {
  /// What charts are made of, as structured text. Sources cannot mean these names by mistake:
  /// the standard allows no two underscores in a row.
  package static let chartLibrary = """
    TYPE __STEP : STRUCT
      X : BOOL;      (* active *)
      T : TIME;      (* how long, or how long it was when it was left *)
      __WAS : BOOL;  (* X when actions ran last *)
    END_STRUCT; END_TYPE

    FUNCTION_BLOCK __CHART_CLOCK
      VAR_OUTPUT ELAPSED : TIME; END_VAR  (* since the last call *)
      VAR LAST : TIME; STARTED : BOOL; END_VAR
      IF STARTED THEN ELAPSED := __PROGRAM_TIME() - LAST; END_IF;
      LAST := __PROGRAM_TIME();
      STARTED := TRUE;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK __ACTION_CONTROL
      VAR_INPUT
        N : BOOL;  (* wanted now *)
        S : BOOL;  (* wanted until reset *)
        R : BOOL;  (* resets, and wins *)
        P : BOOL;  (* wanted in this scan only *)
      END_VAR
      VAR_OUTPUT
        Q : BOOL;      (* active *)
        RUN : BOOL;    (* the body runs: while active, and once more, but for pulses *)
        CLEAR : BOOL;  (* no longer active *)
      END_VAR
      VAR STORED, LEVEL, WAS : BOOL; END_VAR
      STORED := NOT R AND (S OR STORED);
      WAS := LEVEL;
      LEVEL := NOT R AND (N OR STORED);
      CLEAR := R OR Q;
      Q := LEVEL OR P AND NOT R;
      CLEAR := CLEAR AND NOT Q;
      RUN := Q OR WAS;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK __STORED_TIMER
      VAR_INPUT S, R : BOOL; PT : TIME; END_VAR
      VAR_OUTPUT
        BEFORE : BOOL;  (* stored, and PT has not elapsed *)
        AFTER : BOOL;   (* stored, and PT has elapsed *)
      END_VAR
      VAR STORED : BOOL; TIMER : TON; END_VAR
      STORED := NOT R AND (S OR STORED);
      TIMER(IN := STORED, PT := PT);
      AFTER := STORED AND TIMER.Q;
      BEFORE := STORED AND NOT TIMER.Q;
    END_FUNCTION_BLOCK
    """
}
