import Kernel
import Tags

/// A plant's whole state as bytes: from it any build of the same version goes on bit for bit.
///
/// Words of eight bytes, the lowest first: the mark, the format's version, the layout of the
/// state's fields, the model's hash, the number of words of state, those words in the order of the
/// state's walk, in version 2 the number of words of a controller and those words, and a checksum
/// of everything before it.
///
/// - Cost: linear in the items; nothing of it is a memory image.
public struct Snapshot: Sendable, Equatable {
  /// `BELTSNAP` as it stands in the file.
  static let mark: UInt64 = 0x5041_4E53_544C_4542
  /// Raised when the same fields come to mean something else.
  static let version: UInt64 = 1
  /// The version of a snapshot that holds a controller as well.
  static let controlledVersion: UInt64 = 2
  /// Words before and after those of the state.
  static let headLength = 5
  static let tailLength = 1
  /// The fields of ``State``: a program with others refuses the snapshot.
  static let layout = StateLayout.of(
    State(model: Model(table: TagTable(sceneTags: []), parts: []), seed: 0))

  /// The greatest size of a snapshot that is read, in bytes.
  public static let sizeLimit = 1 << 26

  /// What to write to a file.
  public let bytes: [UInt8]
  let modelHash: UInt64
  /// The words of the state.
  let state: ArraySlice<UInt64>
  /// What a controller remembers, as words that only it can read; nil if there was none.
  public let controller: ArraySlice<UInt64>?

  /// The state of a world between two ticks, and of its controller.
  init(of world: World, controller: [UInt64]?) {
    let size = 32 * (world.state.items.count + world.state.io.states.count)
    var encoder = StateEncoder(capacity: size + 64)
    let version = controller == nil ? Self.version : Self.controlledVersion
    for word in [Self.mark, version, Self.layout, world.model.hash, 0] { encoder.add(word) }
    encoder.add(world.state)
    var words = encoder.words
    let end = words.count
    words[Self.headLength - 1] = UInt64(end - Self.headLength)
    if let controller { words += [UInt64(controller.count)] + controller }
    words.append(Self.checksum(words[...]))
    bytes = StateEncoder.bytes(of: words)
    modelHash = world.model.hash
    state = words[Self.headLength..<end]
    self.controller = controller.map { $0[...] }
  }

  /// The snapshot in the bytes of a file.
  ///
  /// - Parameter file: what problems call it.
  /// - Throws: SNP0002 to SNP0006, one at a time, in that order.
  public init(bytes: [UInt8], file: String) throws(Problems) {
    func refuse(_ code: SnapshotProblem, _ message: String, _ hint: String) -> Problems {
      code.problems(file, message, hint: hint)
    }
    guard bytes.count <= Self.sizeLimit else {
      throw refuse(
        .tooLarge, "the file is larger than \(Self.sizeLimit) bytes",
        "name a file that `beltline run --save` wrote")
    }
    let words = StateDecoder.words(in: bytes)
    guard words.first == Self.mark else {
      throw refuse(
        .notASnapshot, "the file is no snapshot", "name a file that `beltline run --save` wrote")
    }
    guard words.count > 2, [Self.version, Self.controlledVersion].contains(words[1]),
      words[2] == Self.layout
    else {
      throw refuse(
        words.count > 2 ? .otherVersion : .wrongLength,
        words.count > 2 ? "another version of Beltline wrote it" : "the file is cut off",
        "make it again with this version")
    }
    guard bytes.count % 8 == 0, let parts = Self.parts(of: words) else {
      throw refuse(
        .wrongLength, "the file has \(bytes.count) bytes, not as many as it should have",
        "copy it again, or make it again")
    }
    guard Self.checksum(words.dropLast()) == words[words.count - 1] else {
      throw refuse(
        .wrongChecksum, "the file is damaged: its checksum is wrong",
        "copy it again, or make it again")
    }
    self.bytes = bytes
    modelHash = words[3]
    (state, controller) = parts
  }

  /// The words of the state and of the controller; nil if the lengths do not fit.
  private static func parts(
    of words: [UInt64]
  ) -> (state: ArraySlice<UInt64>, controller: ArraySlice<UInt64>?)? {
    let last = words.count - tailLength
    guard last >= headLength, let count = Int(exactly: words[headLength - 1]),
      count <= last - headLength
    else { return nil }
    let end = headLength + count
    let state = words[headLength..<end]
    guard words[1] == controlledVersion else { return end == last ? (state, nil) : nil }
    guard end < last, words[end] == UInt64(last - end - 1) else { return nil }
    return (state, words[(end + 1)..<last])
  }

  private static func checksum(_ words: ArraySlice<UInt64>) -> UInt64 {
    var hash = StateHash()
    for word in words { hash.add(word) }
    return hash.value
  }

  /// The first field in which a world's state differs from this one, such as
  /// `items[3].velocity.x`; nil if there is none.
  public func firstDifference(from world: World) -> StateDifference? {
    StateDifference.first(expected: state, found: world.state)
  }

  /// The state of a world of `model`.
  ///
  /// - Throws: SNP0007 or SNP0008.
  func restored(_ model: Model, file: String) throws(Problems) -> State {
    guard modelHash == model.hash else {
      throw SnapshotProblem.otherModel.problems(
        file, "it belongs to another scene or to another version of this one",
        hint: "restore it with the scene as it was when the snapshot was made")
    }
    var restored = State(model: model, seed: 0)
    var decoder = StateDecoder(words: state)
    restored.accept(&decoder)
    let fault = decoder.isComplete ? restored.firstImpossibility(model) : "its lengths do not fit"
    if let fault {
      throw SnapshotProblem.impossibleState.problems(
        file, "what it holds cannot be the state of a plant: \(fault)",
        hint: "make it again with this version")
    }
    return restored
  }
}

extension SnapshotProblem {
  func problems(_ file: String, _ message: String, hint: String) -> Problems {
    Problems([Problem(code: rawValue, file: file, message: message, hint: hint)])
  }
}

extension World {
  /// The state as bytes to go on from, with what a controller remembers, if there is one.
  public func snapshot(controller: [UInt64]? = nil) -> Snapshot {
    Snapshot(of: self, controller: controller)
  }

  /// The world that a snapshot was made of, or one like it in another process or build.
  ///
  /// - Parameters:
  ///   - model: of the same hash as that of the snapshot's world.
  ///   - file: what problems call the snapshot.
  /// - Throws: SNP0007 if the model is another, SNP0008 if the state is none of a plant.
  public init(
    model: Model, restoring snapshot: Snapshot, file: String = "snapshot"
  ) throws(Problems) {
    self.model = model
    state = try snapshot.restored(model, file: file)
    tracker = Tracker(
      model, ramps: state.ramps, axes: state.axes)
    rebuildTracker()
  }
}
