import Kernel
import Tags
import Testing

@Suite("A tag's value")
struct TagValueTests {
  private let values: [TagValue] = [
    .bit(false), .bit(true), .int(0), .int(1), .int(-1), .int(.min), .int(.max), .float(0),
    .float(-0.0), .float(1), .float(-2.5), .float(.infinity), .float(.leastNonzeroMagnitude),
  ]

  @Test("fits into one word from which it comes back with its type")
  func words() {
    for value in values {
      let back = TagValue(stateWord: value.stateWord)
      #expect(back == value && back.type == value.type)
    }
    #expect(Set(values.map(\.stateWord)).count == values.count, "each value has its own word")
  }

  @Test("is on when it is true or not zero")
  func isOn() {
    let on = values.filter(\.isOn)
    let off: [TagValue] = [.bit(false), .int(0), .float(0), .float(-0.0)]
    #expect(on.count == values.count - off.count)
    #expect(off.allSatisfy { !$0.isOn })
  }

  @Test("is a number, a bit being zero or one")
  func numbers() {
    #expect(TagValue.bit(true).number == 1 && TagValue.bit(false).number == 0)
    #expect(TagValue.int(-7).number == -7)
    #expect(TagValue.float(8.496892).number == Double(Float(8.496892)))
  }

  @Test("is false or zero for a wire that carries nothing")
  func zero() {
    for type in TagType.allCases {
      #expect(TagValue.zero(type).type == type)
      #expect(!TagValue.zero(type).isOn)
    }
  }
}
