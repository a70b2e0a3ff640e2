extension Speed {
  /// Reads a factor in ``allowed``, or `max` for no limit; nil for anything else.
  public init?(_ text: String) {
    if text == "max" {
      self = .unlimited
    } else if let factor = Double(text), Self.allowed.contains(factor) {
      self = .factor(factor)
    } else {
      return nil
    }
  }
}
