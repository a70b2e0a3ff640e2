import Testing

@testable import PLC

@Suite("Functions of times")
struct TimeFunctionTests {
  private func signed(_ word: UInt64) -> Int64 { Int64(bitPattern: word) }

  @Test(
    "a TIME times a number",
    arguments: [
      (1_500_000_000, 2, 3_000_000_000), (1_500_000_000, 0.5, 750_000_000), (-1000, 1.5, -1500),
      (5, 0.5, 2), (7, 0.5, 4), (1, 0, 0), (3, -1, -3),
    ] as [(Int64, Double, Int64)])
  func multiplyByReal(time: Int64, factor: Double, result: Int64) {
    let product = native(.multiplyTimeByReal, .lreal, .integer(time), .real(factor))
    #expect(signed(product) == result)
  }

  @Test("a TIME times an integer is exact, and wraps beyond 64 bits")
  func multiplyByInteger() {
    #expect(
      signed(native(.multiplyTimeByInteger, .lint, 1_000_000_000_000_000_001, 3))
        == 3_000_000_000_000_000_003)
    #expect(signed(native(.multiplyTimeByInteger, .lint, .integer(.max), 2)) == -2)
    #expect(signed(native(.multiplyTimeByInteger, .lint, 20, -3)) == -60)
  }

  @Test("a TIME divided by a number; by zero is a trap")
  func divide() {
    #expect(signed(native(.divideTimeByInteger, .lint, 7, 2)) == 3)
    #expect(signed(native(.divideTimeByInteger, .lint, -7, 2)) == -3)
    #expect(signed(native(.divideTimeByInteger, .lint, .integer(.min), -1)) == .min)
    #expect(trap(.divideTimeByInteger, .lint, 7, 0) == .divisionByZero)
    #expect(
      signed(native(.divideTimeByReal, .lreal, 3_000_000_000, .real(2))) == 1_500_000_000)
    #expect(signed(native(.divideTimeByReal, .lreal, 10, .real(-4))) == -2)
    #expect(trap(.divideTimeByReal, .lreal, 7, .real(0)) == .divisionByZero)
    #expect(trap(.divideTimeByReal, .lreal, 7, .real(-0.0)) == .divisionByZero)
  }

  @Test("no factor crashes, be it infinite or no number")
  func strangeFactors() {
    for factor in [Double.nan, .infinity, -.infinity, 1e300] {
      #expect(signed(native(.multiplyTimeByReal, .lreal, 5, .real(factor))) == .min)
    }
    #expect(signed(native(.divideTimeByReal, .lreal, 5, .real(.infinity))) == 0)
    #expect(signed(native(.divideTimeByReal, .lreal, 5, .real(.nan))) == .min)
  }

  @Test(
    "a moment has a date and a time of day, before 1970 too",
    arguments: [
      // 2026-01-31-12:30:15
      (1_769_862_615_000_000_000, 1_769_817_600_000_000_000, 45_015_000_000_000),
      (0, 0, 0), (-1, -86_400_000_000_000, 86_399_999_999_999),
      (-86_400_000_000_000, -86_400_000_000_000, 0),
      (-86_400_000_000_001, -172_800_000_000_000, 86_399_999_999_999),
    ] as [(Int64, Int64, Int64)])
  func parts(moment: Int64, date: Int64, timeOfDay: Int64) {
    #expect(signed(native(.datePart, .dateAndTime, .integer(moment))) == date)
    #expect(signed(native(.timeOfDayPart, .dateAndTime, .integer(moment))) == timeOfDay)
  }

  @Test("the least moment does not crash")
  func leastMoment() {
    #expect(native(.datePart, .dateAndTime, .integer(.min)) != 0)
  }

  @Test("program time, interval and calendar stand in the first cells")
  func clocks() {
    #expect(native(.programTime, .time) == 11)
    #expect(native(.scanInterval, .time) == 22)
    #expect(native(.calendar, .dateAndTime) == 33)
  }
}
