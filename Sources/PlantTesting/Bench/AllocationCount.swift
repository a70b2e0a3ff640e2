import Glibc

/// Counts the objects that the Swift runtime allocates, through the hook it keeps for
/// instruments.
enum AllocationCount {
  private typealias Allocate = @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeRawPointer?

  /// Runs `body` and returns how many objects it allocated on any thread; nil where the runtime
  /// has no such hook.
  ///
  /// Arrays, closures and classes are objects; memory that is asked for by hand is not.
  static func during(_ body: () -> Void) -> Int? {
    guard let hook else {
      body()
      return nil
    }
    let original = hook.pointee
    AllocationCounter.original = original
    AllocationCounter.count = 0
    hook.pointee = { type, size, mask in
      AllocationCounter.count &+= 1
      return AllocationCounter.original?(type, size, mask)
    }
    body()
    hook.pointee = original
    return AllocationCounter.count
  }

  /// Where the runtime keeps the function that allocates, once it looks there.
  private nonisolated(unsafe) static let hook: UnsafeMutablePointer<Allocate?>? = {
    let program = dlopen(nil, RTLD_NOW)
    let toggle = "_swift_enableSwizzlingOfAllocationAndRefCountingFunctions_forInstrumentsOnly"
    guard let enabled = dlsym(program, toggle), let hook = dlsym(program, "_swift_allocObject")
    else { return nil }
    enabled.assumingMemoryBound(to: Bool.self).pointee = true
    return hook.assumingMemoryBound(to: Allocate?.self)
  }()

  private enum AllocationCounter {
    nonisolated(unsafe) static var count = 0
    nonisolated(unsafe) static var original: Allocate?
  }
}
