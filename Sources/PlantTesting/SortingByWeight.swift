import Runtime
import Tags

/// A controller for the scene *Sorting by Weight*: weighs each box and sends it left (under
/// 8 kg), straight on (8 to 10 kg) or right (heavier), and counts what entered each exit.
public struct SortingByWeight: Controller {
  /// What the box on the scale is going through.
  private enum Phase {
    case waiting
    /// Standing until the load cell has settled, from that millisecond on.
    case weighing(since: Int)
    /// On its way to an exit; true once it has reached the exit's sensor.
    case sending(Exit, arrived: Bool)
  }

  private enum Exit: Int, CaseIterable {
    case left
    case forward
    case right
  }

  /// The scene's tags, looked up once.
  private struct Wiring {
    let entry, scale, entryBeam, atScale, weight, weightDisplay: TagIndex
    let belts, sends, entries, counts: [TagIndex]
  }

  /// How long a box stands before its weight is read, ms.
  private static let settling = 600
  private var wiring: Wiring?
  private var phase = Phase.waiting
  private var beamWasBlocked = false
  /// Whether a box has passed the entry beam and not yet left for an exit.
  private var isOccupied = false
  private var counts = [0, 0, 0]

  /// A controller without a plant; the session starts it.
  public init() {}

  public mutating func start(table: TagTable) {
    self = SortingByWeight()
    func tag(_ name: String, _ kind: TagKind) -> TagIndex { table.only(name, kind) }
    func outputs(_ names: [String]) -> [TagIndex] { names.map { tag($0, .output) } }
    wiring = Wiring(
      entry: tag("Entry conveyor", .output), scale: tag("Load scale", .output),
      entryBeam: tag("At scale entry", .input), atScale: tag("At scale", .input),
      weight: tag("Weight", .input), weightDisplay: tag("Weight", .output),
      belts: outputs(["Left conveyor", "Front conveyor", "Right conveyor"]),
      sends: outputs(["Send left", "Send forward", "Send right"]),
      entries: ["At left entry", "At forward entry", "At right entry"].map { tag($0, .input) },
      counts: outputs(["Left count", "Forward count", "Right count"]))
  }

  public mutating func scan(_ io: inout ControllerIO) {
    guard let wiring else { return }
    // A retro-reflective beam is true while free.
    let isBlocked = !io[wiring.entryBeam].isOn
    if beamWasBlocked, !isBlocked { isOccupied = true }
    beamWasBlocked = isBlocked

    advance(wiring, &io)
    let isWeighing = if case .weighing = phase { true } else { false }
    io.write(wiring.entry, .bit(!(isBlocked && isOccupied)))
    io.write(wiring.scale, .bit(!isWeighing))
    for exit in Exit.allCases {
      let isSending = if case .sending(exit, _) = phase { true } else { false }
      io.write(wiring.sends[exit.rawValue], .bit(isSending))
      io.write(wiring.belts[exit.rawValue], .bit(true))
      io.write(wiring.counts[exit.rawValue], .int(Int32(counts[exit.rawValue])))
    }
  }

  private mutating func advance(_ wiring: Wiring, _ io: inout ControllerIO) {
    switch phase {
    case .waiting:
      if io[wiring.atScale].isOn { phase = .weighing(since: io.milliseconds) }
    case .weighing(let since):
      guard io.milliseconds - since >= Self.settling else { return }
      let kilograms = 2 * io[wiring.weight].number
      io.write(wiring.weightDisplay, .int(Int32(kilograms)))
      let exit: Exit = kilograms < 8 ? .left : kilograms <= 10 ? .forward : .right
      phase = .sending(exit, arrived: false)
    case .sending(let exit, let arrived):
      let isThere = io[wiring.entries[exit.rawValue]].isOn
      if !arrived, isThere {
        phase = .sending(exit, arrived: true)
        counts[exit.rawValue] += 1
      } else if arrived, !isThere {
        phase = .waiting
        isOccupied = false
      }
    }
  }
}
