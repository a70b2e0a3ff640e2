import Kernel
import Sim
import Tags
import Testing

/// A row of the truth table with a closed form, tried with parameters drawn at random.
struct Sweep: Sendable, CustomTestStringConvertible {
  /// The row.
  let id: String
  /// Parameters and the ranges they are drawn from.
  let ranges: KeyValuePairs<String, ClosedRange<Double>>
  /// Builds the plant of a set, runs it, and says what it did and what the formula gives.
  let outcomes: @Sendable (SweepSet) throws -> [Outcome]

  /// How many sets each row is checked with.
  static let sets = 200

  init(
    _ id: String, _ ranges: KeyValuePairs<String, ClosedRange<Double>>,
    _ outcomes: @escaping @Sendable (SweepSet) throws -> [Outcome]
  ) {
    self.id = id
    self.ranges = ranges
    self.outcomes = outcomes
  }

  var testDescription: String { id }

  /// What a set of parameters came to; the key is that of the table and stands for a tolerance.
  enum Outcome {
    /// A quantity that was measured, and what the formula gives.
    case value(String, Double, formula: Double)
    /// Something that happens above the formula's value and not below it.
    case limit(String, formula: Double, happens: (Double) throws -> Bool)
    /// Something that happens or does not.
    case flag(String, Bool, wanted: Bool)
  }
}

/// One set of a sweep's parameters. Each has its own generator, so that a failure names the set
/// and can be run alone.
struct SweepSet: CustomStringConvertible {
  let number: Int
  /// Tick, ms and s.
  let milliseconds: Int
  let dt: Double
  private var values: [(name: String, value: Double)] = []

  init(_ number: Int, of sweep: Sweep) {
    self.number = number
    milliseconds = Truth.ticks[number % Truth.ticks.count]
    dt = Double(milliseconds) / 1000
    let row = UInt64(sweep.id.dropFirst()) ?? 0
    var draw = Generator(seed: row, stream: UInt64(number))
    for (name, range) in sweep.ranges {
      values.append((name, draw.uniform(from: range.lowerBound, to: range.upperBound)))
    }
  }

  /// Enough to try it by hand.
  var description: String {
    values.map { "\($0.name) \($0.value)" }.joined(separator: ", ") + ", \(milliseconds) ms"
  }

  /// A parameter.
  subscript(name: String) -> Double {
    guard let found = values.first(where: { $0.name == name }) else {
      preconditionFailure("the sweep draws no \(name)")
    }
    return found.value
  }

  /// A parameter that counts, drawn from a range that ends below the next whole number.
  func count(_ name: String) -> Int { Int(self[name]) }

  /// An angle that is drawn in degrees, with its sine and cosine.
  func slant(_ name: String) -> (angle: Double, sine: Double, cosine: Double) {
    let angle = self[name] * radiansPerDegree
    let (sine, cosine) = sineAndCosine(angle)
    return (angle, sine, cosine)
  }

  /// A plant of this tick length with all of its outputs on.
  func plant(
    outputs: Int = 1, inputs: [TagType] = [], kinds: [ItemKind] = [.cube()],
    items: [InitialItem] = [TruthPlant.item()], _ parts: any PartDefinition...
  ) throws -> TruthPlant {
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: outputs, inputs: inputs, kinds: kinds, items: items,
      parts: parts)
    for output in 0..<outputs { plant.set(output) }
    return plant
  }
}
