import Kernel
import Testing

@testable import PLC

@Suite("Functions of character strings")
struct StringFunctionTests {
  @Test("LEN counts code units")
  func length() {
    #expect(native(.length, .byte, "") == 0)
    #expect(native(.length, .byte, "conveyor") == 8)
    #expect(native(.length, .word, "Größe") == 5)
  }

  @Test(
    "LEFT and RIGHT take at most what is there",
    arguments: [
      (3, "ABC", "FGH"), (0, "", ""), (8, "ABCDEFGH", "ABCDEFGH"), (99, "ABCDEFGH", "ABCDEFGH"),
      (-1, "", ""), (.max, "ABCDEFGH", "ABCDEFGH"), (.min, "", ""),
    ] as [(Int64, String, String)])
  func ends(count: Int64, left: String, right: String) {
    #expect(text(.left, "ABCDEFGH", .integer(count)) == left)
    #expect(text(.right, "ABCDEFGH", .integer(count)) == right)
  }

  @Test(
    "MID takes L units from place P on",
    arguments: [
      (3, 2, "BCD"), (2, 1, "AB"), (99, 4, "DEF"), (1, 6, "F"), (1, 7, ""), (3, 99, ""),
      (0, 2, ""), (-2, 2, ""), (2, 0, "AB"), (2, -5, "AB"), (.max, .max, ""), (.max, 1, "ABCDEF"),
    ] as [(Int64, Int64, String)])
  func middle(count: Int64, place: Int64, result: String) {
    #expect(text(.middle, "ABCDEF", .integer(count), .integer(place)) == result)
  }

  @Test("CONCAT joins any number of strings and is cut at the capacity")
  func concatenate() {
    #expect(text(.concatenate, "AB", "CD") == "ABCD")
    #expect(text(.concatenate, "", "", "X", "") == "X")
    #expect(text(.concatenate, "ABC", "DEFGHIJ", "KLMNOPQRSTU") == "ABCDEFGHIJKLMNOPQRSTU")
    #expect(text(.concatenate, "ABC", "DEF", "GHI", capacity: 5) == "ABCDE")
    #expect(text(.concatenate, "ABC", "DEF", capacity: 0) == "")
  }

  @Test(
    "INSERT puts IN2 behind place P",
    arguments: [
      (2, "ABxyCD"), (0, "xyABCD"), (4, "ABCDxy"), (9, "ABCDxy"), (-3, "xyABCD"),
    ] as [(Int64, String)])
  func insert(place: Int64, result: String) {
    #expect(text(.insert, "ABCD", "xy", .integer(place)) == result)
  }

  @Test(
    "DELETE takes L units out from place P on",
    arguments: [
      (2, 3, "ABEF"), (1, 1, "BCDEF"), (99, 5, "ABCD"), (2, 7, "ABCDEF"), (0, 3, "ABCDEF"),
      (-1, 3, "ABCDEF"), (2, 0, "CDEF"), (6, 1, ""), (1, 6, "ABCDE"),
    ] as [(Int64, Int64, String)])
  func delete(count: Int64, place: Int64, result: String) {
    #expect(text(.delete, "ABCDEF", .integer(count), .integer(place)) == result)
  }

  @Test(
    "REPLACE puts IN2 in the place of L units from place P on",
    arguments: [
      (2, 3, "ABxyzEF"), (0, 3, "ABxyzCDEF"), (99, 3, "ABxyz"), (1, 1, "xyzBCDEF"),
      (1, 7, "ABCDEFxyz"), (5, 99, "ABCDEFxyz"), (2, 0, "xyzCDEF"), (-1, 1, "xyzABCDEF"),
    ] as [(Int64, Int64, String)])
  func replace(count: Int64, place: Int64, result: String) {
    #expect(text(.replace, "ABCDEF", "xyz", .integer(count), .integer(place)) == result)
  }

  @Test("insertions and replacements are cut at the capacity")
  func capacity() {
    #expect(text(.insert, "ABCD", "xy", 2, capacity: 3) == "ABx")
    #expect(text(.replace, "ABCD", "xyz", 1, 2, capacity: 5) == "AxyzC")
    #expect(text(.left, "ABCDEFGHIJKL", 12, capacity: 9) == "ABCDEFGHI")
    #expect(text(.middle, "ABCDEF", 5, 2, capacity: 1) == "B")
  }

  @Test(
    "FIND gives the place of the first occurrence, or 0",
    arguments: [
      ("ABCBC", "BC", 2), ("ABCBC", "C", 3), ("ABC", "ABC", 1), ("ABC", "ABCD", 0),
      ("ABC", "X", 0), ("ABC", "", 0), ("", "", 0), ("", "A", 0), ("AAAB", "AAB", 2),
      ("ABCDEFGHIJKL", "KL", 11),
    ] as [(String, String, UInt64)])
  func find(string: String, wanted: String, place: UInt64) {
    #expect(native(.find, .byte, .string(string), .string(wanted)) == place)
    #expect(native(.find, .word, .string(string), .string(wanted)) == place)
  }

  @Test("FIND finds what comparing at each place finds, in strings that repeat themselves")
  func findRepeated() {
    var generator = Generator(seed: 7)
    for _ in 0..<500 {
      let string = (0..<generator.below(30)).map { _ in generator.below(2) == 0 ? "A" : "B" }
      let wanted = (0...generator.below(6)).map { _ in generator.below(2) == 0 ? "A" : "B" }
      let first = string.indices.first { string[$0...].starts(with: wanted) }
      #expect(
        native(.find, .byte, .string(string.joined()), .string(wanted.joined()))
          == UInt64(first.map { $0 + 1 } ?? 0))
    }
  }

  @Test("a loop of the longest searches meets the budget as soon as any other")
  func findBudget() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR s, t : STRING[30000]; i : INT; END_VAR
      s := 'aaaaaaaaaaaaaaaa';
      WHILE LEN(s) < 30000 DO s := CONCAT(s, s); END_WHILE;
      t := CONCAT(LEFT(s, 15000), 'b');
      WHILE TRUE DO i := FIND(s, t); END_WHILE;
      END_PROGRAM
      """, budget: 1_000_000)
    #expect(run.trap()?.cause == .budgetExceeded)
  }

  @Test("STRING and WSTRING change into each other; what a STRING cannot hold is a question mark")
  func widths() {
    var bench = NativeBench(["Größe 8"], type: .byte)
    #expect(bench.run(.stringToWide, .byte, capacity: 80) == nil)
    #expect(bench.text(isWide: true) == "Größe 8")

    bench = NativeBench(["Größe € 8"], type: .word)
    #expect(bench.run(.wideToString, .word, capacity: 80) == nil)
    #expect(bench.text(isWide: false) == "Größe ? 8")
  }
}
