import PLC
import Tags
import Testing

@testable import Runtime

/// Words of variables against values of tags: expectations by hand.
@Suite struct TagConversionTests {
  struct Row: Sendable {
    var type: Elementary
    var value: TagValue
    var word: UInt64
    var scale = 1.0
    var offset = 0.0

    init(
      _ type: Elementary, _ value: TagValue, _ word: UInt64, scale: Double = 1, offset: Double = 0
    ) {
      self.type = type
      self.value = value
      self.word = word
      self.scale = scale
      self.offset = offset
    }

    var conversion: TagConversion? {
      TagConversion(type, value.type, scale: scale, offset: offset)
    }
  }

  private static let minusOne = UInt64.max

  @Test(
    "Values that fit go there and back",
    arguments: [
      Row(.bool, .bit(true), 1), Row(.bool, .bit(false), 0),
      Row(.int, .int(-1), minusOne), Row(.int, .int(32767), 32767),
      Row(.sint, .int(-128), UInt64(bitPattern: -128)), Row(.usint, .int(255), 255),
      Row(.dint, .int(.min), UInt64(bitPattern: -2_147_483_648)), Row(.lint, .int(7), 7),
      Row(.udint, .int(.max), 2_147_483_647), Row(.ulint, .int(5), 5),
      Row(.word, .int(0x8001), 0x8001), Row(.dword, .int(-1), 0xFFFF_FFFF),
      Row(.lword, .int(3), 3), Row(.byte, .int(200), 200),
      Row(.real, .float(2.5), UInt64(Float(2.5).bitPattern)),
      Row(.lreal, .float(-0.125), (-0.125).bitPattern),
      Row(.real, .int(-3), UInt64(Float(-3).bitPattern)), Row(.lreal, .int(9), 9.0.bitPattern),
      Row(.int, .float(4.84), 484, scale: 100),
      Row(.int, .float(-10), UInt64(bitPattern: -1000), scale: 100),
      Row(.int, .float(10), 27648, scale: 2764.8),
      Row(.uint, .float(2), 5000, scale: 2000, offset: 1000),
      Row(.int, .int(30), 40, scale: 1, offset: 10),
      Row(.int, .int(3), UInt64(bitPattern: -6), scale: -2),
      Row(.dint, .float(9.75), 975, scale: 100),
      Row(.real, .float(5), UInt64(Float(50).bitPattern), scale: 10),
    ])
  func roundTrip(_ row: Row) throws {
    let conversion = try #require(row.conversion)
    #expect(conversion.word(row.value) == row.word)
    #expect(conversion.value(row.word) == row.value)
  }

  @Test(
    "What does not fit is clipped, cut or rounded on its way in",
    arguments: [
      Row(.int, .int(40000), 32767), Row(.int, .int(-40000), UInt64(bitPattern: -32768)),
      Row(.uint, .int(-1), 0), Row(.usint, .int(300), 255),
      Row(.sint, .int(-200), UInt64(bitPattern: -128)),
      Row(.byte, .int(0x1FF), 0xFF), Row(.word, .int(-1), 0xFFFF), Row(.lword, .int(-1), .max),
      // Halves to the even number.
      Row(.int, .float(2.5), 2), Row(.int, .float(3.5), 4),
      Row(.int, .float(-2.5), UInt64(bitPattern: -2)),
      Row(.int, .float(1e9), 32767, scale: 100),
      Row(.int, .float(-.infinity), UInt64(bitPattern: -32768)),
      Row(.dint, .float(.nan), 0),
      // A bit string that shows a voltage is an unsigned number.
      Row(.word, .float(10), 0xFFFF, scale: 10_000), Row(.word, .float(-2), 0, scale: 10_000),
      Row(.byte, .float(2.56), 0xFF, scale: 100), Row(.word, .int(70_000), 0xFFFF, scale: 2),
    ])
  func clippedIn(_ row: Row) throws {
    #expect(try #require(row.conversion).word(row.value) == row.word)
  }

  @Test(
    "What does not fit is clipped, cut or rounded on its way out",
    arguments: [
      Row(.lint, .int(.max), 1 << 40), Row(.lint, .int(.min), UInt64(bitPattern: -1 << 40)),
      Row(.ulint, .int(.max), .max), Row(.udint, .int(.max), 0xFFFF_FFFF),
      Row(.dword, .int(-1), 0xFFFF_FFFF), Row(.lword, .int(1), 0x1_0000_0001),
      Row(.real, .int(2), UInt64(Float(2.5).bitPattern)), Row(.lreal, .int(.max), 1e300.bitPattern),
      Row(.lreal, .int(0), Double.nan.bitPattern),
      Row(.real, .float(0), UInt64(Float.nan.bitPattern)),
      Row(.lreal, .float(.greatestFiniteMagnitude), 1e300.bitPattern),
      Row(.lreal, .float(-.greatestFiniteMagnitude), (-Double.infinity).bitPattern),
      Row(.int, .float(0.01), 1, scale: 100), Row(.word, .float(655.35), 0xFFFF, scale: 100),
    ])
  func clippedOut(_ row: Row) throws {
    #expect(try #require(row.conversion).value(row.word) == row.value)
  }

  @Test("Bits go with BOOL only, and times with nothing")
  func misfits() {
    for type in Elementary.allCases {
      let isBool = type == .bool
      let isTime = [.time, .date, .dateAndTime, .timeOfDay].contains(type)
      #expect((TagConversion(type, .bit, scale: 1, offset: 0) != nil) == isBool)
      for tag in [TagType.int, .float] {
        #expect((TagConversion(type, tag, scale: 1, offset: 0) != nil) == (!isBool && !isTime))
      }
    }
  }
}
