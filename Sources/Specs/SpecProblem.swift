/// The code of a mistake in a spec. Codes are stable: a retired one is never used again.
///
/// The first nineteen mean the same as those of scenes with the same number.
public enum SpecProblem: String, CaseIterable, Sendable {
  // The document as a whole.
  case notText = "SPC0001"
  case tooLarge = "SPC0002"
  case syntax = "SPC0003"
  case empty = "SPC0004"
  case severalDocuments = "SPC0005"
  case duplicateKey = "SPC0006"
  case unsupportedYAML = "SPC0007"
  case tooDeep = "SPC0008"
  case unreadableFile = "SPC0009"
  case unknownScene = "SPC0010"

  // Keys and values.
  case unknownVersion = "SPC0011"
  case unknownKey = "SPC0012"
  case missingKey = "SPC0013"
  case wrongType = "SPC0014"
  case notFinite = "SPC0015"
  case outOfRange = "SPC0016"
  case unusableText = "SPC0017"
  case unknownWord = "SPC0018"
  case endsSwapped = "SPC0019"
  case badSpan = "SPC0020"
  case badSeeds = "SPC0021"
  case duplicateCase = "SPC0022"
  case tooMany = "SPC0023"
  case afterTheEnd = "SPC0024"
  case badRate = "SPC0025"

  // Conditions.
  case conditionSyntax = "SPC0030"
  case unknownName = "SPC0031"
  case sharedName = "SPC0032"
  case otherType = "SPC0033"
  case unknownFunction = "SPC0034"
  case otherArguments = "SPC0035"
  case unknownRemover = "SPC0036"
  case unknownVariable = "SPC0037"

  // Steps.
  case emptyStep = "SPC0040"
  case clashingKeys = "SPC0041"
  case stepBeforeTheLast = "SPC0042"
  case unknownDevice = "SPC0043"
  case deviceCannot = "SPC0044"
  case notAnOutput = "SPC0045"
  case otherValue = "SPC0046"

  // Cases and rules.
  case nothingExpected = "SPC0050"
  case noItemFits = "SPC0051"
}
