extension Array {
  /// Takes everything out and keeps the memory, at next to no cost where nothing is in.
  @inline(__always)
  mutating func clear() {
    if !isEmpty { removeAll(keepingCapacity: true) }
  }
}

extension Array where Element == Int {
  /// Takes an element out, if it is there, and puts the last in its place.
  mutating func removeUnordered(_ element: Int) {
    guard let place = firstIndex(of: element) else { return }
    swapAt(place, count - 1)
    removeLast()
  }
}
