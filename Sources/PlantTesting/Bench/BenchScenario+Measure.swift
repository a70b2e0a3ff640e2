import Foundation
import Glibc
import Kernel
import Sim

extension BenchScenario {
  /// A plant that does not do what its scenario says.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Runs it: builds the plant, warms it up, then runs the same stretch several times from
  /// copies of the same state, so that every repeat computes the same.
  ///
  /// - Returns: the median of the repeats, in time of the processor spent by this thread.
  public func measure() throws(Failure) -> BenchResult {
    let seconds = BenchPlan.tickLength.seconds
    var warm = plan.world()
    for _ in 0..<Int(warmUp / seconds) { warm.step() }
    try check(warm)
    let ticks = Int(measured / seconds)
    var times: [Double] = []
    var end = warm
    for _ in 0..<repeats {
      var world = warm
      // The first ticks of a copy copy the state and let the scratch space grow.
      for _ in 0..<8 { world.step() }
      let start = processorTime()
      switch unit {
      case .tick: for _ in 0..<ticks { world.step() }
      case .snapshot: for _ in 0..<ticks { world = try restored(world) }
      }
      times.append(processorTime() - start)
      end = world
    }
    try check(end)
    let time = times.sorted()[times.count / 2]
    let counts = end.motionCounts
    let hash = hexadecimal(end.hash)
    let bytes = plan.items.isEmpty ? nil : bytesPerItem(warm)
    // Alone at last, it shares no memory that a change would have to copy.
    end = plan.world(isEmpty: true)
    let allocations = try lookOnTheWay(&warm, ticks: min(ticks, 1000))
    return BenchResult(
      scenario: name, boxes: boxes, tickMilliseconds: BenchPlan.tickLength.milliseconds,
      realTimeFactor: Double(ticks) * seconds / time,
      nanosecondsPerTick: time / Double(ticks) * 1e9, bytesPerItem: bytes,
      allocationsPerTick: allocations, ticks: ticks, seconds: time, active: counts.active,
      riding: counts.riding, resting: counts.resting, pressing: counts.pressing,
      hash: hash)
  }

  /// Goes on from the warm plant, apart from the clock: counts allocations and sees that the boxes
  /// go on doing what the scenario says.
  private func lookOnTheWay(_ world: inout World, ticks: Int) throws(Failure) -> Double? {
    for _ in 0..<8 { world.step() }
    guard unit == .tick else { return nil }
    var allocated: Int? = 0
    for _ in 0..<ticks {
      let count = AllocationCount.during { world.step() }
      allocated = allocated.flatMap { sum in count.map { sum + $0 } }
      try check(world)
    }
    return allocated.map { Double($0) / Double(ticks) }
  }

  /// Takes a snapshot and restores it.
  private func restored(_ world: World) throws(Failure) -> World {
    do {
      return try World(model: world.model, restoring: world.snapshot())
    } catch {
      throw Failure(description: "\(name): the snapshot was refused: \(error)")
    }
  }

  private func check(_ world: World) throws(Failure) {
    let counts = world.motionCounts
    guard !isTrue(counts) else { return }
    throw Failure(
      description: "\(name) is not what it says at tick \(world.state.tick): \(counts.active) "
        + "active, \(counts.riding) riding, \(counts.resting) resting, \(counts.pressing) pressing")
  }

  /// Memory that a plant takes with its items and without them, by the resident set of the
  /// program while it holds many copies of the plant.
  private func bytesPerItem(_ warm: World) -> Double {
    let copies = max(4, 50_000 / boxes)
    var empty = plan.world(isEmpty: true)
    for _ in 0..<8 { empty.step() }
    let bare = residentBytes(empty, copies)
    return (residentBytes(warm, copies) - bare) / Double(copies * boxes)
  }

  private func residentBytes(_ world: World, _ copies: Int) -> Double {
    var kept: [World] = []
    kept.reserveCapacity(copies)
    let before = residentPages()
    for _ in 0..<copies {
      var copy = world
      // Made anew, its lists and its state share nothing with those of the other copies.
      copy.usesFastPaths = true
      copy.step()
      kept.append(copy)
    }
    let pages = residentPages() - before
    return withExtendedLifetime(kept) { Double(pages * Int(getpagesize())) }
  }

  /// Pages of memory that the program has in use, after it gave back what it could.
  private func residentPages() -> Int {
    typealias Trim = @convention(c) (Int) -> Int32
    if let trim = dlsym(dlopen(nil, RTLD_NOW), "malloc_trim") {
      _ = unsafeBitCast(trim, to: Trim.self)(0)
    }
    let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(
      separator: " ")
    return words.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0
  }

  /// Time of the processor that this thread has used, s.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
