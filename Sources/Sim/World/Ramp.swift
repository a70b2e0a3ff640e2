import Tags

/// The output tags that command one actuator, and how they combine.
///
/// The bits give a level of −1, 0 or 1: any positive bit against any negative one. While that
/// level is 0 and there is a volts tag, the volts over 10 give it instead.
public struct Signals: Sendable, Equatable {
  /// Bits that count +1.
  public var positive: [TagIndex]
  /// Bits that count −1.
  public var negative: [TagIndex]
  /// Volts that give the level while the bits give 0.
  public var volts: TagIndex?

  public init(positive: [TagIndex?] = [], negative: [TagIndex?] = [], volts: TagIndex? = nil) {
    self.positive = positive.compactMap { $0 }
    self.negative = negative.compactMap { $0 }
    self.volts = volts
  }
}

/// A value that follows its command at a limited rate: a drive's speed, a lift's height, a
/// steering angle.
public struct Ramp: Sendable, Equatable {
  /// The outputs it follows.
  public var command: Signals
  /// The value at level 1; the negative of it at level −1.
  public var valueOn: Double
  /// The value at 10 V.
  public var valueAtFullScale: Double
  /// The greatest change a second; positive.
  public var rate: Double

  public init(command: Signals, valueOn: Double, valueAtFullScale: Double? = nil, rate: Double) {
    self.command = command
    self.valueOn = valueOn
    self.valueAtFullScale = valueAtFullScale ?? valueOn
    self.rate = rate
  }

  /// Where the value is heading with these outputs.
  func target(_ io: IOImage) -> Double {
    let forward = command.positive.contains { io[$0].isOn } ? 1.0 : 0
    let backward = command.negative.contains { io[$0].isOn } ? 1.0 : 0
    if forward != backward { return (forward - backward) * valueOn }
    guard let volts = command.volts, forward == 0 else { return 0 }
    // A tag stores what was written; the part clamps it to its range.
    let level = io[volts].number / 10
    return (level.isNaN ? 0 : min(max(level, -1), 1)) * valueAtFullScale
  }
}
