/// What can be wrong with the text of a program before its names are looked up.
package enum SyntaxProblem: String, CaseIterable, DiagnosticCode {
  // The text and its words.
  case textTooLarge = "PLC0001"
  case unknownCharacter = "PLC0002"
  case unclosedComment = "PLC0003"
  case unclosedString = "PLC0004"
  case malformedName = "PLC0005"
  case malformedNumber = "PLC0006"
  case malformedEscape = "PLC0007"
  case malformedDuration = "PLC0008"
  case malformedDate = "PLC0009"
  case malformedAddress = "PLC0010"
  case malformedTypedLiteral = "PLC0011"
  case foreignOperator = "PLC0012"
  case foreignKeyword = "PLC0013"
  case tooDeep = "PLC0014"

  // Statements and expressions.
  case unexpected = "PLC0020"
  case missingSemicolon = "PLC0021"
  case missingSemicolonAfterEnd = "PLC0022"
  case notAnExpression = "PLC0023"
  case notAStatement = "PLC0024"
  case equalsInsteadOfAssignment = "PLC0025"
  case assignmentInsteadOfEquals = "PLC0026"
  case notClosed = "PLC0027"
  case closesNothing = "PLC0028"
  case keywordAsName = "PLC0029"

  // Declarations.
  case notADeclaration = "PLC0040"
  case sectionAfterStatements = "PLC0041"
  case unsupportedSection = "PLC0042"
  case unsupportedConstruct = "PLC0043"
  case unknownTaskSetting = "PLC0044"

  // Instruction lists and charts.
  case malformedInstruction = "PLC0060"
  case unknownQualifier = "PLC0061"
}
