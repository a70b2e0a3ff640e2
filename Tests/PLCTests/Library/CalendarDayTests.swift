import Testing

@testable import PLC

@Suite("Days of the calendar")
struct CalendarDayTests {
  @Test(
    "are numbered from 1 January 1970",
    arguments: [
      (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 2, 29, 11_016),
      (2000, 3, 1, 11_017), (2026, 1, 31, 20_484), (1900, 2, 28, -25_509), (1900, 3, 1, -25_508),
      (2100, 3, 1, 47_541), (1, 1, 1, -719_162), (0, 3, 1, -719_468), (0, 2, 29, -719_469),
      (-1, 12, 31, -719_529), (9999, 12, 31, 2_932_896),
    ])
  func numbers(year: Int, month: Int, day: Int, number: Int) {
    let date = CalendarDay(year: year, month: month, day: day)
    #expect(date?.number == number)
    #expect(CalendarDay(number: number) == date)
  }

  @Test("follow each other without a gap over 800 years")
  func sequence() {
    var (year, month, day) = (1600, 1, 1)
    guard let first = CalendarDay(year: year, month: month, day: day)?.number else {
      Issue.record("no such day")
      return
    }
    for number in first..<first + 2 * 146_097 {
      let date = CalendarDay(number: number)
      guard date == CalendarDay(year: year, month: month, day: day), date.number == number else {
        Issue.record("\(number) is \(date), not \(year)-\(month)-\(day)")
        return
      }
      day += 1
      if day > CalendarDay.length(ofMonth: month, in: year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect((year, month, day) == (2400, 1, 1))
  }

  @Test("of other names do not exist")
  func noSuchDay() {
    for (year, month, day) in [
      (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
      (2026, 1, 32), (2026, -1, 1),
    ] {
      #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }
  }
}
