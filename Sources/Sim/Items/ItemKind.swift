import Kernel

/// The kinds of items: upright boxes, each with one size and mass.
///
/// Masses of the S, M and L boxes follow published scale readings (4.43, 9.68 and 16.99 kg);
/// sizes are our own, chosen to fit the belts, the light array and the sorter.
public enum ItemKind: Int, CaseIterable, Sendable {
  case boxS
  case boxM
  case boxL
  case palletizingBox
  case stackableBox
  case pallet
  case squarePallet

  /// The name used in scenes, traces and answers.
  public var name: String {
    switch self {
    case .boxS: "box-s"
    case .boxM: "box-m"
    case .boxL: "box-l"
    case .palletizingBox: "palletizing-box"
    case .stackableBox: "stackable-box"
    case .pallet: "pallet"
    case .squarePallet: "square-pallet"
    }
  }

  /// Length, width and height, m.
  public var size: (length: Double, width: Double, height: Double) {
    switch self {
    case .boxS: (0.30, 0.25, 0.20)
    case .boxM: (0.35, 0.30, 0.24)
    case .boxL: (0.45, 0.35, 0.35)
    case .palletizingBox: (0.40, 0.30, 0.30)
    case .stackableBox: (0.60, 0.40, 0.25)
    case .pallet: (1.20, 0.80, 0.144)
    case .squarePallet: (0.80, 0.80, 0.144)
    }
  }

  /// Mass, kg.
  public var mass: Double {
    switch self {
    case .boxS: 4.43
    case .boxM: 9.68
    case .boxL: 16.99
    case .palletizingBox: 6
    case .stackableBox: 7
    case .pallet: 25
    case .squarePallet: 18
    }
  }

  /// Friction between this item's faces and those of another, or a guide.
  public var faceFriction: Double { 0.2 }

  /// Friction of the item's top under another item.
  public var topFriction: Double { 0.5 }

  /// The kind of that name.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

/// A set of item kinds.
public struct ItemMask: OptionSet, Sendable, Equatable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The set of just `kind`.
  public init(_ kind: ItemKind) { rawValue = 1 << kind.rawValue }

  public static let boxS = ItemMask(.boxS)
  public static let boxM = ItemMask(.boxM)
  public static let boxL = ItemMask(.boxL)
  public static let pallet = ItemMask(.pallet)
  public static let squarePallet = ItemMask(.squarePallet)
  /// Every kind.
  public static let all = ItemMask(rawValue: (1 << ItemKind.allCases.count) - 1)

  /// The kinds in it, in their fixed order.
  public var kinds: [ItemKind] { ItemKind.allCases.filter { contains(ItemMask($0)) } }

  /// From the number an emitter's part tag holds: bits 1 box S, 2 M, 4 L, 8 palletizing box,
  /// 8192 stackable box. Bits of items that do not exist are ignored.
  public init(partBits bits: Int32) {
    var mask: ItemMask = []
    if bits & 1 != 0 { mask.insert(.boxS) }
    if bits & 2 != 0 { mask.insert(.boxM) }
    if bits & 4 != 0 { mask.insert(.boxL) }
    if bits & 8 != 0 { mask.insert(ItemMask(.palletizingBox)) }
    if bits & 8192 != 0 { mask.insert(ItemMask(.stackableBox)) }
    self = mask
  }

  /// From the number an emitter's base tag holds: bits 1 pallet, 2 square pallet, 4 stackable box.
  public init(baseBits bits: Int32) {
    var mask: ItemMask = []
    if bits & 1 != 0 { mask.insert(.pallet) }
    if bits & 2 != 0 { mask.insert(.squarePallet) }
    if bits & 4 != 0 { mask.insert(ItemMask(.stackableBox)) }
    self = mask
  }
}
