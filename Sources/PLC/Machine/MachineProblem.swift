/// Problems of programs that are right but that the machine cannot hold.
enum MachineProblem: String, DiagnosticCode {
  /// More cells than a machine has.
  case tooMuchMemory = "PLC0300"
  /// More instructions than a machine has.
  case tooMuchCode = "PLC0301"
  /// Function blocks inside of function blocks, or calls inside of calls, beyond all reason.
  case nestedTooDeep = "PLC0302"
  /// An in-out parameter that a call leaves open.
  case openReference = "PLC0303"
  /// The compiler made code that its own verifier refuses, or lost a part of the program.
  case refusedCode = "PLC0304"
}
