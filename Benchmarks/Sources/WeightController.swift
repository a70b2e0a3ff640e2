import Runtime
import Tags

/// Sorting by Weight as `Examples/python/sorting_by_weight.py` does it: boxes never stop, and the
/// weight at the end of the scale chooses the way.
struct WeightController: Controller {
  private struct Way {
    let send: Wire
    var entry: EdgeWire
    var exit: EdgeWire
    let display: Wire
    var count = 0
  }

  private struct Plant {
    let belts: [Wire]
    let weight: Wire
    var scaleExit: EdgeWire
    /// Left, forward, right.
    var ways: [Way]
  }

  private var plant: Plant?
  private var sending: Int?

  mutating func start(table: TagTable) {
    func way(_ send: String, _ entry: String, _ exit: String, _ display: String) -> Way {
      Way(
        send: Wire(send, .output, in: table), entry: EdgeWire(entry, in: table),
        exit: EdgeWire(exit, in: table), display: Wire(display, .output, in: table))
    }
    let belts = [
      "Entry conveyor", "Load scale", "Left conveyor", "Front conveyor", "Right conveyor",
    ]
    plant = Plant(
      belts: belts.map { Wire($0, .output, in: table) },
      weight: Wire("Weight", .input, in: table), scaleExit: EdgeWire("At scale exit", in: table),
      ways: [
        way("Send left", "At left entry", "At exit left", "Left count"),
        way("Send forward", "At forward entry", "At exit front", "Forward count"),
        way("Send right", "At right entry", "At exit right", "Right count"),
      ])
    sending = nil
  }

  mutating func scan(_ io: inout ControllerIO) {
    guard var plant else { return }
    for belt in plant.belts { belt.set(&io, true) }
    plant.scaleExit.scan(io)
    if plant.scaleExit.rose {
      let kilograms = plant.weight.number(io) * 2
      sending = kilograms < 8 ? 0 : kilograms > 10 ? 2 : 1
    }
    for index in plant.ways.indices {
      plant.ways[index].entry.scan(io)
      plant.ways[index].exit.scan(io)
      if sending == index, plant.ways[index].entry.fell { sending = nil }
      if plant.ways[index].exit.rose { plant.ways[index].count += 1 }
      plant.ways[index].send.set(&io, sending == index)
      plant.ways[index].display.set(&io, plant.ways[index].count)
    }
    self.plant = plant
  }
}
