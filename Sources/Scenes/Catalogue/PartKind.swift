import Kernel
import Sim
import Tags

/// One row of the catalogue: all that a scene may say of one kind of part, as data.
public struct PartKind: Sendable {
  /// One way to wire a part.
  public struct Mode: Sendable {
    /// The word in a scene.
    public let word: String
    public let summary: String
    /// The part's signals in this mode; each has a tag.
    public let signals: [Signal]
    /// Settings that only this mode has, or has with its own range.
    public let settings: [Setting]

    init(_ word: String, _ summary: String, _ signals: [Signal], settings: [Setting] = []) {
      self.word = word
      self.summary = summary
      self.signals = signals
      self.settings = settings
    }
  }

  /// One signal of a part.
  public struct Signal: Sendable {
    /// The word in a scene.
    public let key: String
    public let kind: TagKind
    public let type: TagType
    /// What follows the part's name in the name of a tag that the scene does not name.
    public let suffix: String
    /// What a short circuit reads; nil for the type's usual maximum.
    public internal(set) var maximum: TagValue?
    public let summary: String
  }

  /// One setting of a part.
  public struct Setting: Sendable {
    /// The word in a scene.
    public let key: String
    public let shape: Shape
    public let summary: String

    init(_ key: String, _ shape: Shape, _ summary: String) {
      self.key = key
      self.shape = shape
      self.summary = summary
    }
  }

  /// What a setting may hold and what it is when left out.
  public enum Shape: Sendable {
    case number(unit: String, ClosedRange<Double>, Double)
    case whole(ClosedRange<Int>, Int)
    case bool(Bool)
    /// A list of item kinds.
    case items(ItemMask)
    /// One number, or a list of the lower and the upper end.
    case span(unit: String, ClosedRange<Double>, ClosedRange<Double>)
  }

  /// The word in a scene, such as `belt-conveyor`.
  public let word: String
  /// What it is, in one sentence.
  public let summary: String
  /// What the pose is the place of.
  public let origin: String
  /// The height of a part that does not say; nil when the position matters to nothing and may be
  /// left out, as on a panel.
  public let height: Double?
  /// At least one; the first is the mode of a part that does not say.
  public let modes: [Mode]
  public let settings: [Setting]
  let make: @Sendable (PartDraft) -> any PartDefinition
  /// What a short circuit of a signal reads, where the settings say so.
  var maximum: (@Sendable (_ signal: String, PartDraft) -> TagValue?)?

  /// The mode of that word.
  public func mode(_ word: String) -> Mode? { modes.first { $0.word == word } }
}

extension PartKind.Signal {
  static func bitInput(_ key: String, _ suffix: String, _ summary: String) -> Self {
    Self(key: key, kind: .input, type: .bit, suffix: suffix, maximum: nil, summary: summary)
  }

  static func bitOutput(_ key: String, _ suffix: String, _ summary: String) -> Self {
    Self(key: key, kind: .output, type: .bit, suffix: suffix, maximum: nil, summary: summary)
  }

  /// An input in volts.
  static func floatInput(
    _ key: String, _ suffix: String, upTo maximum: Float = 10, _ summary: String
  ) -> Self {
    Self(
      key: key, kind: .input, type: .float, suffix: suffix, maximum: .float(maximum),
      summary: summary)
  }

  /// An output in volts.
  static func floatOutput(_ key: String, _ suffix: String, _ summary: String) -> Self {
    Self(
      key: key, kind: .output, type: .float, suffix: suffix, maximum: .float(10),
      summary: summary)
  }

  static func int(
    _ key: String, _ kind: TagKind, _ suffix: String, upTo maximum: Int32 = .max, _ summary: String
  ) -> Self {
    Self(
      key: key, kind: kind, type: .int, suffix: suffix, maximum: .int(maximum), summary: summary)
  }
}
