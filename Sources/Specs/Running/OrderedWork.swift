import Foundation

/// Pieces of work that do not know of each other, done by several threads and handed over in order.
public enum OrderedWork {
  /// What the threads share.
  private final class Desk<Output: Sendable>: @unchecked Sendable {
    // Every member is used with the condition locked.
    private let condition = NSCondition()
    private var outputs: [Output?]
    private var next = 0

    init(count: Int) { outputs = Array(repeating: nil, count: count) }

    /// The number of a piece that nobody has taken yet.
    func take() -> Int? {
      condition.lock()
      defer { condition.unlock() }
      guard next < outputs.count else { return nil }
      next += 1
      return next - 1
    }

    func put(_ output: Output, _ number: Int) {
      condition.lock()
      outputs[number] = output
      condition.broadcast()
      condition.unlock()
    }

    /// Waits for the output of a piece and forgets it.
    func wait(for number: Int) -> Output {
      condition.lock()
      defer { condition.unlock() }
      while true {
        if let output = outputs[number] {
          outputs[number] = nil
          return output
        }
        condition.wait()
      }
    }
  }

  /// Bytes of a thread's stack: as many as the main thread has.
  private static let stackSize = 8 << 20

  /// Does pieces of work numbered from 0.
  ///
  /// - Parameters:
  ///   - jobs: how many threads work.
  ///   - work: called once for each number, on any of them.
  ///   - report: called on this thread, in order of the numbers, as soon as all before are done.
  public static func run<Output: Sendable>(
    count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Output,
    report: (Int, Output) -> Void
  ) {
    precondition(jobs > 0, "somebody has to do the work")
    let desk = Desk<Output>(count: count)
    for _ in 0..<min(jobs, count) {
      let thread = Thread {
        while let number = desk.take() { desk.put(work(number), number) }
      }
      thread.stackSize = stackSize
      thread.start()
    }
    for number in 0..<count { report(number, desk.wait(for: number)) }
  }
}
