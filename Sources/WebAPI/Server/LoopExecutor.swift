import NIOCore

/// Runs tasks on an event loop's thread.
///
/// With it a request is parsed, answered and written without leaving its thread. The pool that
/// tasks run on otherwise has as many threads as the machine has processors, and all of them would
/// compete with the plant's tick thread.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
