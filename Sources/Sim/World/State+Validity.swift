import Kernel
import Tags

extension State {
  /// Greatest amounts of what a restored state may hold: far beyond any plant, and so small that
  /// no sum or conversion of a tick can fail.
  private enum Limit {
    /// Ticks, and things counted by them.
    static let count = 1 << 53
    /// Serial numbers share a word in the keys of contacts.
    static let serial = 1 << 31
    /// Metres, metres a second and everything else that is measured.
    static let amount = 1e6
    /// Height, m, and yaw rate, rad/s: a fall must end before the yaw has lost its digits.
    static let height = 1e4
    static let yaw = 1e5
  }

  /// What in here no plant of `model` could come to, in a few words; nil if it is sound.
  ///
  /// A state from a file must not be able to stop the process, whoever wrote it.
  func firstImpossibility(_ model: Model) -> String? {
    guard (0...Limit.count).contains(tick), (0...tick).contains(runTick),
      (1...Limit.serial).contains(nextSerial), (0...Limit.count).contains(warnings)
    else { return "its counts" }
    guard io.isConsistent else { return "its tags" }
    guard ramps.count == model.ramps.count, ramps.allSatisfy(Self.isSound) else { return "ramps" }
    guard axes.count == model.axes.count, zip(model.axes, axes).allSatisfy(Self.isSound) else {
      return "axes"
    }
    guard rays.count == model.rays.count else { return "rays" }
    guard loadCells.count == model.loadCells.count,
      loadCells.allSatisfy({ Self.isSound($0.reading) && Self.isSound($0.rate) })
    else { return "load cells" }
    guard encoders.count == model.encoders.count,
      encoders.allSatisfy({ Self.isSound($0.travel) && Self.isSound($0.speed) })
    else { return "encoders" }
    guard vessels.count == model.vessels.count,
      zip(model.vessels, vessels).allSatisfy({ (0...$0.height).contains($1.level) })
    else { return "tanks" }
    guard emitters.count == model.emitters.count, emitters.allSatisfy(Self.isSound) else {
      return "emitters"
    }
    guard removed.count == model.removers.count,
      removed.allSatisfy((0...Limit.count).contains)
    else { return "removers" }
    guard panel.count == model.panel.count, zip(model.panel, panel).allSatisfy(Self.isSound) else {
      return "panel"
    }
    return contactsOrItems(model)
  }

  private func contactsOrItems(_ model: Model) -> String? {
    for list in [contacts, restingContacts] {
      guard zip(list, list.dropFirst()).allSatisfy({ $0.key <= $1.key }),
        list.allSatisfy({ $0.key > 0 && Self.isSound($0) })
      else { return "contacts" }
    }
    var isFree = items.map { !$0.isPresent }
    for slot in freeSlots {
      guard items.indices.contains(slot), isFree[slot] else { return "free slots" }
      isFree[slot] = false
    }
    guard !isFree.contains(true), items.count <= 2 * World.itemLimit + model.initialItems.count
    else { return "free slots" }
    let surfaces = zip(model.surfaces, model.directions).map {
      $0.now(ramps, axes, $1, model.tickLength.seconds)
    }
    for slot in items.indices where items[slot].isPresent {
      if !isSound(items[slot], surfaces, model) { return "item in slot \(slot)" }
    }
    return nil
  }

  private func isSound(_ item: Item, _ surfaces: [SurfaceNow], _ model: Model) -> Bool {
    guard item.serial > 0, item.serial < nextSerial, model.kinds.indices.contains(item.kind)
    else { return false }
    let turn = item.rotation.cosine * item.rotation.cosine + item.rotation.sine * item.rotation.sine
    guard (turn - 1).magnitude < 1e-6, Self.isSound(item.position), Self.isSound(item.velocity),
      Self.isSound(item.acceleration), Self.isSound(item.rise),
      item.yaw.magnitude < Limit.yaw,
      item.bottom.magnitude < Limit.height, item.spin.magnitude < Limit.height
    else { return false }
    guard item.slope == .zero || model.surfaces.contains(where: { $0.gradient == item.slope })
    else { return false }
    guard item.motion == .riding else { return item.surface == -1 }
    // A rider has the velocity of its surface to the last bit, or it would have been woken; one that
    // glides over it feels its friction.
    return surfaces.indices.contains(item.surface) && model.ridable[item.surface]
      && (surfaces[item.surface].linear == item.velocity || item.glides) && item.spin == 0
      && (0...runTick).contains(item.since)
  }

  // MARK: Pieces

  private static func isSound(_ number: Double) -> Bool { number.magnitude < Limit.amount }

  private static func isSound(_ vector: Vector2) -> Bool { isSound(vector.x) && isSound(vector.y) }

  private static func isSound(_ axis: Axis, _ state: Axis.State) -> Bool {
    axis.range.contains(state.motion.position) && axis.range.contains(state.target)
      && state.motion.speed.magnitude < Limit.height && state.rate.magnitude < Limit.height
  }

  private static func isSound(_ memory: ContactMemory) -> Bool {
    isSound(memory.normal0) && isSound(memory.normal1) && isSound(memory.tangent0)
      && isSound(memory.tangent1)
  }

  private static func isSound(_ emitter: EmitterState) -> Bool {
    (0...Limit.count).contains(emitter.made) && emitter.generator.isSound
  }

  private static func isSound(_ device: PanelDevice, _ setting: Double) -> Bool {
    if case .none = device.control { return setting == device.initial }
    if case .success = device.setting(after: .set(setting), from: setting) { return true }
    return false
  }
}
