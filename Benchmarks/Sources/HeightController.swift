import Runtime
import Tags

/// Sorting by Height (Basic) as `Examples/python/sorting_by_height.py` does it: feed a pallet past
/// the light array, pull it onto the transfer, carry it to its side.
struct HeightController: Controller {
  private struct Way {
    let send: Wire
    var entry: EdgeWire
    var exit: EdgeWire
  }

  private struct Plant {
    let belts: [Wire]
    let entry: Wire
    let load: Wire
    let counter: Wire
    let pallet: Wire
    let high: Wire
    let loaded: Wire
    /// Left, right.
    var ways: [Way]
  }

  /// The entry rollers stop this long after a pallet reached the light array.
  private static let feedMilliseconds = 1350

  private var plant: Plant?
  private var sending: Int?
  private var arrived: Int?
  private var isHigh = false
  private var count = 0

  mutating func start(table: TagTable) {
    func way(_ send: String, _ entry: String, _ exit: String) -> Way {
      Way(
        send: Wire(send, .output, in: table), entry: EdgeWire(entry, in: table),
        exit: EdgeWire(exit, in: table))
    }
    func output(_ name: String) -> Wire { Wire(name, .output, in: table) }
    func input(_ name: String) -> Wire { Wire(name, .input, in: table) }
    plant = Plant(
      belts: [output("Conveyor left"), output("Conveyor right")], entry: output("Conveyor entry"),
      load: output("Load"), counter: output("Counter"), pallet: input("Pallet sensor"),
      high: input("High sensor"), loaded: input("Loaded"),
      ways: [
        way("Transf. left", "At left entry", "At left exit"),
        way("Transf. right", "At right entry", "At right exit"),
      ])
    sending = nil
    arrived = nil
    count = 0
  }

  mutating func scan(_ io: inout ControllerIO) {
    guard var plant else { return }
    for belt in plant.belts { belt.set(&io, true) }
    for index in plant.ways.indices {
      plant.ways[index].entry.scan(io)
      plant.ways[index].exit.scan(io)
      if plant.ways[index].exit.rose { count += 1 }
    }
    if let way = sending {
      if plant.ways[way].entry.rose { sending = nil }
    } else {
      load(plant, io)
    }
    let isFeeding = arrived.map { io.milliseconds - $0 < Self.feedMilliseconds } ?? true
    plant.entry.set(&io, sending == nil && isFeeding)
    plant.load.set(&io, sending == nil)
    for index in plant.ways.indices { plant.ways[index].send.set(&io, sending == index) }
    plant.counter.set(&io, count)
    self.plant = plant
  }

  /// Remembers what the beams saw of the pallet until it is loaded.
  private mutating func load(_ plant: Plant, _ io: ControllerIO) {
    if arrived == nil, plant.pallet.isOn(io) {
      arrived = io.milliseconds
      isHigh = false
    }
    guard arrived != nil else { return }
    isHigh = isHigh || plant.high.isOn(io)
    if plant.loaded.isOn(io) {
      sending = isHigh ? 1 : 0
      arrived = nil
    }
  }
}
