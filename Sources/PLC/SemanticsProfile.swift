/// Whose behaviour a program gets where compilers differ.
public enum SemanticsProfile: String, CaseIterable, Sendable {
  /// OpenPLC up to 4.0, whose compiler is matiec.
  case openplc
  /// The compiler of OpenPLC 4.1 and later.
  case strucpp
}
