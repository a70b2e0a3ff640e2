import Testing

@testable import PLC

@Suite("Selection functions")
struct SelectionTests {
  @Test("SEL takes IN0 when G is false and IN1 when it is true")
  func select() {
    #expect(native(.select, .int, false, 3, 4) == 3)
    #expect(native(.select, .int, true, 3, 4) == 4)
    #expect(text(.selectString, false, "no", "yes") == "no")
    #expect(text(.selectString, true, "no", "yes") == "yes")
    #expect(text(.selectString, true, "no", "yes", capacity: 2) == "ye")
  }

  @Test(
    "MAX and MIN compare as their type does",
    arguments: [
      (.int, 3, -4, 3, -4), (.sint, -128, 127, 127, -128), (.lint, .min, .max, .max, .min),
      // −1 is the greatest of the unsigned ones.
      (.ulint, -1, 1, -1, 1), (.lword, -1, 1, -1, 1), (.udint, 0xFFFF_FFFF, 0, 0xFFFF_FFFF, 0),
      (.bool, 1, 0, 1, 0), (.time, -5, 5, 5, -5),
      (.date, -86_400_000_000_000, 0, 0, -86_400_000_000_000),
    ] as [(Elementary, Int64, Int64, Int64, Int64)])
  func extremes(type: Elementary, a: Int64, b: Int64, greatest: Int64, least: Int64) {
    for (x, y) in [(a, b), (b, a)] {
      #expect(
        native(.maximum, type, .integer(x), .integer(y)) == UInt64(bitPattern: greatest))
      #expect(native(.minimum, type, .integer(x), .integer(y)) == UInt64(bitPattern: least))
    }
  }

  @Test("MAX and MIN of floats and of any number of inputs")
  func manyInputs() {
    #expect(native(.maximum, .real, 1.5, -2.5) == floatWord(1.5, .real))
    #expect(native(.minimum, .lreal, 1.5, -2.5, .real(-.infinity)) == floatWord(-.infinity, .lreal))
    #expect(native(.maximum, .int, 1, 5, 3, 5, 2) == 5)
    #expect(native(.minimum, .dint, 4, 2, 7) == 2)
    #expect(native(.maximum, .int, 9) == 9)
  }

  @Test("MAX and MIN of strings take the text that stands last or first")
  func stringExtremes() {
    #expect(text(.maximumString, "pear", "apple", "plum") == "plum")
    #expect(text(.minimumString, "pear", "apple", "app") == "app")
    #expect(text(.maximumString, "a", "B") == "a")
  }

  @Test(
    "LIMIT is MIN(MAX(IN, MN), MX): the upper limit wins where the two cross",
    arguments: [
      (0, 5, 10, 5), (0, -5, 10, 0), (0, 15, 10, 10), (0, 0, 10, 0), (0, 10, 10, 10),
      (10, 7, 5, 5), (10, 20, 5, 5), (10, 1, 5, 5),
    ] as [(Int64, Int64, Int64, UInt64)])
  func limit(low: Int64, x: Int64, high: Int64, value: UInt64) {
    #expect(native(.limit, .int, .integer(low), .integer(x), .integer(high)) == value)
    #expect(
      native(.limit, .lreal, .real(Double(low)), .real(Double(x)), .real(Double(high)))
        == floatWord(Double(value), .lreal))
  }

  @Test("LIMIT of unsigned numbers, of NaN and of strings")
  func limitOfOthers() {
    #expect(native(.limit, .ulint, 1, -1, -2) == UInt64.max - 1)
    #expect(native(.limit, .real, 1.0, .real(.nan), 2.0) == floatWord(1, .real))
    #expect(text(.limitString, "b", "a", "d") == "b")
    #expect(text(.limitString, "b", "c", "d") == "c")
    #expect(text(.limitString, "b", "e", "d") == "d")
  }

  @Test("MUX takes input K, counted from 0, and traps when there is none")
  func multiplex() {
    for (key, value) in [(0, 7), (1, 8), (2, 9)] as [(Int64, UInt64)] {
      #expect(native(.multiplex, .int, .integer(key), 7, 8, 9) == value)
    }
    for key in [-1, 3, .min, .max] as [Int64] {
      #expect(trap(.multiplex, .int, .integer(key), 7, 8, 9) == .invalidArgument)
      #expect(trap(.multiplexString, .byte, .integer(key), "a", "b", "c") == .invalidArgument)
    }
    #expect(text(.multiplexString, 1, "a", "b", "c") == "b")
  }
}
