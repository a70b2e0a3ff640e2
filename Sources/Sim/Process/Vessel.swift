import Kernel
import Tags

/// A liquid in an upright vessel: A h′ = fill flow − outlet area × √(2 g h).
public struct Vessel: Sendable, Equatable {
  /// The middle of its floor: on the floor plan, and its height, m.
  public var place = Vector2.zero
  public var bottom = 0.0
  /// Cross-section, m², height, m, and the level before anything flows, m.
  public var area: Double
  public var height: Double
  public var initialLevel: Double
  /// Inflow through the open fill valve, m³/s.
  public var fillFlow: Double
  /// Area of the outlet times its discharge coefficient, m².
  public var outletArea: Double
  /// Ramps that give the openings of both valves, 0 to 1.
  public var fillValve: Int
  public var drainValve: Int
  public var levelTag: TagIndex?
  public var flowTag: TagIndex?

  /// What changes of a vessel.
  public struct State: Sendable, Equatable {
    /// Height of the liquid over the floor, m.
    public internal(set) var level = 0.0
  }

  /// Outflow at a level, m³/s. Source: Torricelli's law.
  func outflow(level: Double, opening: Double) -> Double {
    outletArea * opening * (2 * Physics.gravity * level).squareRoot()
  }

  /// Lets liquid flow for `seconds`: half of the inflow, the outflow, the other half.
  ///
  /// Each step is exact by itself: the inflow raises the level evenly, and while a tank drains
  /// the root of its level falls evenly. Together they are of second order in the tick.
  func advance(_ state: inout State, _ ramps: [Double], seconds: Double) {
    let half = fillFlow * opening(ramps[fillValve]) * seconds / (2 * area)
    var level = state.level + half
    let drain = outletArea * opening(ramps[drainValve])
    if drain > 0, level > 0 {
      let fall = drain * (2 * Physics.gravity).squareRoot() * seconds / (2 * area)
      let root = max(0, level.squareRoot() - fall)
      level = root * root
    }
    state.level = min(level + half, height)
  }

  /// The meters' signals.
  func sense(_ state: State, _ ramps: [Double], into io: inout IOImage) {
    if let levelTag { io.write(levelTag, volts(state.level, of: height)) }
    if let flowTag {
      let flow = outflow(level: state.level, opening: opening(ramps[drainValve]))
      io.write(flowTag, volts(flow, of: outflow(level: height, opening: 1)))
    }
  }

  /// A valve does not open the wrong way when its volts are negative.
  private func opening(_ ramp: Double) -> Double { min(max(ramp, 0), 1) }

  private func volts(_ value: Double, of full: Double) -> TagValue {
    .float(Float(min(max(value / full * 10, 0), 10)))
  }
}

extension Vessel.State: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("level", &level)
  }
}
