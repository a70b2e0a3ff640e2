import NIOCore
import Testing

@testable import WebAPI

struct JSONTests {
  private func parse(_ text: String, _ limits: JSONParser.Limits = .init()) throws -> JSONValue {
    try Array(text.utf8).withUnsafeBytes { try JSONParser.parse($0, limits: limits) }
  }

  @Test func documentsKeepOrderAndText() throws {
    let value = try parse(
      #" {"b":[1, 2.50,-0e+1],"a":{"x":null,"y":true,"z":"\u00e9\ud83d\ude00"}} "#)
    #expect(
      value == [
        "b": [
          .number(JSONNumber(checked: "1")), .number(JSONNumber(checked: "2.50")),
          .number(JSONNumber(checked: "-0e+1")),
        ],
        "a": ["x": .null, "y": true, "z": "é😀"],
      ])
  }

  @Test(
    "Escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""a\u0041b""#, "aAb"), (#""\ud83d\ude00""#, "😀"),
      (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\n""#, "\u{FFFD}\n"),
      (#""plain""#, "plain"), (#""""#, ""), (#""é""#, "é"),
    ])
  func escapes(_ text: String, _ string: String) throws {
    #expect(try parse(text) == .string(string))
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: JSONParser.Failure.malformed(at: 0)) {
      try [0x22, 0xFF, 0x22].withUnsafeBytes { try JSONParser.parse($0) }
    }
    #expect(throws: JSONParser.Failure.malformed(at: 0)) {
      try ([0xFF, 0xFE, 0x5B, 0x00] as [UInt8]).withUnsafeBytes { try JSONParser.parse($0) }
    }
  }

  @Test(
    "Mistakes and where they are",
    arguments: [
      ("", 0), ("[1 2]", 3), ("[1,2", 4), (#"{"a" 1}"#, 5), ("{1:2}", 1), ("[01]", 2), ("tru", 3),
      ("1 1", 2), (#"["a"#, 3), (#"["\q"]"#, 3),
    ])
  func mistakes(_ text: String, _ place: Int) {
    #expect(throws: JSONParser.Failure.malformed(at: place)) { try parse(text) }
  }

  @Test func limitsHoldExactly() throws {
    let limits = JSONParser.Limits(depth: 3, values: 5)
    #expect(try parse("[[[]]]", limits) == [[[]]])
    #expect(throws: JSONParser.Failure.tooDeep(limit: 3)) { try parse("[[[[]]]]", limits) }
    #expect(try parse("[1,2,3,4]", limits) == [1, 2, 3, 4])
    #expect(throws: JSONParser.Failure.tooManyValues(limit: 5)) { try parse("[1,2,3,4,5]", limits) }
  }

  @Test(
    "Whole numbers are judged on their digits",
    arguments: [
      ("0", 0), ("-0", 0), ("0e99999999999", 0), ("1e3", 1000), ("1200e-2", 12), ("3.0", 3),
      ("3.7", nil), ("0.1e1", 1), ("9223372036854775807", Int64.max),
      ("-9223372036854775808", Int64.min), ("9223372036854775808", nil), ("1e19", nil),
      ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil), ("0.000", 0),
      ("123456789012345678901234567890e-20", nil), ("100000000000000000000e-20", 1),
      ("2147483647.0000000000000000000001", nil),
    ] as [(String, Int64?)])
  func integers(_ text: String, _ value: Int64?) throws {
    #expect(try #require(JSONNumber(text)).integer == value)
  }

  @Test(
    "Texts that are no numbers",
    arguments: [
      "", " 1", "1 ", "+1", ".5", "1.", "01", "1e", "1e+", "0x1", "NaN", "inf", "-", "1_000", "١",
    ])
  func noNumbers(_ text: String) { #expect(JSONNumber(text) == nil) }

  @Test func numbersOfOurOwnAreShort() {
    #expect(JSONNumber(0.0).text == "0")
    #expect(JSONNumber(-0.0).text == "0")
    #expect(JSONNumber(2.0).text == "2")
    #expect(JSONNumber(0.1).text == "0.1")
    #expect(JSONNumber(1e-7).text == "1e-07")
    #expect(JSONNumber(1e300).text == "1e+300")
  }

  @Test func everyByteOfAStringSurvives() throws {
    let text = String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init)))
    for slashes in [ByteBuffer.Slashes.plain, .escaped] {
      var buffer = ByteBuffer()
      buffer.writeJSONString(text, slashes: slashes)
      let written = String(buffer: buffer)
      #expect(try parse(written) == .string(text))
      #expect(written.contains("\\/") == (slashes == .escaped))
    }
  }

  @Test(
    "The name filter",
    arguments: [
      ("*", "", true), ("", "", true), ("", "a", false), ("?", "", false), ("a*", "A", true),
      ("*a", "bca", true), ("a*b*c", "aXbYc", true), ("a*b*c", "aXcYb", false),
      ("*ab", "aab", true),
      ("a?c", "abc", true), ("a?c", "ac", false), ("**", "x", true), ("*?*", "", false),
      ("ÄÖ*", "äöx", true), ("[a]", "a", false), ("a.c", "abc", false), ("*.*", "a.b", true),
    ])
  func patterns(_ pattern: String, _ name: String, _ matches: Bool) {
    #expect(NamePattern(pattern).matches(name) == matches)
  }

  @Test(
    "Percent escapes",
    arguments: [
      ("a%20b", "a b"), ("%2F%2f", "//"), ("100%", "100%"), ("%", "%"), ("%zz", "%zz"),
      ("%4", "%4"), ("a+b", "a+b"), ("%C3%B6", "ö"), ("%FF", "\u{FFFD}"), ("%2541", "%41"),
    ])
  func percents(_ text: String, _ decoded: String) { #expect(percentDecoded(text) == decoded) }

  @Test func plusesAsBlanks() {
    #expect(percentDecoded("a+b%2Bc", plusIsBlank: true) == "a b+c")
  }
}
