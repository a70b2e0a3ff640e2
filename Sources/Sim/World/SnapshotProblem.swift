/// The code of a reason not to restore a snapshot. Codes are stable: a retired one is never used
/// again.
public enum SnapshotProblem: String, CaseIterable, Sendable {
  /// The file cannot be read.
  case unreadable = "SNP0001"
  /// The file is larger than any snapshot.
  case tooLarge = "SNP0002"
  /// The bytes do not begin as a snapshot does.
  case notASnapshot = "SNP0003"
  /// Another version of the program wrote it, with other fields.
  case otherVersion = "SNP0004"
  /// Bytes are missing, or there are more than there should be.
  case wrongLength = "SNP0005"
  /// The bytes were changed since they were written.
  case wrongChecksum = "SNP0006"
  /// It belongs to another scene, or to another version of the scene.
  case otherModel = "SNP0007"
  /// What it holds cannot be the state of a plant.
  case impossibleState = "SNP0008"
  /// It was made with another program than the one that runs, or with one where none runs.
  case otherProgram = "SNP0009"
  /// What it holds cannot be the memory of the program.
  case impossibleProgramState = "SNP0010"
}
