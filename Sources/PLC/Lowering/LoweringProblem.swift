/// Mistakes found while charts and instruction lists are turned into statements.
package enum LoweringProblem: String, DiagnosticCode {
  case nestedChart = "PLC0550"
}
