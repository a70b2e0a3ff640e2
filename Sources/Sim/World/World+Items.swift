import Kernel
import Tags

/// What changes of an emitter.
struct EmitterState: Sendable, Equatable {
  var generator: Generator
  /// Whether the signal was on at the last tick.
  var wasOn = false
  /// Ticks until the next item may come.
  var wait = 0
  /// Items made since the last start.
  var made = 0

  /// As before the first tick, except that the generator goes on.
  mutating func restart() {
    wasOn = false
    wait = 0
    made = 0
  }
}

extension EmitterState: StateVisitable {
  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("generator", &generator)
    visitor.visit("wasOn", &wasOn)
    visitor.visit("wait", &wait)
    visitor.visit("made", &made)
  }
}

extension World {
  /// The greatest number of items in a plant; emitters wait beyond it.
  public static let itemLimit = 100_000

  /// Lets emitters make items and removers take them.
  mutating func emitAndRemove() {
    for index in model.removers.indices { remove(index) }
    for index in model.emitters.indices { emit(index) }
  }

  private mutating func remove(_ index: Int) {
    let remover = model.removers[index]
    guard let tag = remover.remove, state.io[tag].isOn else { return }
    let box = Rectangle(pose: remover.pose, length: remover.length, width: remover.width)
    let heights = remover.pose.z...(remover.pose.z + remover.height)
    let before = state.items.count
    state.items.removeAll { item in
      let middle = item.bottom + item.kind.size.height / 2
      return remover.takes.contains(ItemMask(item.kind)) && heights.contains(middle)
        && box.contains(item.position)
    }
    state.removed[index] += before - state.items.count
  }

  private mutating func emit(_ index: Int) {
    let emitter = model.emitters[index]
    guard let tag = emitter.emit, state.io[tag].isOn else {
      state.emitters[index].wasOn = false
      return
    }
    // A rising edge emits at once; afterwards each item starts the wait for the next.
    if !state.emitters[index].wasOn { state.emitters[index].wait = 0 }
    state.emitters[index].wasOn = true
    if state.emitters[index].wait > 0 {
      state.emitters[index].wait -= 1
      if state.emitters[index].wait > 0 { return }
    }
    let made = state.emitters[index].made
    guard emitter.upTo == 0 || made < emitter.upTo, state.items.count < Self.itemLimit else {
      return
    }
    guard let emission = drawEmission(index, emitter), isFree(emission) else { return }
    for (kind, pose) in emission.items {
      state.items.append(Item(serial: state.nextSerial, kind: kind, pose: pose))
      state.nextSerial += 1
    }
    state.emitters[index].generator = emission.generator
    state.emitters[index].made = made + 1
    state.emitters[index].wait = emission.waitTicks
  }

  private struct Emission {
    /// From the bottom up.
    var items: [(ItemKind, Pose)]
    var waitTicks: Int
    /// The generator after the draws; kept only when the items come to be.
    var generator: Generator
  }

  /// Draws what the emitter would make now. The same draw comes again until there is room.
  private func drawEmission(_ index: Int, _ emitter: Emitter) -> Emission? {
    var generator = state.emitters[index].generator
    func kinds(_ tag: TagIndex?, _ mask: ItemMask, _ decode: (Int32) -> ItemMask) -> [ItemKind] {
      guard let tag, case .int(let bits) = state.io[tag] else { return mask.kinds }
      return decode(bits).kinds
    }
    let bases = kinds(emitter.baseTag, emitter.bases, ItemMask.init(baseBits:))
    let parts = kinds(emitter.partTag, emitter.parts, ItemMask.init(partBits:))
    var pose = emitter.pose
    let shift = emitter.randomShift
    pose.x += generator.uniform(from: -shift, to: shift)
    pose.y += generator.uniform(from: -shift, to: shift)
    if emitter.randomYaw { pose.yaw += Double(generator.below(4)) * 90 * radiansPerDegree }
    var items: [(ItemKind, Pose)] = []
    for kinds in [bases, parts] where !kinds.isEmpty {
      let kind = kinds[generator.below(kinds.count)]
      items.append((kind, pose))
      pose.z += kind.size.height
    }
    let seconds = generator.uniform(
      from: emitter.interval.lowerBound, to: emitter.interval.upperBound)
    guard !items.isEmpty else { return nil }
    // Rounded up, and never less than a tick.
    let ticks = max(1, Int(seconds / model.tickLength.seconds + 0.999_999))
    return Emission(items: items, waitTicks: ticks, generator: generator)
  }

  /// Whether nothing stands where the items would appear, beside it, or where they would fall.
  private func isFree(_ emission: Emission) -> Bool {
    emission.items.allSatisfy { kind, pose in
      let size = kind.size
      let room = Rectangle(
        pose: pose, length: size.length + 2 * Emitter.margin,
        width: size.width + 2 * Emitter.margin)
      return !state.items.contains { item in
        item.bottom < pose.z + size.height && item.top > pose.z - Emitter.drop
          && room.separation(from: item.rectangle) < 0
      }
    }
  }
}
