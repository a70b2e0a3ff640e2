import Kernel
import Testing

@Suite("The plant's random numbers")
struct GeneratorTests {
  // The expected words come from a separate implementation of SplitMix64 and xoshiro256** in
  // Python with integers of any size. That one in turn gives the published test vectors:
  // 6457827717110365317, 3203168211198807973 for SplitMix64 seeded with 1234567, and
  // 11520, 0, 1509978240, 1215971899390074240 for xoshiro256** from the state 1, 2, 3, 4.
  @Test(
    "are those of xoshiro256** seeded through SplitMix64",
    arguments: [
      (0, [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0]),
      (1, [0xB3F2_AF6D_0FC7_10C5, 0x853B_5596_4736_4CEA, 0x92F8_9756_082A_4514]),
      (7, [0xB358_FAF7_4EF9_765A, 0x475C_3D96_4F48_2CD2, 0xD6F1_D349_952C_7996]),
    ] as [(UInt64, [UInt64])])
  func knownAnswers(seed: UInt64, words: [UInt64]) {
    var generator = Generator(seed: seed)
    let drawn = words.map { _ in generator.next() }
    #expect(drawn == words)
  }

  @Test("never share a state word between streams, so no stream repeats another")
  func streamsAreApart() {
    for seed: UInt64 in [0, 1, 7, .max] {
      var words: [UInt64] = []
      for stream in 0..<256 as Range<UInt64> {
        words += Collector.words(of: Generator(seed: seed, stream: stream))
      }
      #expect(Set(words).count == words.count, "seed \(seed)")
    }
  }

  @Test("of neighbouring streams and seeds are not correlated")
  func streamsAreUncorrelated() {
    let pairs = [
      (Generator(seed: 1, stream: 1), Generator(seed: 1, stream: 2)),
      (Generator(seed: 1, stream: 1), Generator(seed: 2, stream: 1)),
    ]
    for (first, second) in pairs {
      var (first, second) = (first, second)
      let products = (0..<10_000).map { _ in (first.uniform() - 0.5) * (second.uniform() - 0.5) }
      // The standard deviation of the mean is 1/12 ÷ √10,000; five of them are never by chance.
      let mean = products.reduce(0, +) / 10_000
      #expect(mean.magnitude < 5.0 / 1200)
    }
  }

  @Test("as fractions hold the upper 53 bits and stay below one")
  func fractions() {
    var generator = Generator(seed: 1)
    // 0xB3F2AF6D0FC710C5 ÷ 2^11, as a fraction of 2^53.
    let first = generator.uniform()
    let expected = Double(0x16_7E55_EDA1_F8E2 as Int) / Double(1 << 53)
    #expect(first == expected)
    for _ in 0..<10_000 {
      let value = generator.uniform()
      #expect(value >= 0 && value < 1)
    }
  }

  @Test("between two bounds stay there, and are the bound when both are equal")
  func betweenBounds() {
    var generator = Generator(seed: 3)
    let bound = generator.uniform(from: 2, to: 2)
    #expect(bound == 2)
    let values = (0..<1000).map { _ in generator.uniform(from: 2, to: 3) }
    #expect(values.allSatisfy { (2..<3).contains($0) })
    #expect((values.min() ?? 3) < 2.05 && (values.max() ?? 2) > 2.95)
  }

  @Test("as dice fall on each side equally often")
  func dice() {
    var generator = Generator(seed: 11)
    var counts = Array(repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[generator.below(6)] += 1 }
    let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
    // With five degrees of freedom, 1 in 100,000 fair dice is above 30.9.
    #expect(chiSquare < 30.9)
  }

  @Test("below a bound that does not divide 2^64 are not folded onto the low outcomes")
  func unfoldedBound() {
    // A plain remainder would give outcomes below 2^62 three of every four times, not two of three.
    let bound = 3 << 61
    var generator = Generator(seed: 5)
    let low = (0..<30_000).count { _ in generator.below(bound) < 1 << 62 }
    #expect((19_500...20_500).contains(low))
  }

  @Test("below one are zero")
  func onlyOutcome() {
    var generator = Generator(seed: 5)
    let draws = (0..<10).map { _ in generator.below(1) }
    #expect(draws.allSatisfy { $0 == 0 })
  }

  @Test("go on where a restored generator stood")
  func restored() {
    var original = Generator(seed: 9, stream: 4)
    for _ in 0..<17 { _ = original.next() }
    var copy = Generator(seed: 0)
    Filler.fill(&copy, with: Collector.words(of: original))
    #expect(copy == original)
    let (next, expected) = (copy.next(), original.next())
    #expect(next == expected)
  }
}
