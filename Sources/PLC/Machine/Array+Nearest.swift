/// Binary search.
extension Array {
  /// The last element that fulfils a condition which no element behind it does; nil if none does.
  ///
  /// - Precondition: the condition holds of all elements up to some place, and of none behind it.
  func nearest(where isBefore: (Element) -> Bool) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
