import Kernel
import Scenes
import Sim

/// The whole state of a session: the plant, and what its controller remembers.
extension Session {
  /// A fingerprint of everything that the further run depends on: that of the plant alone, unless
  /// a controller with an ``Controller/identity`` runs.
  public var hash: UInt64 {
    guard var controller = remembering, let identity = controller.identity else {
      return world.hash
    }
    var hash = StateHash()
    hash.add(world.hash)
    hash.add(identity)
    controller.accept(&hash)
    return hash.value
  }

  /// A snapshot of the session, as it is written to a file.
  public var snapshot: [UInt8] {
    guard var controller = remembering, let identity = controller.identity else {
      return world.snapshot().bytes
    }
    var encoder = StateEncoder()
    encoder.add(identity)
    controller.accept(&encoder)
    return world.snapshot(controller: encoder.words).bytes
  }

  /// Goes on from a snapshot of the same scene: its tick, tags, forces, faults and seed are those
  /// of the snapshot. So is the memory of the controller, which starts anew if the snapshot was
  /// made without one.
  ///
  /// - Parameter file: what problems call the snapshot.
  /// - Throws: SNP0007 to SNP0010, and changes nothing.
  public mutating func restore(_ snapshot: Snapshot, file: String) throws(Problems) {
    let restored = try World(model: scene.model, restoring: snapshot, file: file)
    var next = controller
    next?.start(table: plant.table)
    if let words = snapshot.controller {
      guard var found = next, let identity = found.identity, identity == words.first else {
        throw otherProgram(file, controller == nil)
      }
      var decoder = StateDecoder(words: words.dropFirst())
      found.accept(&decoder)
      if let fault = decoder.isComplete ? found.impossibility : "its lengths do not fit" {
        throw impossibleProgram(file, fault)
      }
      next = found
    }
    world = restored
    controller = next
    isControlled = true
  }

  /// The controller whose memory is part of the state.
  private var remembering: (any Controller)? { isControlled ? controller : nil }

  private func otherProgram(_ file: String, _ isMissing: Bool) -> Problems {
    Problems([
      Problem(
        code: SnapshotProblem.otherProgram.rawValue, file: file,
        message: isMissing
          ? "it was made with a program, and none runs now"
          : "it was made with another program, or with this one mapped otherwise",
        hint: "restore it with the program and the mapping it was made with")
    ])
  }

  private func impossibleProgram(_ file: String, _ fault: String) -> Problems {
    Problems([
      Problem(
        code: SnapshotProblem.impossibleProgramState.rawValue, file: file,
        message: "what it holds cannot be the memory of the program: \(fault)",
        hint: "make it again with this version")
    ])
  }
}
