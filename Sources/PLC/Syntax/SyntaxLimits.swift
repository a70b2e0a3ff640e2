/// What one program text may demand. Each bound keeps the recursion of the whole compiler within a
/// thread's stack of 512 KiB, debug builds included, or its time and memory within reason.
package enum SyntaxLimits {
  /// Bytes of one text.
  package static let bytes = 4 << 20
  /// Levels of an expression: each operator, member, index and parenthesis is one, a call two. A
  /// chain such as `a + b - c` is as deep as it has operators; chains of AND, OR and XOR are kept
  /// shallow and may have any length.
  package static let expressionDepth = 64
  /// Levels of statements in statements, of types in types and of values in values.
  package static let nesting = 20
  /// Characters of one number.
  package static let numberLength = 400
  /// Numbers of one direct address.
  package static let addressLength = 8
}
