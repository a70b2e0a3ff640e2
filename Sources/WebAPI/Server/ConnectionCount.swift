import Synchronization

/// How many connections are open, on all threads of the server.
final class ConnectionCount: Sendable {
  private let count = Atomic(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func open() { count.add(1, ordering: .relaxed) }
  func close() { count.subtract(1, ordering: .relaxed) }

  /// Whether the newest connection is one too many.
  var isOverLimit: Bool { count.load(ordering: .relaxed) > limit }
}
