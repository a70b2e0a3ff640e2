/// The code of a mistake in a scene document. Codes are stable: a retired one is never used again.
public enum SceneProblem: String, CaseIterable, Sendable {
  // The document as a whole.
  case notText = "SCN0001"
  case tooLarge = "SCN0002"
  case syntax = "SCN0003"
  case empty = "SCN0004"
  case severalDocuments = "SCN0005"
  case duplicateKey = "SCN0006"
  case unsupportedYAML = "SCN0007"
  case tooDeep = "SCN0008"
  case unreadableFile = "SCN0009"
  case unknownScene = "SCN0010"

  // Keys and values.
  case unknownVersion = "SCN0011"
  case unknownKey = "SCN0012"
  case missingKey = "SCN0013"
  case wrongType = "SCN0014"
  case notFinite = "SCN0015"
  case outOfRange = "SCN0016"
  case unusableText = "SCN0017"
  case unknownWord = "SCN0018"
  case endsSwapped = "SCN0019"

  // Parts.
  case unknownKind = "SCN0020"
  case unknownMode = "SCN0021"
  case unknownSignal = "SCN0022"
  case duplicatePart = "SCN0023"
  case tooManyParts = "SCN0024"
  case overlap = "SCN0025"

  // Items.
  case duplicateItemKind = "SCN0026"

  // Tags.
  case badID = "SCN0030"
  case duplicateID = "SCN0031"
  case reservedAddress = "SCN0032"
  case addressTaken = "SCN0033"
  case bankFull = "SCN0034"
}
