import Testing

@testable import PLC

@Suite("Functions of bit strings")
struct BitStringTests {
  @Test(
    "SHL and SHR fill with zeros and lose what leaves the width",
    arguments: [
      (.word, 0x8001, 1, 0x0002, 0x4000), (.word, 0x8001, 0, 0x8001, 0x8001),
      (.word, 0x8001, 15, 0x8000, 0x0001), (.word, 0x8001, 16, 0, 0), (.word, 0x8001, 64, 0, 0),
      (.word, 0x8001, .max, 0, 0), (.byte, 0x81, 4, 0x10, 0x08), (.byte, 0xFF, 8, 0, 0),
      (.dword, 0x8000_0001, 1, 2, 0x4000_0000), (.dword, 0x8000_0001, 32, 0, 0),
      (.lword, 0x8000_0000_0000_0001, 1, 2, 0x4000_0000_0000_0000),
      (.lword, 0x8000_0000_0000_0001, 63, 0x8000_0000_0000_0000, 1), (.lword, .max, 64, 0, 0),
      (.bool, 1, 0, 1, 1), (.bool, 1, 1, 0, 0),
    ] as [(Elementary, UInt64, Int64, UInt64, UInt64)])
  func shifts(type: Elementary, bits: UInt64, n: Int64, left: UInt64, right: UInt64) {
    #expect(native(.shiftLeft, type, .word(bits), .integer(n)) == left)
    #expect(native(.shiftRight, type, .word(bits), .integer(n)) == right)
  }

  @Test(
    "ROL and ROR turn modulo the width",
    arguments: [
      (.byte, 0x81, 1, 0x03, 0xC0), (.byte, 0x81, 8, 0x81, 0x81), (.byte, 0x81, 9, 0x03, 0xC0),
      (.byte, 0x81, 0, 0x81, 0x81), (.word, 0x8001, 4, 0x0018, 0x1800),
      (.word, 0x1234, 20, 0x2341, 0x4123), (.dword, 0x8000_0001, 33, 3, 0xC000_0000),
      (.lword, 0x8000_0000_0000_0001, 1, 3, 0xC000_0000_0000_0000),
      (.lword, 0x1, 64, 1, 1), (.lword, 0x1, 65, 2, 0x8000_0000_0000_0000),
      (.bool, 1, 5, 1, 1), (.bool, 0, 5, 0, 0),
    ] as [(Elementary, UInt64, Int64, UInt64, UInt64)])
  func rotations(type: Elementary, bits: UInt64, n: Int64, left: UInt64, right: UInt64) {
    #expect(native(.rotateLeft, type, .word(bits), .integer(n)) == left)
    #expect(native(.rotateRight, type, .word(bits), .integer(n)) == right)
  }

  @Test("no bits can be moved a negative distance")
  func negativeDistance() {
    for function in [NativeFunction.shiftLeft, .shiftRight, .rotateLeft, .rotateRight] {
      #expect(trap(function, .word, 1, -1) == .invalidArgument)
      #expect(trap(function, .word, 1, .integer(.min)) == .invalidArgument)
    }
  }

  @Test(
    "BCD has a decimal digit in every four bits",
    arguments: [
      (.byte, 0x42, 42), (.byte, 0x99, 99), (.word, 0x1234, 1234), (.word, 0x9999, 9999),
      (.word, 0, 0), (.dword, 0x1234_5678, 12_345_678),
      (.lword, 0x9876_5432_1012_3456, 9_876_543_210_123_456),
    ] as [(Elementary, UInt64, UInt64)])
  func bcd(type: Elementary, bits: UInt64, number: UInt64) {
    #expect(native(.fromBCD, type, .word(bits)) == number)
    #expect(native(.toBCD, type, .word(number)) == bits)
  }

  @Test("a digit above nine and a number of too many digits are no BCD")
  func invalidBCD() {
    for bits in [0xA, 0x1F0, 0xF000] as [UInt64] {
      #expect(trap(.fromBCD, .word, .word(bits)) == .invalidArgument)
    }
    #expect(trap(.toBCD, .byte, 100) == .invalidArgument)
    #expect(trap(.toBCD, .word, 10_000) == .invalidArgument)
    #expect(trap(.toBCD, .lword, 10_000_000_000_000_000) == .invalidArgument)
  }
}
