/// How instructions cut words of the elementary types.
extension Elementary {
  /// Integers and bit strings but for BOOL: conversions between them only move bits.
  var isWhole: Bool { self != .bool && !isReal && !isTemporal }

  /// How far a word is shifted up and down again to cut it to the type.
  var shift: Int { 64 - bitCount }
}
