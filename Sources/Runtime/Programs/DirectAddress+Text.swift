import PLC

extension DirectAddress {
  /// Reads `%QX100.3` in any case; without a letter of size it is a bit. Nil for anything else.
  init?(text: String) {
    var letters = Substring(text)
    guard letters.popFirst() == "%", let area = letters.popFirst() else { return nil }
    switch area {
    case "I", "i": self.init(area: .input, size: .bit, path: [])
    case "Q", "q": self.init(area: .output, size: .bit, path: [])
    case "M", "m": self.init(area: .memory, size: .bit, path: [])
    default: return nil
    }
    let sizes: [(String, Size)] = [
      ("Xx", .bit), ("Bb", .byte), ("Ww", .word), ("Dd", .doubleWord), ("Ll", .longWord),
    ]
    if let first = letters.first, let found = sizes.first(where: { $0.0.contains(first) }) {
      size = found.1
      letters.removeFirst()
    }
    // Six digits are more than any plant has tags.
    for digits in letters.split(separator: ".", omittingEmptySubsequences: false) {
      guard digits.utf8.count <= 6, digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(digits)
      else { return nil }
      path.append(number)
    }
  }

  /// The address of the tag it stands for, where the program's addresses begin at `first`; nil if
  /// there is none: in the memory, below `first`, or with more levels than a plant has.
  func tagAddress(from first: Int) -> Int? {
    guard area != .memory, let number = path.first, number >= first else { return nil }
    switch (size, path.count) {
    case (.bit, 2) where path[1] < 8: return (number - first) * 8 + path[1]
    case (.bit, _): return nil
    case (_, 1): return number - first
    default: return nil
    }
  }
}
