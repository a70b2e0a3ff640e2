import Kernel

/// What a real item would have done by now and an upright one does not.
///
/// Items stay upright here: the rules only tell. Once given, a warning stays with its item.
public struct ItemWarnings: OptionSet, Sendable, Equatable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Friction at its bottom would have tipped it over: force × height of the centre of mass was
  /// more than load × half the extent along the force. On a level surface that is an acceleration
  /// of more than g·b/h.
  public static let tips = ItemWarnings(rawValue: 1)
  /// Its middle went beyond an edge on which it still lay, so it would have turned over the edge;
  /// here it falls upright.
  public static let topples = ItemWarnings(rawValue: 2)

  private static let table: [(warning: ItemWarnings, word: String)] = [
    (.tips, "would-tip"), (.topples, "would-topple"),
  ]

  /// The words for them in answers and traces.
  public var words: [String] { Self.table.filter { contains($0.warning) }.map(\.word) }
}

extension ItemWarnings: StateWord {
  public var stateWord: UInt64 { UInt64(rawValue) }
  public init(stateWord: UInt64) { self.init(rawValue: Int(stateWord & 3)) }
}
