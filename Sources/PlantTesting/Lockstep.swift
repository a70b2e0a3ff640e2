import Kernel
import Runtime
import Scenes
import Sim
import Tags

/// A plant beside copies of itself that must stay the same to the last bit, tick by tick.
///
/// This is how the promise is checked that lists, plans and snapshots change nothing: one copy
/// looks at everything in every tick, others go on from bytes.
public struct Lockstep {
  /// What a copy does otherwise than the plant.
  public enum Check: Sendable {
    /// Looks at everything in every tick; see ``World/usesFastPaths``.
    case withoutFastPaths
    /// Goes on from a snapshot: a copy made at every 97th tick and followed for 600, and one that
    /// is restored from itself each time.
    case restored
  }

  /// How often a copy is made from a snapshot, and for how long it is followed, in ticks.
  public static let restoreInterval = 97
  public static let restoreTicks = 600

  /// Where a copy went another way.
  public struct Difference: CustomStringConvertible, Sendable {
    /// The copy in words.
    public let copy: String
    /// The tick after which it was seen.
    public let tick: Tick
    /// The first field that differs; nil if only the hash does.
    public let field: StateDifference?

    /// `without fast paths, tick 812: items[3].velocity.x: expected …, found …`.
    public var description: String {
      "\(copy), tick \(tick): \(field.map { "\($0)" } ?? "the hash differs and no field does")"
    }
  }

  private struct Copy {
    let name: String
    var session: Session
    /// The tick after which it is let go.
    var end = Int.max
    /// A session from a snapshot has no controller: it is given what the plant's one writes.
    var isFollower = false
    var isRestoredOften = false
  }

  private var session: Session
  private var meddler: RandomOperator?
  private let checks: [Check]
  private let outputs: [TagIndex]
  private var copies: [Copy] = []

  /// A plant before its next tick.
  ///
  /// - Parameters:
  ///   - session: with its controller, if it has one.
  ///   - meddler: who changes tags while it runs, the same in every copy.
  public init(_ session: Session, meddler: RandomOperator? = nil, checks: [Check]) {
    self.session = session
    self.meddler = meddler
    self.checks = checks
    outputs = session.plant.table.tags.indices.map { TagIndex($0) }
      .filter { session.plant.table[$0].kind == .output }
    for check in checks {
      switch check {
      case .withoutFastPaths:
        var slow = session
        slow.looksAtEverything()
        copies.append(Copy(name: "without fast paths", session: slow))
      case .restored:
        var copy = Copy(name: "restored again and again", session: restored(session))
        copy.isFollower = true
        copy.isRestoredOften = true
        copies.append(copy)
      }
    }
  }

  /// Advances the plant and its copies until one differs.
  ///
  /// - Parameter isInterrupted: asked every tick; true ends the run.
  /// - Returns: the first difference; nil if there is none.
  /// - Cost: that of two plants, one of which looks at everything, and of ten where they are
  ///   restored.
  public mutating func run(
    ticks: Int, isInterrupted: () -> Bool = { false }
  ) -> Difference? {
    for _ in 0..<ticks {
      if isInterrupted() { return nil }
      if let difference = tick() { return difference }
    }
    return nil
  }

  private mutating func tick() -> Difference? {
    let changes = meddler?.changes() ?? []
    session.carryOut(changes)
    session.tick()
    let hash = session.world.hash
    for index in copies.indices {
      copies[index].session.carryOut(changes)
      copies[index].session.tick()
      if copies[index].isFollower { copyOutputs(to: &copies[index].session) }
      guard copies[index].session.world.hash != hash else { continue }
      return Difference(
        copy: copies[index].name, tick: session.world.state.tick,
        field: session.world.snapshot().firstDifference(from: copies[index].session.world))
    }
    restoreDue()
    return nil
  }

  private func copyOutputs(to copy: inout Session) {
    let states = session.world.state.io.states
    let others = copy.world.state.io.states
    let changes = outputs.filter { states[$0.position].written != others[$0.position].written }
    copy.carryOut(changes.map { .write($0, states[$0.position].written) })
  }

  private mutating func restoreDue() {
    let tick = session.world.state.tick
    copies.removeAll { $0.end <= tick }
    guard tick % Self.restoreInterval == 0, checks.contains(.restored) else { return }
    for index in copies.indices where copies[index].isRestoredOften {
      copies[index].session = restored(copies[index].session)
    }
    var copy = Copy(name: "restored at tick \(tick)", session: restored(session))
    copy.end = tick + Self.restoreTicks
    copy.isFollower = true
    copies.append(copy)
  }

  /// A session that goes on from the bytes of a snapshot.
  private func restored(_ session: Session) -> Session {
    var fresh = Session(scene: session.scene, seed: 0)
    do {
      let name = session.scene.name
      try fresh.restore(try Snapshot(bytes: session.snapshot, file: name), file: name)
    } catch {
      preconditionFailure("a plant's own snapshot was refused: \(error)")
    }
    return fresh
  }
}
