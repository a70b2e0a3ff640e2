import Kernel
import Testing

/// A state with one field of each sort that a visitor can meet.
private struct Sample: StateVisitable, Equatable {
  var count = -3
  var small: Int32 = -7
  var flag = true
  var ratio = -0.0
  var place = Vector2(1.5, -2.5)
  var numbers = [0.25, .infinity]
  var places = [Vector2(0, 1), Vector2(2, 3)]

  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("count", &count)
    visitor.visit("small", &small)
    visitor.visit("flag", &flag)
    visitor.visit("ratio", &ratio)
    visitor.visit("place", &place)
    visitor.visit("numbers", &numbers, blank: 0)
    visitor.visit("places", &places, blank: .zero)
  }

  static let empty = Sample(
    count: 0, small: 0, flag: false, ratio: 1, place: .zero, numbers: [], places: [.zero])
}

@Suite("A walk over a state")
struct StateVisitorTests {
  @Test("that writes what another read gives the same state, lengths of arrays included")
  func roundTrip() {
    var restored = Sample.empty
    Filler.fill(&restored, with: Collector.words(of: Sample()))
    #expect(restored == Sample())
    // Negative zero equals zero but is another word: it must survive as itself.
    #expect(restored.ratio.sign == .minus)
  }

  @Test("that writes a shorter array shortens it")
  func shrinks() {
    var restored = Sample()
    Filler.fill(&restored, with: Collector.words(of: Sample.empty))
    #expect(restored == Sample.empty)
  }

  @Test("that only reads changes nothing, whatever the visitor does to its copy")
  func readersCannotWrite() {
    struct Scribbler: StateVisitor {
      var writes: Bool { false }
      mutating func word(_ name: StaticString, _ word: inout UInt64) { word = 99 }
    }
    var sample = Sample()
    var scribbler = Scribbler()
    sample.accept(&scribbler)
    #expect(sample == Sample())
  }

  @Test("meets each field in its order under its name")
  func order() {
    var sample = Sample()
    var collector = Collector()
    sample.accept(&collector)
    #expect(
      collector.names == [
        "count", "small", "flag", "ratio", "x", "y", "numbers", "numbers", "numbers", "places",
        "x", "y", "x", "y",
      ])
    #expect(collector.words[0] == UInt64(bitPattern: -3))
    #expect(collector.words[1] == 0xFFFF_FFF9)
    #expect(collector.words[6] == 2)
  }

  @Test("carries extreme values of each word type unchanged")
  func words() {
    for value in [Int.min, .max, 0, -1] { #expect(Int(stateWord: value.stateWord) == value) }
    for value in [Int32.min, .max, 0, -1] { #expect(Int32(stateWord: value.stateWord) == value) }
    for value in [UInt64.min, .max] { #expect(UInt64(stateWord: value.stateWord) == value) }
    for value in [true, false] { #expect(Bool(stateWord: value.stateWord) == value) }
    let doubles: [Double] = [
      0.0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -.infinity, .nan,
    ]
    for value in doubles {
      #expect(Double(stateWord: value.stateWord).bitPattern == value.bitPattern)
    }
  }

  @Test("gives another hash when any single word differs")
  func everyFieldCounts() {
    let words = Collector.words(of: Sample())
    let original = StateHash.of(Sample())
    // Words 6 and 9 are lengths: a changed length changes the shape, which has its own test.
    for index in words.indices where index != 6 && index != 9 {
      var changed = words
      changed[index] ^= 1
      var sample = Sample()
      Filler.fill(&sample, with: changed)
      #expect(StateHash.of(sample) != original, "word \(index)")
    }
  }
}
