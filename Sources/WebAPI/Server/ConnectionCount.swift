import Synchronization

/// How many connections are open, on all threads of the server.
final class ConnectionCount: Sendable {
  private let count = Atomic(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Counts a new connection and says whether it is within the limit.
  func open() -> Bool { count.add(1, ordering: .relaxed).newValue <= limit }

  /// Counts one that has ended.
  func close() { count.subtract(1, ordering: .relaxed) }
}
