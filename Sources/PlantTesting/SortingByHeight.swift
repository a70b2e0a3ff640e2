import Runtime
import Tags

/// A controller for the scene *Sorting by Height (Basic)*: low loads leave to the left, high
/// loads to the right, and the counter shows how many did.
public struct SortingByHeight: Controller {
  private enum Side: Int, CaseIterable {
    case left
    case right
  }

  private enum Phase {
    case loading
    /// The chains run; true once the pallet has reached the exit's beam.
    case unloading(Side, reached: Bool)
  }

  /// The scene's tags, looked up once.
  private struct Wiring {
    let entry, load, counter: TagIndex
    let pallet, high, loaded: TagIndex
    let chains, belts, beams: [TagIndex]
  }

  private var wiring: Wiring?
  private var phase = Phase.loading
  private var palletWasSeen = false
  /// Whether the load in the light array has been high so far, and where the last one goes.
  private var isHigh = false
  private var next = Side.left
  private var count: Int32 = 0

  /// A controller without a plant; the session starts it.
  public init() {}

  public mutating func start(table: TagTable) {
    self = SortingByHeight()
    func tag(_ name: String) -> TagIndex { table.only(name) }
    wiring = Wiring(
      entry: tag("Conveyor entry"), load: tag("Load"), counter: tag("Counter"),
      pallet: tag("Pallet sensor"), high: tag("High sensor"), loaded: tag("Loaded"),
      chains: [tag("Transf. left"), tag("Transf. right")],
      belts: [tag("Conveyor left"), tag("Conveyor right")],
      beams: [tag("At left entry"), tag("At right entry")])
  }

  public mutating func scan(_ io: inout ControllerIO) {
    guard let wiring else { return }
    judge(io[wiring.pallet].isOn, io[wiring.high].isOn)
    switch phase {
    case .loading:
      if io[wiring.loaded].isOn { phase = .unloading(next, reached: false) }
    case .unloading(let side, let reached):
      // A retro-reflective beam is true while free.
      let isBlocked = !io[wiring.beams[side.rawValue]].isOn
      if isBlocked, !reached { phase = .unloading(side, reached: true) }
      if reached, !isBlocked {
        phase = .loading
        count += 1
      }
    }
    let isLoading = if case .loading = phase { true } else { false }
    io.write(wiring.entry, .bit(isLoading))
    io.write(wiring.load, .bit(isLoading))
    io.write(wiring.counter, .int(count))
    for side in Side.allCases {
      let isUnloading = if case .unloading(side, _) = phase { true } else { false }
      io.write(wiring.chains[side.rawValue], .bit(isUnloading))
      io.write(wiring.belts[side.rawValue], .bit(true))
    }
  }

  /// Follows one load through the light array; its height is known once its pallet has left.
  private mutating func judge(_ seesPallet: Bool, _ seesHigh: Bool) {
    if seesPallet {
      if !palletWasSeen { isHigh = false }
      isHigh = isHigh || seesHigh
    } else if palletWasSeen {
      next = isHigh ? .right : .left
    }
    palletWasSeen = seesPallet
  }
}
