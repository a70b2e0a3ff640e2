import Kernel

/// One kind of item: an upright rigid body with a box or a cylinder as its footprint.
///
/// Masses of the S, M and L boxes follow published scale readings (4.43, 9.68 and 16.99 kg);
/// sizes are our own, chosen to fit the belts, the light array and the sorter.
public struct ItemKind: Sendable, Equatable {
  /// What it is made of, for sensors that tell.
  public enum Material: String, CaseIterable, Sendable {
    case plastic
    case cardboard
    case wood
    case steel
    case stainless
    case aluminium

    /// Sensing distance of an inductive switch, as a share of that for steel; 0 for no metal.
    public var reductionFactor: Double {
      switch self {
      case .plastic, .cardboard, .wood: 0
      case .steel: 1
      case .stainless: 0.7
      case .aluminium: 0.4
      }
    }
  }

  /// The name used in scenes, traces and answers.
  public var name: String
  /// Length, width and height, m. A cylinder's length is its diameter.
  public var length: Double
  public var width: Double
  public var height: Double
  /// Mass, kg.
  public var mass: Double
  /// Factor on the friction of the surface under it; 1 for the surface's own.
  public var friction: Double = 1
  /// Friction between its faces and those of another item, or a guide.
  public var faceFriction: Double = 0.2
  /// Friction of its top under another item.
  public var topFriction: Double = 0.5
  /// Bounce in collisions, 0 to 1.
  public var restitution: Double = 0
  /// Height of the centre of mass over the bottom, m.
  public var centreHeight: Double
  public var material: Material = .cardboard
  /// Whether the footprint is a circle.
  public var isRound: Bool = false

  /// A box whose centre of mass is at half its height.
  public init(name: String, length: Double, width: Double, height: Double, mass: Double) {
    self.name = name
    self.length = length
    self.width = width
    self.height = height
    self.mass = mass
    centreHeight = height / 2
  }

  /// 0.30 × 0.25 × 0.20 m, 4.43 kg.
  public static let boxS = ItemKind(
    name: "box-s", length: 0.30, width: 0.25, height: 0.20, mass: 4.43)
  /// 0.35 × 0.30 × 0.24 m, 9.68 kg.
  public static let boxM = ItemKind(
    name: "box-m", length: 0.35, width: 0.30, height: 0.24, mass: 9.68)
  /// 0.45 × 0.35 × 0.35 m, 16.99 kg.
  public static let boxL = ItemKind(
    name: "box-l", length: 0.45, width: 0.35, height: 0.35, mass: 16.99)
  /// 0.40 × 0.30 × 0.30 m, 6 kg.
  public static let palletizingBox = ItemKind(
    name: "palletizing-box", length: 0.40, width: 0.30, height: 0.30, mass: 6)
  /// 0.60 × 0.40 × 0.25 m, 7 kg.
  public static let stackableBox = ItemKind(
    name: "stackable-box", length: 0.60, width: 0.40, height: 0.25, mass: 7)
  /// 1.20 × 0.80 × 0.144 m, 25 kg.
  public static let pallet = ItemKind(
    name: "pallet", length: 1.20, width: 0.80, height: 0.144, mass: 25)
  /// 0.80 × 0.80 × 0.144 m, 18 kg.
  public static let squarePallet = ItemKind(
    name: "square-pallet", length: 0.80, width: 0.80, height: 0.144, mass: 18)

  /// The kinds every scene has, in the order of their bits in an ``ItemMask``.
  public static let bundled: [ItemKind] = [
    boxS, boxM, boxL, palletizingBox, stackableBox, pallet, squarePallet,
  ]

  /// The greatest number of kinds in a scene.
  public static let limit = 60
}

/// A set of item kinds, by their index in ``Model/kinds``.
public struct ItemMask: OptionSet, Sendable, Equatable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The set of just the kind with that index.
  public init(index: Int) { rawValue = 1 << index }

  /// Just ``ItemKind/boxS``.
  public static let boxS = ItemMask(index: 0)
  /// Just ``ItemKind/boxM``.
  public static let boxM = ItemMask(index: 1)
  /// Just ``ItemKind/boxL``.
  public static let boxL = ItemMask(index: 2)
  /// Just ``ItemKind/palletizingBox``.
  public static let palletizingBox = ItemMask(index: 3)
  /// Just ``ItemKind/stackableBox``.
  public static let stackableBox = ItemMask(index: 4)
  /// Just ``ItemKind/pallet``.
  public static let pallet = ItemMask(index: 5)
  /// Just ``ItemKind/squarePallet``.
  public static let squarePallet = ItemMask(index: 6)
  /// Every kind there can be.
  public static let all = ItemMask(rawValue: (1 << ItemKind.limit) - 1)

  /// The indices in it, in ascending order.
  public var indices: [Int] { (0..<count).map(index) }

  /// How many kinds are in it.
  public var count: Int { rawValue.nonzeroBitCount }

  /// The index of one of them: the first, in ascending order, is number 0.
  public func index(_ number: Int) -> Int {
    var left = rawValue
    for _ in 0..<number { left &= left - 1 }
    return left.trailingZeroBitCount
  }

  /// From the number an emitter's part tag holds: bits 1 box S, 2 M, 4 L, 8 palletizing box,
  /// 8192 stackable box. Bits of items that do not exist are ignored.
  public init(partBits bits: Int32) {
    self = Self.joined(bits, Self.partBits)
  }

  /// From the number an emitter's base tag holds: bits 1 pallet, 2 square pallet, 4 stackable box.
  public init(baseBits bits: Int32) {
    self = Self.joined(bits, Self.baseBits)
  }

  private static let partBits: [(Int32, ItemMask)] = [
    (1, .boxS), (2, .boxM), (4, .boxL), (8, .palletizingBox), (8192, .stackableBox),
  ]
  private static let baseBits: [(Int32, ItemMask)] = [
    (1, .pallet), (2, .squarePallet), (4, .stackableBox),
  ]

  private static func joined(_ bits: Int32, _ table: [(Int32, ItemMask)]) -> ItemMask {
    table.reduce(into: []) { mask, row in if bits & row.0 != 0 { mask.insert(row.1) } }
  }
}
