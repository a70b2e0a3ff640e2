import Kernel
import Tags

extension World {
  /// Notes which emitters are on. A rising edge emits at once; afterwards each item starts the
  /// wait for the next.
  mutating func followSignals() {
    for index in model.emitters.indices {
      let isOn = model.emitters[index].emit.map { state.io[$0].isOn } ?? false
      if isOn, !state.emitters[index].wasOn { state.emitters[index].next = state.runTick }
      state.emitters[index].wasOn = isOn
    }
    tracker.nextEmission = state.runTick
  }

  /// Lets emitters make the items that are due, and notes when the next will be.
  mutating func emitItems() {
    var next = Tick.max
    for index in state.emitters.indices where state.emitters[index].wasOn {
      if state.runTick >= state.emitters[index].next {
        let limit = model.emitters[index].upTo
        guard limit == 0 || state.emitters[index].made < limit else { continue }
        emit(index)
      }
      next = min(next, state.emitters[index].next)
    }
    tracker.nextEmission = next
  }

  private mutating func emit(_ index: Int) {
    guard state.items.count - state.freeSlots.count < Self.itemLimit else { return }
    let emission = drawEmission(index)
    guard emission.base != nil || emission.part != nil, isFree(emission.base),
      isFree(emission.part)
    else { return }
    place(emission.base)
    place(emission.part)
    state.emitters[index].generator = emission.generator
    state.emitters[index].made += 1
    state.emitters[index].next = state.runTick + emission.waitTicks
  }

  /// An item that is about to be.
  private struct Draft {
    var kind: Int
    var pose: Pose
  }

  private struct Emission {
    /// What stands on the pose, and what stands on that or, without a base, on the pose.
    var base: Draft?
    var part: Draft?
    var waitTicks: Int
    /// The generator after the draws; kept only when the items come to be.
    var generator: Generator
  }

  private mutating func place(_ draft: Draft?) {
    guard let draft else { return }
    let item = Item(
      serial: state.nextSerial, kind: draft.kind, of: model.kinds[draft.kind], pose: draft.pose)
    state.nextSerial += 1
    if let slot = state.freeSlots.popLast() {
      state.items[slot] = item
      tracker.activate(slot)
    } else {
      state.items.append(item)
      tracker.activate(state.items.count - 1)
    }
  }

  /// Draws what the emitter would make now. The same draw comes again until there is room.
  private func drawEmission(_ index: Int) -> Emission {
    var generator = state.emitters[index].generator
    let bases = mask(
      model.emitters[index].baseTag, model.emitters[index].bases, ItemMask.init(baseBits:))
    let parts = mask(
      model.emitters[index].partTag, model.emitters[index].parts, ItemMask.init(partBits:))
    var pose = model.emitters[index].pose
    let shift = model.emitters[index].randomShift
    pose.x += generator.uniform(from: -shift, to: shift)
    pose.y += generator.uniform(from: -shift, to: shift)
    if model.emitters[index].randomYaw {
      pose.yaw += Double(generator.below(4)) * 90 * radiansPerDegree
    }
    let base = draft(bases, pose, &generator)
    if let base { pose.z += model.kinds[base.kind].height }
    let part = draft(parts, pose, &generator)
    let interval = model.emitters[index].interval
    let span = generator.uniform(from: interval.lowerBound, to: interval.upperBound)
    // Rounded up, and never less than a tick.
    let ticks = max(1, Int(span / seconds + 0.999_999))
    return Emission(base: base, part: part, waitTicks: ticks, generator: generator)
  }

  /// The kinds that an emitter draws from: what its tag says, if it has one.
  private func mask(
    _ tag: TagIndex?, _ mask: ItemMask, _ decode: (Int32) -> ItemMask
  ) -> ItemMask {
    let known = ItemMask(rawValue: (1 << model.kinds.count) - 1)
    if let tag, case .int(let bits) = state.io[tag] { return decode(bits).intersection(known) }
    return mask.intersection(known)
  }

  /// One of the kinds at random, at a pose; nil if there is none.
  private func draft(_ kinds: ItemMask, _ pose: Pose, _ generator: inout Generator) -> Draft? {
    guard !kinds.isEmpty else { return nil }
    return Draft(kind: kinds.index(generator.below(kinds.count)), pose: pose)
  }

  /// Whether nothing stands where an item would appear, beside it, or where it would fall.
  private func isFree(_ draft: Draft?) -> Bool {
    guard let draft else { return true }
    let kind = model.kinds[draft.kind]
    let room = Rectangle(
      pose: draft.pose, length: kind.length + 2 * Emitter.margin,
      width: kind.width + 2 * Emitter.margin)
    let bottom = draft.pose.z - Emitter.drop
    let top = draft.pose.z + kind.height
    let radius = room.radius
    return !hasItem(near: room.centre, within: radius) { slot in
      guard state.items[slot].isPresent, state.items[slot].bottom < top,
        state.items[slot].top > bottom
      else { return false }
      let place = state.items[slot].place(at: state.runTick - 1, seconds)
      let reach = radius + state.items[slot].radius
      return (place - room.centre).lengthSquared < reach * reach
        && room.separation(from: state.items[slot].rectangle(at: place)) < 0
    }
  }
}
