import Kernel

extension Physics {
  /// Works out which movers need not be solved from the next tick on, and stills those that
  /// only tremble.
  ///
  /// A lone mover or a whole island *rests* when it stood still in this tick and in the last. It
  /// *rides* when nothing rubs or pushes and each of it moves exactly as the one level surface
  /// under it: then the next tick would change nothing but its place.
  mutating func judge(_ items: [Item], _ plant: Plant) {
    for index in movers.indices {
      verdicts.append(
        isStill(index) ? .resting : movers[index].isAirborne ? .active : rides(index, plant))
    }
    for island in 0..<islands.count { judge(island: island, plant) }
    for index in movers.indices where verdicts[index] == .resting {
      movers[index].velocity = .zero
      movers[index].spin = 0
    }
  }

  private func isStill(_ index: Int) -> Bool {
    // A drive that stalls is held like what it pushes.
    guard movers[index].wasStill, movers[index].sampleCount > 0 || movers[index].isDrive,
      movers[index].velocity.lengthSquared < Self.calm * Self.calm,
      movers[index].spin.magnitude * movers[index].radius < Self.calm
    else { return false }
    // What stands on a load cell goes on being weighed.
    for position in movers[index].samples
    where samples[position].loadCell >= 0 { return false }
    return !gains(index)
  }

  /// Whether what stood has begun to move: a push that is a little more than friction holds.
  private func gains(_ index: Int) -> Bool {
    movers[index].isPushed && movers[index].startVelocity == .zero
      && movers[index].velocity.lengthSquared > Self.rest * Self.rest
  }

  private func rides(_ index: Int, _ plant: Plant) -> Motion {
    let surface = movers[index].carrier
    guard !movers[index].isDrive, surface >= 0, movers[index].spin == 0,
      movers[index].velocity == plant.surfaces[surface].linear,
      plant.model.ridable[surface], plant.surfaces[surface].turning == 0
    else { return .active }
    for position in movers[index].samples
    where samples[position].impulse != .zero { return .active }
    return .riding
  }

  /// An island does the same as a whole, or stays active.
  private mutating func judge(island: Int, _ plant: Plant) {
    let members = islands.movers[islands.moverStarts[island]..<islands.moverStarts[island + 1]]
    let touching =
      islands.contacts[islands.contactStarts[island]..<islands.contactStarts[island + 1]]
    var verdict = verdicts[members[members.startIndex]]
    let velocity = movers[members[members.startIndex]].velocity
    for index in members where verdicts[index] != verdict { verdict = .active }
    if verdict == .riding {
      // Touching each other without a push is fine, and so is a wall that they go along.
      for index in members where movers[index].velocity != velocity { verdict = .active }
      for index in touching
      where contacts[index].presses
        || contacts[index].b < 0 && velocity.dot(contacts[index].normal).magnitude > Self.rest
      { verdict = .active }
    }
    if verdict == .active, glides(members, touching, plant) { verdict = .riding }
    // A wall that moves may be gone in the next tick, and then nothing would wake what it held.
    for index in touching where contacts[index].b < 0 {
      if plant.walls[contacts[index].wall].moves { verdict = .active }
    }
    for index in members { verdicts[index] = verdict }
  }
}

extension Contact {
  /// The number of the wall it is with.
  var wall: Int { key & (1 << 31 - 1) }

  /// Its impulses, for the next tick's warm start; nil if it does not press.
  var memory: ContactMemory? {
    guard presses else { return nil }
    return ContactMemory(
      key: key, normal0: place0.impulse, normal1: place1.impulse,
      tangent0: place0.tangentImpulse, tangent1: place1.tangentImpulse)
  }
}
