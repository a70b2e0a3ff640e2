import Kernel
import Testing

@Suite("Ticks")
struct TickTests {
  @Test("are 1 to 20 whole milliseconds long")
  func range() {
    for milliseconds in 1...20 {
      #expect(TickLength(milliseconds: milliseconds)?.milliseconds == milliseconds)
    }
    for milliseconds in [0, 21, -5, .max, .min] {
      #expect(TickLength(milliseconds: milliseconds) == nil)
    }
    #expect(TickLength.standard.milliseconds == 5)
  }

  @Test("tell the time without adding fractions up")
  func time() throws {
    let length = try #require(TickLength(milliseconds: 7))
    #expect(length.seconds == 0.007)
    #expect(length.time(at: 0) == 0)
    // A year of ticks, where a sum of 0.007 would be wrong by now.
    #expect(length.time(at: 4_505_142_858) == 31_536_000.006)
  }

  @Test(
    "never make a wait shorter than asked",
    arguments: [(5, 0, 0), (5, 1, 1), (5, 5, 1), (5, 6, 2), (20, 1000, 50), (3, 100, 34)])
  func waits(length: Int, wait: Int, ticks: Int) throws {
    let length = try #require(TickLength(milliseconds: length))
    #expect(length.ticks(inMilliseconds: wait) == ticks)
  }
}

@Suite("A bounded queue")
struct BoundedQueueTests {
  @Test("gives back what went in, oldest first, and is empty then")
  func order() {
    var queue = BoundedQueue<Int>(capacity: 3)
    let taken = [1, 2].map { queue.offer($0) }
    #expect(taken == [true, true])
    #expect(queue.count == 2)
    let first = queue.drain()
    let second = queue.drain()
    #expect(first == [1, 2] && second == [])
    #expect(queue.count == 0)
  }

  @Test("refuses what does not fit and keeps what it has")
  func bound() {
    var queue = BoundedQueue<Int>(capacity: 2)
    let taken = [1, 2, 3].map { queue.offer($0) }
    #expect(taken == [true, true, false])
    let drained = queue.drain()
    #expect(drained == [1, 2])
    let takesAgain = queue.offer(4)
    #expect(takesAgain)
  }

  @Test("cannot be made without room")
  func noRoom() async {
    await #expect(processExitsWith: .failure) { _ = BoundedQueue<Int>(capacity: 0) }
  }
}

@Suite("A problem")
struct ProblemTests {
  @Test("says where, how bad, which, what and how to mend it, on one line")
  func description() {
    let problem = Problem(
      code: "SCN0012", file: "plant.yaml", line: 3, column: 7, message: "unknown part",
      hint: "did you mean 'belt-conveyor'?")
    #expect(
      "\(problem)"
        == "plant.yaml:3:7: error SCN0012: unknown part (did you mean 'belt-conveyor'?)")
  }

  @Test("without a place or a hint leaves both out")
  func bare() {
    let problem = Problem(
      code: "SCN0001", severity: .warning, file: "plant.yaml", message: "empty")
    #expect("\(problem)" == "plant.yaml: warning SCN0001: empty")
    #expect("\(Problems([problem, problem]))" == "\(problem)\n\(problem)")
  }
}
