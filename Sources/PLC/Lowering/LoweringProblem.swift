/// Mistakes found while charts and instruction lists are turned into statements.
package enum LoweringProblem: String, DiagnosticCode {
  // Charts.
  case nestedChart = "PLC0550"
  case chartInFunction = "PLC0551"
  case noInitialStep = "PLC0552"
  case duplicateStep = "PLC0553"
  case unknownStep = "PLC0554"
  case openTransition = "PLC0555"
  case unreachableStep = "PLC0556"
  case missingDuration = "PLC0557"
  case needlessDuration = "PLC0558"
  case duplicateAction = "PLC0559"
  case unusedAction = "PLC0560"
  case nameTaken = "PLC0561"
  case conditionWithoutResult = "PLC0562"
  case assignedStepFlag = "PLC0563"
  case notAnAction = "PLC0564"

  // Instruction lists.
  case unknownLabel = "PLC0570"
  case duplicateLabel = "PLC0571"
  case noCurrentResult = "PLC0572"
  case missingOperand = "PLC0573"
  case needlessOperand = "PLC0574"
  case notInParentheses = "PLC0575"
}
