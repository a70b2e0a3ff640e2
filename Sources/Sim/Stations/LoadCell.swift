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

  /// Moves the reading towards `load` kg for `seconds`, by the implicit midpoint rule, which
  /// neither adds nor takes damping.
  func advance(_ state: inout State, load: Double, seconds h: Double) {
    let w2 = angularFrequency * angularFrequency
    let c = 2 * damping * angularFrequency
    let old = state.rate
    let force = w2 * (load - state.reading)
    let drag = h * c / 2 + h * h * w2 / 4
    let rate = (old * (1 - drag) + h * force) / (1 + drag)
    state.rate = rate
    state.reading += h * (old + rate) / 2
    // A cell that has come to rest stands still to the last bit.
    if (load - state.reading).magnitude < 1e-9, state.rate.magnitude < 1e-9 {
      state = State(reading: load, rate: 0)
    }
  }

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
