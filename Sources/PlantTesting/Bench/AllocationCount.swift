import Glibc

/// Counts what this thread asks of the heap, if the program runs with the counter that
/// `Benchmarks/bench.sh` builds and preloads: a program cannot count its own calls of `malloc`.
enum AllocationCount {
  private typealias Counter = @convention(c) () -> Int

  private static let counter: Counter? = {
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "beltline_allocations") else { return nil }
    return unsafeBitCast(symbol, to: Counter.self)
  }()

  /// Runs `work` and returns how often it asked for memory; nil without the counter.
  static func during(_ work: () -> Void) -> Int? {
    let before = counter?()
    work()
    guard let before, let after = counter?() else { return nil }
    return after - before
  }
}
