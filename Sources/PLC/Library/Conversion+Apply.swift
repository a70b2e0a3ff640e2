extension Conversion {
  /// A word of one elementary type as a word of another.
  package func apply(_ word: UInt64, from: Elementary, to: Elementary) -> UInt64 { word }
}
