import Kernel
import Testing

/// A state of a number, a list of numbers and a list of places.
private struct Sample: StateVisitable, Equatable {
  var count = 3
  var numbers = [0.25, -0.0]
  var places = [Vector2(0, 1), Vector2(2, 3)]

  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("count", &count)
    visitor.visit("numbers", &numbers, blank: 0)
    visitor.visit("places", &places, blank: .zero)
  }
}

/// The same fields in another order.
private struct Reordered: StateVisitable {
  var numbers = [0.25]
  var count = 3
  var places = [Vector2(0, 1)]

  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("numbers", &numbers, blank: 0)
    visitor.visit("count", &count)
    visitor.visit("places", &places, blank: .zero)
  }
}

@Suite struct StateCodingTests {
  private func words(_ state: some StateVisitable) -> [UInt64] {
    var encoder = StateEncoder()
    encoder.add(state)
    return encoder.words
  }

  @Test("What is encoded is decoded to the same bits")
  func roundTrip() {
    var restored = Sample(count: 0, numbers: [], places: [.zero])
    var decoder = StateDecoder(words: words(Sample())[...])
    restored.accept(&decoder)
    #expect(decoder.isComplete)
    #expect(words(restored) == words(Sample()))
  }

  @Test("Words become bytes with the lowest first, and words again")
  func byteOrder() {
    let bytes = StateEncoder.bytes(of: [0x0102_0304_0506_0708, .max])
    #expect(bytes == [8, 7, 6, 5, 4, 3, 2, 1] + Array(repeating: 255, count: 8))
    #expect(StateDecoder.words(in: bytes) == [0x0102_0304_0506_0708, .max])
    #expect(StateDecoder.words(in: bytes + [1, 2]).count == 2, "a part of a word is none")
  }

  @Test("Words that end early, or are left over, are noticed")
  func wrongLengths() {
    let all = words(Sample())
    for count in 0..<all.count {
      var restored = Sample()
      var decoder = StateDecoder(words: all[..<count])
      restored.accept(&decoder)
      #expect(!decoder.isComplete, "\(count) words")
    }
    var restored = Sample()
    var decoder = StateDecoder(words: (all + [0])[...])
    restored.accept(&decoder)
    #expect(!decoder.isComplete)
  }

  @Test("A length beyond the words left takes no memory", arguments: [10, 1 << 40, UInt64.max])
  func hostileLengths(length: UInt64) {
    for place in [1, 4] {
      var all = words(Sample())
      all[place] = length
      var restored = Sample()
      var decoder = StateDecoder(words: all[...])
      restored.accept(&decoder)
      #expect(!decoder.isComplete)
      #expect(restored.numbers.count <= 2 && restored.places.count <= 2)
    }
  }

  @Test("Layouts tell fields in another order apart, and not values or lengths")
  func layouts() {
    let layout = StateLayout.of(Sample())
    #expect(StateLayout.of(Sample(count: 9, numbers: [], places: [])) == layout)
    #expect(StateLayout.of(Reordered()) != layout)
  }
}

@Suite struct StateDifferenceTests {
  @Test("The first field that differs is named with its place in the arrays")
  func names() {
    func field(_ change: (inout Sample) -> Void) -> String? {
      var other = Sample()
      change(&other)
      return StateDifference.first(expected: Sample(), found: other)?.field
    }
    #expect(field { _ in } == nil)
    #expect(field { $0.count = 4 } == "count")
    #expect(field { $0.numbers[1] = 0 } == "numbers[1]", "negative zero is another word")
    #expect(field { $0.places[1].y = 5 } == "places[1].y")
    #expect(field { $0.places.removeLast() } == "places.count")
    #expect(
      field {
        $0.places[0].x = 1
        $0.numbers.append(1)
      } == "numbers.count")
  }

  @Test("A difference shows both values as people read them")
  func description() {
    var other = Sample()
    other.numbers[0] = 0.5
    let difference = StateDifference.first(expected: Sample(), found: other)
    #expect(
      difference?.description
        == "numbers[0]: expected 0.25 (3fd0000000000000), found 0.5 (3fe0000000000000)")
    other = Sample(count: -3)
    #expect(
      StateDifference.first(expected: Sample(), found: other)?.description.hasPrefix(
        "count: expected 3 (0000000000000003), found -3 (") == true)
  }
}
