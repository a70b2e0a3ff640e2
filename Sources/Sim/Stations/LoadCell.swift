import Kernel
import Tags

/// A second-order load cell: x″ = ω²(load − x) − 2ζω x′, read as volts.
public struct LoadCell: Sendable, Equatable {
  /// The mass that reads 10 V, kg.
  public var capacity: Double
  /// Natural angular frequency ω, rad/s.
  public var angularFrequency: Double
  /// Damping ratio ζ.
  public var damping: Double
  public var tag: TagIndex?

  public init(capacity: Double, angularFrequency: Double, damping: Double, tag: TagIndex?) {
    self.capacity = capacity
    self.angularFrequency = angularFrequency
    self.damping = damping
    self.tag = tag
  }

  /// What changes of a load cell.
  public struct State: Sendable, Equatable {
    /// Indicated mass, kg, and its rate, kg/s.
    public var reading = 0.0
    public var rate = 0.0
  }

  /// How the cell moves in `seconds` while its load stays the same.
  func transition(_ seconds: Double) -> Transition { Transition(self, seconds) }

  /// The signal for a reading: 0 to 10 V.
  func volts(_ state: State) -> Float {
    Float(min(max(state.reading / capacity * 10, 0), 10))
  }
}

extension LoadCell.State: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("reading", &reading)
    visitor.visit("rate", &rate)
  }
}
