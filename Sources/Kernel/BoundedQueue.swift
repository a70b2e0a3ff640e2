/// A first-in, first-out queue that refuses what would take it over its capacity.
public struct BoundedQueue<Element> {
  private var storage: [Element] = []
  /// The greatest number of elements it holds.
  public let capacity: Int

  /// An empty queue. `capacity` must be positive.
  public init(capacity: Int) {
    precondition(capacity > 0, "a queue needs room for one element")
    self.capacity = capacity
  }

  /// The number of elements waiting.
  public var count: Int { storage.count }

  /// Appends and returns true, or returns false and changes nothing when the queue is full.
  public mutating func offer(_ element: Element) -> Bool {
    guard storage.count < capacity else { return false }
    storage.append(element)
    return true
  }

  /// Takes everything out, oldest first.
  public mutating func drain() -> [Element] {
    defer { storage.removeAll(keepingCapacity: true) }
    return storage
  }
}

extension BoundedQueue: Sendable where Element: Sendable {}
