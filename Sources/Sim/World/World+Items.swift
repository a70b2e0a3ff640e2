import Kernel
import Tags

/// What changes of an emitter.
struct EmitterState: Sendable, Equatable {
  var generator: Generator
  /// Whether the signal was on at the last tick.
  var wasOn = false
  /// The first tick in which the next item may come.
  var next: Tick = 0
  /// Items made since the last start.
  var made = 0

  /// As before the first tick, except that the generator goes on.
  mutating func restart() {
    wasOn = false
    next = 0
    made = 0
  }
}

extension EmitterState: StateVisitable {
  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("generator", &generator)
    visitor.visit("wasOn", &wasOn)
    visitor.visit("next", &next)
    visitor.visit("made", &made)
  }
}

extension World {
  /// The greatest number of items in a plant; emitters wait beyond it.
  public static let itemLimit = 100_000

  /// Every item, in order of serial number, where it is at the end of the last tick.
  ///
  /// Cost: O(items log items); for looking at, not for the step.
  public var items: [Item] {
    let shown = state.items.filter(\.isPresent).map { item in
      var shown = item
      shown.position = item.place(at: state.runTick, seconds)
      return shown
    }
    // No ties: serial numbers are unique.
    return shown.sorted { $0.serial < $1.serial }
  }

  /// The kind of an item.
  public func kind(of item: Item) -> ItemKind { model.kinds[item.kind] }

  /// Lets emitters make items and removers take them.
  mutating func emitAndRemove() {
    if !model.removers.isEmpty { removeItems() }
    for index in model.emitters.indices {
      if let tag = model.emitters[index].emit, state.io[tag].isOn {
        // A rising edge emits at once; afterwards each item starts the wait for the next.
        if !state.emitters[index].wasOn { state.emitters[index].next = state.runTick }
        state.emitters[index].wasOn = true
        if state.runTick >= state.emitters[index].next { emit(index) }
      } else {
        state.emitters[index].wasOn = false
      }
    }
  }

  // MARK: Removing

  private mutating func removeItems() {
    // Riders enter a remover's box as active items, and what rests was looked at when it came to
    // rest: so others matter only when an output has just changed, a remover's perhaps.
    let mayRest = !tracker.isFast || tracker.outputChanges != state.io.outputChanges
    tracker.found.removeAll(keepingCapacity: true)
    if mayRest {
      tracker.found += state.items.indices
    } else {
      tracker.found += tracker.active
      tracker.found += tracker.rested
      // Ties do no harm: who is taken is gone when its slot comes again.
      if !tracker.rested.isEmpty { tracker.found.sort() }
    }
    // Who is taken wakes others, and those are found in the same list.
    let slots = tracker.found
    for slot in slots where state.items[slot].isPresent {
      let place = state.items[slot].place(at: state.runTick - 1, seconds)
      for index in model.index.removers(place) {
        guard let tag = model.removers[index].remove, state.io[tag].isOn,
          takes(index, slot, place)
        else { continue }
        discard(slot)
        state.removed[index] += 1
        break
      }
    }
  }

  private func takes(_ index: Int, _ slot: Int, _ place: Vector2) -> Bool {
    guard model.removerBoxes[index].contains(place) else { return false }
    let remover = model.removers[index]
    let middle = state.items[slot].bottom + state.items[slot].height / 2
    return middle >= remover.pose.z && middle <= remover.pose.z + remover.height
      && remover.takes.contains(ItemMask(index: state.items[slot].kind))
  }

  /// Takes an item out of the plant and wakes what leaned on it.
  private mutating func discard(_ slot: Int) {
    wake(slot)
    let item = state.items[slot]
    wakeAround(item)
    tracker.active.removeAll { $0 == slot }
    for ray in model.index.rays(item.position) { tracker.rays.mark(ray) }
    state.items[slot] = .blank
    state.freeSlots.append(slot)
  }

  // MARK: Emitting

