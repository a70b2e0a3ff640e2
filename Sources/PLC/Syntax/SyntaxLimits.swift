/// What one program text may demand. Each bound keeps the recursion of the whole compiler within a
/// thread's stack of 512 KiB, debug builds included, or its time and memory within reason.
package enum SyntaxLimits {
  /// Bytes of one text.
  package static let bytes = 4 << 20
  /// Levels of an expression, a parenthesis counted as one; also the operators of a chain such as
  /// `a + b - c`, whose tree is as deep as it is long. Chains of AND, OR and XOR are kept shallow
  /// and may be of any length.
  package static let expressionDepth = 100
  /// Levels of statements in statements, of types in types and of values in values.
  package static let nesting = 50
  /// Characters of one number.
  package static let numberLength = 400
  /// Numbers of one direct address.
  package static let addressLength = 8
}
