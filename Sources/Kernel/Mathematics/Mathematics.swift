/// Elementary functions of real numbers, the same bits on every processor.
///
/// The C library's versions differ between processors with and without fused multiply-add. These
/// use additions, products, quotients and square roots only, and carry their sums as
/// ``DoubleDouble`` where one double would lose the last bit.
///
/// - Every result is within 0.75 units in the last place of exact, over the whole range.
/// - No argument is refused: what has no value gives NaN, always the same one; what is too large
///   gives infinity.
/// - Cost: some hundred operations on doubles.
public enum Mathematics {
  /// The nearest integer to a number below 2^62, halves away from zero.
  static func nearest(_ x: Double) -> Int { Int(x < 0 ? x - 0.5 : x + 0.5) }
}
