import Tags

extension TagValue {
  /// A tag's value from a client's JSON, or nil when it does not fit the type.
  ///
  /// - Bit: true, false, and the words as strings in any case; no numbers.
  /// - Int: whole numbers of 32 bits, 3.0 included, and their strings.
  /// - Float: numbers within single precision, and their strings.
  init?(_ json: JSONValue, type: TagType) {
    switch type {
    case .bit:
      guard let on = Bool(json) else { return nil }
      self = .bit(on)
    case .int:
      guard let whole = JSONNumber(json)?.integer, let number = Int32(exactly: whole) else {
        return nil
      }
      self = .int(number)
    case .float:
      guard let number = JSONNumber(json)?.float else { return nil }
      self = .float(number)
    }
  }
}

extension Bool {
  /// True or false, as itself or as a string in any case.
  init?(_ json: JSONValue) {
    switch json {
    case .bool(let on): self = on
    case .string(let text):
      switch text.lowercased() {
      case "true": self = true
      case "false": self = false
      default: return nil
      }
    default: return nil
    }
  }
}

extension JSONNumber {
  /// A number, as itself or as a string that holds nothing else.
  init?(_ json: JSONValue) {
    switch json {
    case .number(let number): self = number
    case .string(let text): self.init(text)
    default: return nil
    }
  }
}