  private mutating func emit(_ index: Int) {
    let emitter = model.emitters[index]
    let made = state.emitters[index].made
    guard emitter.upTo == 0 || made < emitter.upTo,
      state.items.count - state.freeSlots.count < Self.itemLimit,
      let emission = drawEmission(index, emitter), isFree(emission)
    else { return }
    for (kind, pose) in emission.items { place(kind, pose) }
    state.emitters[index].generator = emission.generator
    state.emitters[index].made = made + 1
    state.emitters[index].next = state.runTick + emission.waitTicks
  }

  private mutating func place(_ kind: Int, _ pose: Pose) {
    let item = Item(serial: state.nextSerial, kind: kind, of: model.kinds[kind], pose: pose)
    state.nextSerial += 1
    if let slot = state.freeSlots.popLast() {
      state.items[slot] = item
      tracker.activate(slot)
    } else {
      state.items.append(item)
      tracker.activate(state.items.count - 1)
    }
  }

  private struct Emission {
    /// Kinds and places, from the bottom up.
    var items: [(kind: Int, pose: Pose)]
    var waitTicks: Int
    /// The generator after the draws; kept only when the items come to be.
    var generator: Generator
  }

  /// Draws what the emitter would make now. The same draw comes again until there is room.
  private func drawEmission(_ index: Int, _ emitter: Emitter) -> Emission? {
    var generator = state.emitters[index].generator
    func kinds(_ tag: TagIndex?, _ mask: ItemMask, _ decode: (Int32) -> ItemMask) -> [Int] {
      var mask = mask
      if let tag, case .int(let bits) = state.io[tag] { mask = decode(bits) }
      return mask.indices.filter { $0 < model.kinds.count }
    }
    let bases = kinds(emitter.baseTag, emitter.bases, ItemMask.init(baseBits:))
    let parts = kinds(emitter.partTag, emitter.parts, ItemMask.init(partBits:))
    var pose = emitter.pose
    let shift = emitter.randomShift
    pose.x += generator.uniform(from: -shift, to: shift)
    pose.y += generator.uniform(from: -shift, to: shift)
    if emitter.randomYaw { pose.yaw += Double(generator.below(4)) * 90 * radiansPerDegree }
    var items: [(kind: Int, pose: Pose)] = []
    for kinds in [bases, parts] where !kinds.isEmpty {
      let kind = kinds[generator.below(kinds.count)]
      items.append((kind, pose))
      pose.z += model.kinds[kind].height
    }
    let span = generator.uniform(
      from: emitter.interval.lowerBound, to: emitter.interval.upperBound)
    guard !items.isEmpty else { return nil }
    // Rounded up, and never less than a tick.
    let ticks = max(1, Int(span / seconds + 0.999_999))
    return Emission(items: items, waitTicks: ticks, generator: generator)
  }

  /// Whether nothing stands where the items would appear, beside it, or where they would fall.
  private func isFree(_ emission: Emission) -> Bool {
    emission.items.allSatisfy { kind, pose in
      let size = model.kinds[kind]
      let room = Rectangle(
        pose: pose, length: size.length + 2 * Emitter.margin,
        width: size.width + 2 * Emitter.margin)
      return !slotsNear(room.centre).contains { slot in
        let item = state.items[slot]
        guard item.isPresent, item.bottom < pose.z + size.height,
          item.top > pose.z - Emitter.drop
        else { return false }
        let place = item.place(at: state.runTick - 1, seconds)
        let reach = room.radius + item.radius
        return (place - room.centre).lengthSquared < reach * reach
          && room.separation(from: item.rectangle(at: place)) < 0
      }
    }
  }

  /// All slots whose item could be near a place, and maybe others.
  func slotsNear(_ place: Vector2) -> [Int] {
    guard tracker.isFast else { return Array(state.items.indices) }
    var slots = tracker.active + tracker.standers[0]
    for surface in model.index.near(place) { slots += tracker.standers[surface + 1] }
    return slots
  }
}
