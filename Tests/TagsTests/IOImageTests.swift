import Kernel
import Tags
import Testing

@Suite("The input and output image")
struct IOImageTests {
  private static let table = TagTable(sceneTags: [
    Tags.Tag(name: "Sensor", id: TagID(high: 1, low: 1), address: 0, type: .bit, kind: .input),
    Tags.Tag(
      name: "Speed", id: TagID(high: 1, low: 2), address: 0, type: .float, kind: .output,
      rangeMaximum: .float(10), initial: .float(1.5)),
    Tags.Tag(
      name: "Emitter", id: TagID(high: 1, low: 3), address: 0, type: .bit, kind: .output,
      initialForce: .bit(true)),
    Tags.Tag(
      name: "Broken", id: TagID(high: 1, low: 4), address: 1, type: .bit, kind: .output,
      initialFaults: .shortCircuit),
  ])
  private let sensor = TagIndex(8)
  private let speed = TagIndex(9)
  private let emitter = TagIndex(10)
  private let broken = TagIndex(11)

  @Test("starts with the values, forces and faults of the scene")
  func start() {
    let image = IOImage(Self.table)
    #expect(image.states.count == 12)
    #expect(image[speed] == .float(1.5))
    #expect(image[emitter] == .bit(true) && image.states[10].isForced)
    #expect(image[broken] == .bit(true) && image.states[11].faults == .shortCircuit)
    #expect(image.states[8].forcedValue == .bit(false) && !image.states[8].isForced)
  }

  @Test("remembers writes under a force; the last one acts on release")
  func writesUnderForce() {
    var image = IOImage(Self.table)
    image.force(speed, .float(4))
    image.write(speed, .float(7))
    image.write(speed, .float(8))
    #expect(image[speed] == .float(4))
    image.release(speed)
    #expect(image[speed] == .float(8))
    #expect(image.states[9].forcedValue == .float(4), "the last forced value is kept")
  }

  @Test("remembers writes and forces under a fault; they act when it is cleared")
  func writesUnderFault() {
    var image = IOImage(Self.table)
    image.setFault(sensor, .openCircuit, on: true)
    image.write(sensor, .bit(true))
    #expect(image[sensor] == .bit(false))
    image.setFault(sensor, .openCircuit, on: false)
    #expect(image[sensor] == .bit(true))

    image.setFault(speed, .shortCircuit, on: true)
    image.force(speed, .float(2))
    #expect(image[speed] == .float(10))
    image.setFault(speed, .shortCircuit, on: false)
    #expect(image[speed] == .float(2))
  }

  @Test("keeps both faults apart: clearing one leaves the other")
  func faultsAreIndependent() {
    var image = IOImage(Self.table)
    image.setFault(speed, .openCircuit, on: true)
    image.setFault(speed, .shortCircuit, on: true)
    #expect(image[speed] == .float(0))
    image.setFault(speed, .openCircuit, on: false)
    #expect(image[speed] == .float(10))
    image.setFault(speed, .shortCircuit, on: false)
    #expect(image[speed] == .float(1.5))
  }

  @Test("clears and releases without harm what was not set")
  func needlessChanges() {
    var image = IOImage(Self.table)
    let before = image
    image.release(sensor)
    image.setFault(sensor, .openCircuit, on: false)
    #expect(image == before)
  }

  @Test("stores a value beyond the range: clamping is the part's business")
  func beyondRange() {
    var image = IOImage(Self.table)
    image.write(speed, .float(15))
    #expect(image[speed] == .float(15))
  }

  @Test("touches no other tag")
  func isolation() {
    var image = IOImage(Self.table)
    let before = image.states
    image.force(speed, .float(3))
    for position in before.indices where position != speed.position {
      #expect(image.states[position] == before[position])
    }
  }

  @Test("refuses a value of another type, which would be a mistake of the program")
  func wrongType() async {
    await #expect(processExitsWith: .failure) {
      let tag = Tags.Tag(
        name: "T", id: TagID(high: 1, low: 1), address: 0, type: .bit, kind: .output)
      var image = IOImage(TagTable(sceneTags: [tag]))
      image.write(TagIndex(8), .int(1))
    }
  }

  @Test("hashes every field of every tag")
  func hashing() {
    let image = IOImage(Self.table)
    var changes: [IOImage] = []
    for position in image.states.indices {
      let index = TagIndex(position)
      let type = Self.table[index].type
      var written = image
      written.write(index, other(than: image.states[position].written))
      var forced = image
      forced.force(index, other(than: .zero(type)))
      var opened = image
      opened.setFault(index, .openCircuit, on: true)
      // Forced and released again differs by the remembered value only.
      var released = forced
      released.release(index)
      changes += [written, forced, opened, released]
    }
    let hashes = changes.map { StateHash.of($0) }
    #expect(Set(hashes).count == changes.count)
    let same = hashes.count { $0 == StateHash.of(image) }
    #expect(same == 1, "only the emitter is forced to that value already")
  }

  private func other(than value: TagValue) -> TagValue {
    switch value {
    case .bit(let on): .bit(!on)
    case .int(let number): .int(number + 1)
    case .float(let number): .float(number + 1)
    }
  }
}
