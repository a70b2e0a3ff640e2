import Kernel
import Testing

@Suite("The fingerprint of a state")
struct StateHashTests {
  private func hash(_ words: [UInt64]) -> UInt64 {
    var hash = StateHash()
    for word in words { hash.add(word) }
    return hash.value
  }

  // From a separate implementation in Python with integers of any size. Tag ids are derived from
  // these words, so they must stay for ever.
  @Test("is the same in every version")
  func knownAnswers() {
    #expect(hash([]) == 0xB810_443B_6713_EE02)
    #expect(hash([1, 2, 3]) == 0x86A4_AB15_5C3B_BC95)
    var text = StateHash()
    text.add("Förderer")
    #expect(text.value == 0xF208_147D_1E1E_AA51)
  }

  @Test("tells words from the same words in another order")
  func order() {
    #expect(hash([1, 2]) != hash([2, 1]))
    #expect(hash([0, 0, 1]) != hash([0, 1, 0]))
  }

  @Test("tells a state from one with more zeros")
  func length() {
    let hashes = (0..<100).map { hash(Array(repeating: 0, count: $0)) }
    #expect(Set(hashes).count == hashes.count)
  }

  @Test("changes about half of its bits with any bit of any word")
  func avalanche() {
    let base: [UInt64] = [3, 1, 4, 1, 5]
    var changed = 0
    for word in base.indices {
      for bit in 0..<64 {
        var words = base
        words[word] ^= 1 << UInt64(bit)
        let difference = hash(words) ^ hash(base)
        #expect(difference != 0)
        changed += difference.nonzeroBitCount
      }
    }
    // 320 flips of 64 bits: half is 10,240, and ten standard deviations are 716.
    #expect((9_500...11_000).contains(changed))
  }

  @Test("tells texts apart by where one ends and the next begins")
  func texts() {
    func hash(_ texts: String...) -> UInt64 {
      var hash = StateHash()
      for text in texts { hash.add(text) }
      return hash.value
    }
    #expect(hash("ab", "c") != hash("a", "bc"))
    #expect(hash("") != hash())
    #expect(hash("a", "") != hash("", "a"))
  }

  @Test("does not change by being asked")
  func reading() {
    var hash = StateHash()
    hash.add(1)
    let first = hash.value
    #expect(hash.value == first)
  }

  @Test(
    "is written with sixteen lower-case digits",
    arguments: [
      (0, "0000000000000000"), (0xABC, "0000000000000abc"), (UInt64.max, "ffffffffffffffff"),
    ] as [(UInt64, String)])
  func digits(word: UInt64, text: String) {
    #expect(hexadecimal(word) == text)
  }
}
