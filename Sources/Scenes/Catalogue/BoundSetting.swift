import Kernel
import Sim
import Tags

/// A setting of a kind of part, bound to the property of the part's definition that it sets. What
/// a scene leaves out stays as in the row's sample.
struct BoundSetting<Part: PartDefinition>: Sendable {
  typealias Path<Value> = any WritableKeyPath<Part, Value> & Sendable

  let setting: @Sendable (Part) -> PartKind.Setting
  let apply: @Sendable (PartDraft, inout Part) -> Void

  /// A number in the unit of the property.
  static func number(
    _ key: String, _ path: Path<Double>, _ range: ClosedRange<Double>, _ unit: String,
    _ summary: String
  ) -> Self {
    Self(
      setting: { .init(key, .number(unit: unit, range, $0[keyPath: path]), summary) },
      apply: { $1[keyPath: path] = $0.number(key) })
  }

  /// An angle, in degrees; the property has it in radians.
  static func angle(
    _ key: String = "angle", _ path: Path<Double>, _ range: ClosedRange<Double> = -45...45,
    _ summary: String = "Angle of the rise along +x."
  ) -> Self {
    Self(
      setting: {
        // Back to the whole degrees that it was made of.
        let degrees = ($0[keyPath: path] / radiansPerDegree * 1e6).rounded() / 1e6
        return .init(key, .number(unit: "degrees", range, degrees), summary)
      },
      apply: { $1[keyPath: path] = $0.number(key) * radiansPerDegree })
  }

  static func whole(
    _ key: String, _ path: Path<Int>, _ range: ClosedRange<Int>, _ summary: String
  ) -> Self {
    Self(
      setting: { .init(key, .whole(range, $0[keyPath: path]), summary) },
      apply: { $1[keyPath: path] = $0.whole(key) })
  }

  static func bool(_ key: String, _ path: Path<Bool>, _ summary: String) -> Self {
    Self(
      setting: { .init(key, .bool($0[keyPath: path]), summary) },
      apply: { $1[keyPath: path] = $0.bool(key) })
  }

  static func items(_ key: String, _ path: Path<ItemMask>, _ summary: String) -> Self {
    Self(
      setting: { .init(key, .items($0[keyPath: path]), summary) },
      apply: { $1[keyPath: path] = $0.items(key) })
  }

  static func span(
    _ key: String, _ path: Path<ClosedRange<Double>>, _ range: ClosedRange<Double>,
    _ unit: String, _ summary: String
  ) -> Self {
    Self(
      setting: { .init(key, .span(unit: unit, range, $0[keyPath: path]), summary) },
      apply: { $1[keyPath: path] = $0.span(key) })
  }

  // MARK: Settings that several kinds share

  static func length(
    _ path: Path<Double>, _ range: ClosedRange<Double> = 0.1...100,
    _ summary: String = "Length along the flow."
  ) -> Self {
    .number("length", path, range, "m", summary)
  }

  static func width(
    _ path: Path<Double>, _ summary: String = "Width across the flow."
  ) -> Self {
    .number("width", path, 0.1...10, "m", summary)
  }

  static func speed(
    _ path: Path<Double>, _ summary: String = "Speed with a bit on."
  ) -> Self {
    .number("speed", path, 0.01...5, "m/s", summary)
  }

  static func acceleration(_ path: Path<Double>) -> Self {
    .number("acceleration", path, 0.05...100, "m/s²", "Greatest change of speed.")
  }

  static func friction(
    _ path: Path<Double>, _ range: ClosedRange<Double> = 0.01...2,
    _ summary: String = "Friction between it and an item."
  ) -> Self {
    .number("friction", path, range, "", summary)
  }
}
