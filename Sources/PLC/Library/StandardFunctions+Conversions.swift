/// What the name of a conversion says, such as `INT_TO_REAL`, `REAL_TRUNC_INT` or `BCD_TO_UINT`.
struct StandardConversion {
  /// A side of a conversion.
  enum Side: Equatable {
    /// Whatever the argument is, as in `TO_INT`.
    case open
    case elementary(Elementary)
    case string(isWide: Bool)
    /// Decimal digits of four bits each, in a bit string of that type if it is said.
    case digits(Elementary?)
  }

  var from: Side
  var to: Side
  var truncates = false

  /// Nil if the name is not that of a conversion.
  init?(_ name: String) {
    let upper = NameTable.uppercased(name)
    for (word, truncates) in [("_TO_", false), ("_TRUNC_", true)] {
      guard let (left, right) = Self.split(upper, at: word) else { continue }
      guard let from = Self.side(left), let to = Self.side(right), from != to else { return nil }
      self.init(from: from, to: to, truncates: truncates)
      guard isPossible else { return nil }
      return
    }
    guard upper.utf8.starts(with: "TO_".utf8), let to = Self.side(String(upper.dropFirst(3)))
    else { return nil }
    self.init(from: .open, to: to)
    if case .digits = to { return nil }
  }

  private init(from: Side, to: Side, truncates: Bool = false) {
    self.from = from
    self.to = to
    self.truncates = truncates
  }

  /// Digits go from and to integers only, and only floats have fractions to lose.
  private var isPossible: Bool {
    switch (from, to) {
    case (.digits, .elementary(let type)), (.elementary(let type), .digits):
      !truncates && type.isUnsigned
    case (.digits, _), (_, .digits): false
    case (.elementary(let source), .elementary(let target)) where truncates:
      source.isReal && target.isInteger
    default: !truncates
    }
  }

  /// Both sides of the first occurrence of a word.
  private static func split(_ name: String, at word: String) -> (String, String)? {
    let letters = Array(name.utf8)
    let wanted = Array(word.utf8)
    guard letters.count > wanted.count else { return nil }
    for start in 0...(letters.count - wanted.count)
    where letters[start...].starts(with: wanted) {
      return (
        String(decoding: letters[..<start], as: UTF8.self),
        String(decoding: letters[(start + wanted.count)...], as: UTF8.self)
      )
    }
    return nil
  }

  private static func side(_ name: String) -> Side? {
    switch name {
    case "STRING": return .string(isWide: false)
    case "WSTRING": return .string(isWide: true)
    case "BCD": return .digits(nil)
    default: break
    }
    if let type = Elementary.named(name) { return .elementary(type) }
    // `WORD_BCD` in front of, and `BCD_WORD` behind, what it is converted to and from.
    for type in [Elementary.byte, .word, .dword, .lword]
    where name == "\(type.name)_BCD" || name == "BCD_\(type.name)" {
      return .digits(type)
    }
    return nil
  }
}

extension Elementary {
  /// The unsigned number of as many bits as a bit string, and the other way round.
  var twin: Elementary? {
    switch self {
    case .usint: .byte
    case .uint: .word
    case .udint: .dword
    case .ulint: .lword
    case .byte: .usint
    case .word: .uint
    case .dword: .udint
    case .lword: .ulint
    default: nil
    }
  }
}
