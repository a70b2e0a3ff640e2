import PLC

/// The code of a mistake between a program's file and the plant. Codes are stable: a retired one
/// is never used again.
public enum MappingProblem: String, CaseIterable, Sendable, DiagnosticCode {
  // The files of a program.
  case unreadable = "PLC0600"
  case tooLarge = "PLC0601"
  case notText = "PLC0602"
  case noBundledProgram = "PLC0603"

  // Time.
  case intervalNoTicks = "PLC0610"

  // Rows of a mapping.
  case unknownVariable = "PLC0620"
  case ambiguousVariable = "PLC0621"
  case unknownTag = "PLC0622"
  case ambiguousTag = "PLC0623"
  case otherType = "PLC0624"
  case otherKind = "PLC0625"
  case tagMappedTwice = "PLC0626"
  case variableMappedTwice = "PLC0627"
  case impossibleScale = "PLC0628"

  // What is left over.
  case unmappedVariable = "PLC0630"
  case unmappedTags = "PLC0631"

  // A list of tags as comma-separated values.
  case noHeading = "PLC0640"
  case brokenRow = "PLC0641"
  case tooManyRows = "PLC0642"
}
