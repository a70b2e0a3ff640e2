import Testing

@testable import PLC

@Suite("Strings in memory")
struct StringCellsTests {
  @Test("a string takes a word for its length and one for every eight or four units")
  func counts() {
    #expect(StringCells.count(capacity: 0, isWide: false) == 1)
    #expect(StringCells.count(capacity: 8, isWide: false) == 2)
    #expect(StringCells.count(capacity: 9, isWide: false) == 3)
    #expect(StringCells.count(capacity: 4, isWide: true) == 2)
    #expect(StringCells.count(capacity: 5, isWide: true) == 3)
  }

  @Test("the first unit stands in the lowest bits")
  func layout() {
    #expect(
      StringCells.words(of: Array("ABCDEFGHI".utf16), isWide: false)
        == [9, 0x4847_4645_4443_4241, 0x49])
    #expect(
      StringCells.words(of: Array("AB€DE".utf16), isWide: true)
        == [5, 0x0044_20AC_0042_0041, 0x45])
    #expect(StringCells.words(of: [], isWide: false) == [0])
  }

  @Test(
    "strings are compared unit by unit, then by length",
    arguments: [
      ("", "", 0), ("A", "", 1), ("", "A", -1), ("ABC", "ABC", 0), ("ABC", "ABD", -1),
      ("ABD", "ABC", 1), ("ABCDEFGHIJ", "ABCDEFGHIK", -1), ("ABCDEFGH", "ABCDEFGHI", -1),
      ("a", "B", 1), ("é", "z", 1),
    ])
  func comparison(a: String, b: String, order: Int) {
    for isWide in [false, true] {
      let first = StringCells.words(of: Array(a.utf16), isWide: isWide)
      var memory = first + StringCells.words(of: Array(b.utf16), isWide: isWide)
      let result = memory.withUnsafeMutableBufferPointer {
        StringCells.compare($0.baseAddress!, 0, first.count, isWide: isWide)
      }
      #expect(result == order)
    }
  }

  @Test("a copy is cut at the capacity of its new place and touches nothing behind it")
  func copies() {
    for isWide in [false, true] {
      let words = StringCells.words(of: Array("ABCDEFGHIJKL".utf16), isWide: isWide)
      let room = StringCells.count(capacity: 10, isWide: isWide)
      var memory = words + Array(repeating: UInt64.max, count: room + 1)
      memory.withUnsafeMutableBufferPointer {
        StringCells.copy(
          $0.baseAddress!, from: 0, to: words.count, capacity: 10, isWide: isWide)
      }
      let expected = StringCells.words(of: Array("ABCDEFGHIJ".utf16), isWide: isWide)
      #expect(Array(memory[words.count..<words.count + room]) == expected)
      #expect(memory.last == .max)
    }
  }

  @Test("a string copied onto itself stays")
  func copyOntoItself() {
    var memory = StringCells.words(of: Array("ABCDEFGHIJKL".utf16), isWide: false)
    let before = memory
    memory.withUnsafeMutableBufferPointer {
      StringCells.copy($0.baseAddress!, from: 0, to: 0, capacity: 12, isWide: false)
    }
    #expect(memory == before)
  }
}
