import Kernel
import PLC
import Tags

/// How a variable's word becomes a tag's value and back.
///
/// Whole numbers are clipped to the ends of where they go; between bit strings and int tags the
/// lower bits count, and elsewhere a bit string is an unsigned number. Fractions are rounded,
/// halves to the even number. What is no number is zero.
struct TagConversion: Equatable, Sendable {
  /// How a word is to be read.
  private enum Form: Equatable {
    case bit
    case whole(lowest: Int64, highest: Int64)
    case unsigned(highest: UInt64)
    case bits(mask: UInt64)
    case real
    case longReal
  }

  private let form: Form
  private let tag: TagType
  /// Program units for one unit of the tag, and at its zero.
  let scale: Double
  let offset: Double
  /// Whether units are the same on both sides, so that no float is in between.
  private let isPlain: Bool

  /// Nil if the two types do not fit.
  init?(_ variable: Elementary, _ tag: TagType, scale: Double, offset: Double) {
    guard let form = Self.form(variable), (form == .bit) == (tag == .bit) else { return nil }
    self.form = form
    self.tag = tag
    self.scale = scale
    self.offset = offset
    isPlain = scale == 1 && offset == 0
  }

  /// Whether a type holds whole numbers or bits of them, which a voltage is scaled into.
  static func isWhole(_ type: Elementary) -> Bool {
    switch form(type) {
    case .whole, .unsigned, .bits: true
    default: false
    }
  }

  private static func form(_ type: Elementary) -> Form? {
    switch type {
    case .bool: .bit
    case .sint: .whole(lowest: -0x80, highest: 0x7F)
    case .int: .whole(lowest: -0x8000, highest: 0x7FFF)
    case .dint: .whole(lowest: -0x8000_0000, highest: 0x7FFF_FFFF)
    case .lint: .whole(lowest: .min, highest: .max)
    case .usint: .unsigned(highest: 0xFF)
    case .uint: .unsigned(highest: 0xFFFF)
    case .udint: .unsigned(highest: 0xFFFF_FFFF)
    case .ulint: .unsigned(highest: .max)
    case .byte: .bits(mask: 0xFF)
    case .word: .bits(mask: 0xFFFF)
    case .dword: .bits(mask: 0xFFFF_FFFF)
    case .lword: .bits(mask: .max)
    case .real: .real
    case .lreal: .longReal
    default: nil
    }
  }

  /// Adds the units; whoever knows the variable and the tag adds their types.
  func add(to hash: inout StateHash) {
    hash.add(scale.bitPattern)
    hash.add(offset.bitPattern)
  }

  /// The word of a variable that shows the value.
  func word(_ value: TagValue) -> UInt64 {
    if case .bit(let on) = value { return on ? 1 : 0 }
    let number = value.number * scale + offset
    switch form {
    case .real: return UInt64(Float(number).bitPattern)
    case .longReal: return number.bitPattern
    default:
      if isPlain, case .int(let number) = value { return whole(Int64(number)) }
      let rounded = Self.rounded(number)
      if case .bits(let highest) = form { return min(UInt64(clamping: rounded), highest) }
      return whole(rounded)
    }
  }

  /// The tag's value that the word stands for.
  func value(_ word: UInt64) -> TagValue {
    if tag == .bit { return .bit(word != 0) }
    if isPlain, tag == .int {
      switch form {
      case .whole: return .int(Int32(clamping: Int64(bitPattern: word)))
      case .unsigned: return .int(Int32(clamping: word))
      case .bits: return .int(Int32(truncatingIfNeeded: word))
      case .bit, .real, .longReal: break
      }
    }
    let units = (number(word) - offset) / scale
    guard !units.isNaN else { return .zero(tag) }
    if tag == .int { return .int(Int32(clamping: Self.rounded(units))) }
    let greatest = Double(Float.greatestFiniteMagnitude)
    return .float(Float(min(max(units, -greatest), greatest)))
  }

  private func whole(_ number: Int64) -> UInt64 {
    switch form {
    case .whole(let lowest, let highest):
      UInt64(bitPattern: min(max(number, lowest), highest))
    case .unsigned(let highest): min(UInt64(clamping: number), highest)
    case .bits(let mask): UInt64(bitPattern: number) & mask
    case .bit, .real, .longReal: UInt64(bitPattern: number)
    }
  }

  private func number(_ word: UInt64) -> Double {
    switch form {
    case .whole: Double(Int64(bitPattern: word))
    case .bit, .unsigned, .bits: Double(word)
    case .real: Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .longReal: Double(bitPattern: word)
    }
  }

  /// The nearest whole number, halves to the even one, clipped to 64 bits.
  private static func rounded(_ number: Double) -> Int64 {
    let nearest = number.rounded(.toNearestOrEven)
    if let whole = Int64(exactly: nearest) { return whole }
    return nearest > 0 ? .max : nearest < 0 ? .min : 0
  }
}
