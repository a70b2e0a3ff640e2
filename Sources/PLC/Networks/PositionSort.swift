/// Sorts drawn elements by where they are, as editors do.
///
/// The rule is not transitive, so the result depends on the algorithm and not on the rule alone.
/// This one takes the way of the sort that those editors use: natural runs, short ones extended by
/// binary insertion, merged while they lie side by side. Cost: n log n comparisons.
struct PositionSort {
  /// Elements closer than this, from top to bottom, are on one level.
  static let tolerance = 10

  private let elements: [NetworkElement]
  private var list: [Int]

  private init(_ list: [Int], _ network: Network) {
    elements = network.elements
    self.list = list
  }

  /// The elements at the indices, by position; ties keep their order.
  static func order(_ list: [Int], of network: Network) -> [Int] {
    var sorter = PositionSort(list, network)
    sorter.run()
    return sorter.list
  }

  /// Whether an element goes before another: left before right on one level, else upper first.
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let (first, second) = (elements[a], elements[b])
    if abs(first.y - second.y) < Self.tolerance { return first.x < second.x }
    return first.y < second.y
  }

  private mutating func run() {
    // A run shorter than this is extended, so that all merges are of about equal lengths.
    var shortest = list.count
    var remainder = 0
    while shortest >= 64 {
      remainder |= shortest & 1
      shortest >>= 1
    }
    shortest += remainder
    var runs: [(start: Int, count: Int)] = []
    var start = 0
    while start < list.count {
      let natural = naturalRun(at: start)
      let count = min(max(natural, shortest), list.count - start)
      insert(from: start, behind: natural, count: count)
      runs.append((start, count))
      start += count
      collapse(&runs)
    }
    while runs.count > 1 {
      let last = runs.count - 2
      merge(&runs, last > 0 && runs[last - 1].count < runs[last + 1].count ? last - 1 : last)
    }
  }

  /// The length of the run that begins at an index; one that descends strictly is turned round.
  private mutating func naturalRun(at start: Int) -> Int {
    var end = start + 1
    guard end < list.count else { return 1 }
    let descends = precedes(list[end], list[start])
    repeat { end += 1 } while end < list.count && precedes(list[end], list[end - 1]) == descends
    if descends { list[start..<end].reverse() }
    return end - start
  }

  private mutating func insert(from start: Int, behind ordered: Int, count: Int) {
    for next in (start + ordered)..<max(start + ordered, start + count) {
      let element = list[next]
      var (low, high) = (start, next)
      while low < high {
        let middle = (low + high) / 2
        if precedes(element, list[middle]) { high = middle } else { low = middle + 1 }
      }
      for place in stride(from: next, to: low, by: -1) { list[place] = list[place - 1] }
      list[low] = element
    }
  }

  /// Merges until each run is longer than the next and than the next two together.
  private mutating func collapse(_ runs: inout [(start: Int, count: Int)]) {
    while runs.count > 1 {
      let last = runs.count - 2
      let small = last > 0 && runs[last - 1].count <= runs[last].count + runs[last + 1].count
      let smaller = last > 1 && runs[last - 2].count <= runs[last - 1].count + runs[last].count
      if small || smaller {
        merge(&runs, runs[last - 1].count < runs[last + 1].count ? last - 1 : last)
      } else if runs[last].count <= runs[last + 1].count {
        merge(&runs, last)
      } else {
        return
      }
    }
  }

  private mutating func merge(_ runs: inout [(start: Int, count: Int)], _ at: Int) {
    let (first, second) = (runs[at], runs[at + 1])
    let left = Array(list[first.start..<second.start])
    let end = second.start + second.count
    var (a, b, to) = (0, second.start, first.start)
    while a < left.count {
      if b < end, precedes(list[b], left[a]) {
        list[to] = list[b]
        b += 1
      } else {
        list[to] = left[a]
        a += 1
      }
      to += 1
    }
    runs[at].count += second.count
    runs.remove(at: at + 1)
  }
}
