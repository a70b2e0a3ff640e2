/// Strings in the machine's memory: see ``NativeFunction``.
package enum StringCells {
  /// Words that a string of that capacity takes, its length included.
  package static func count(capacity: Int, isWide: Bool) -> Int {
    1 + (capacity + (isWide ? 3 : 7)) / (isWide ? 4 : 8)
  }

  /// −1, 0 or 1 as the string at the absolute cell `a` stands before, at or behind that at `b`.
  package static func compare(
    _ memory: UnsafeMutablePointer<UInt64>, _ a: Int, _ b: Int, isWide: Bool
  ) -> Int { 0 }

  /// Copies a string; what is longer than the capacity of its new place is cut off.
  package static func copy(
    _ memory: UnsafeMutablePointer<UInt64>, from: Int, to: Int, capacity: Int, isWide: Bool
  ) {}

  /// The words of a constant string.
  package static func words(of units: [UInt16], isWide: Bool) -> [UInt64] { [] }
}
