import Kernel
import Sim

/// Reads a scene's own kinds of items, and the items that are there before the first tick.
struct ItemReader {
  static let kindKeys = [
    "name", "shape", "size", "mass", "friction", "face-friction", "top-friction", "restitution",
    "centre-height", "material",
  ]
  static let itemKeys = ["kind", "pose", "velocity", "spin"]
  static let shapes = ["box", "cylinder"]
  /// The greatest number of kinds, and of items, in a scene.
  static let kindLimit = 50
  static let itemLimit = 10_000

  // What an item may be like. A longer one would reach beyond what the plant looks at around it.
  static let extent = 0.01...1.2
  static let height = 0.005...3.0
  static let mass = 0.001...2000.0
  static let friction = 0.0...2.0
  /// A factor on the friction of what is under it.
  static let factor = 0.0...5.0
  static let restitution = 0.0...1.0
  static let speed = -20.0...20.0
  static let spin = -100.0...100.0

  let log: ProblemLog

  // MARK: Kinds

  func readKinds(_ fields: Fields) -> [ItemKind] {
    guard let node = fields["item-kinds"], let elements = fields.list("item-kinds", node) else {
      return []
    }
    guard elements.count <= Self.kindLimit else {
      log.report(
        .outOfRange, at: node, "the scene has \(elements.count) kinds of items",
        hint: "keep at most \(Self.kindLimit)")
      return []
    }
    var names = ItemKind.bundled.map(\.name)
    var kinds: [ItemKind] = []
    for (index, element) in elements.enumerated() {
      guard let kind = readKind(element, number: index + 1, names: &names) else { continue }
      kinds.append(kind)
    }
    return kinds
  }

  private func readKind(_ node: DocumentNode, number: Int, names: inout [String]) -> ItemKind? {
    let subject = "item kind \(number)"
    guard let fields = Fields(node, subject: subject, keys: Self.kindKeys, log: log) else {
      return nil
    }
    let name = fields.require("name", hint: "such as 'tall-box'")
      .flatMap { readName(fields, $0, &names) }
    var shape: String? = "box"
    if let node = fields["shape"] { shape = fields.word("shape", node, among: Self.shapes) }
    let size = fields.require("size", hint: "metres: [length, width, height]").flatMap { node in
      shape.flatMap { readSize(fields, node, isRound: $0 == "cylinder") }
    }
    let mass = fields.require("mass", hint: "kilograms")
      .flatMap { fields.number("mass", $0, in: Self.mass, unit: "kg") }
    // A stand-in where something is wrong, so that the rest is checked as well.
    let sides = size ?? [1, 1, Self.height.upperBound]
    var kind = ItemKind(
      name: name ?? "", length: sides[0], width: sides[1], height: sides[2], mass: mass ?? 1)
    kind.isRound = shape == "cylinder"
    func read(_ key: String, _ range: ClosedRange<Double>, _ unit: String = "") -> Double? {
      fields[key].flatMap { fields.number(key, $0, in: range, unit: unit) }
    }
    kind.friction = read("friction", Self.factor) ?? kind.friction
    kind.faceFriction = read("face-friction", Self.friction) ?? kind.faceFriction
    kind.topFriction = read("top-friction", Self.friction) ?? kind.topFriction
    kind.restitution = read("restitution", Self.restitution) ?? kind.restitution
    kind.centreHeight = read("centre-height", 0...kind.height, "m") ?? kind.centreHeight
    if let node = fields["material"] {
      let words = ItemKind.Material.allCases.map(\.rawValue)
      let word = fields.word("material", node, among: words)
      kind.material = word.flatMap { ItemKind.Material(rawValue: $0) } ?? kind.material
    }
    return name == nil ? nil : kind
  }

  private func readName(
    _ fields: Fields, _ node: DocumentNode, _ names: inout [String]
  ) -> String? {
    guard let name = fields.text("name", node, limit: 60) else { return nil }
    guard SceneLibrary.isName(name) else {
      log.report(
        .unusableText, at: node,
        "'name' of \(fields.subject) may have a to z, 0 to 9 and '-' only",
        hint: "such as 'tall-box'")
      return nil
    }
    guard !names.contains(name) else {
      log.report(
        .duplicateItemKind, at: node, "there is a kind of items called '\(name)' already",
        hint: "give each kind a name of its own")
      return nil
    }
    names.append(name)
    return name
  }

  /// Length, width and height.
  private func readSize(_ fields: Fields, _ node: DocumentNode, isRound: Bool) -> [Double]? {
    guard let elements = fields.list("size", node) else { return nil }
    let words = isRound ? ["diameter", "height"] : ["length", "width", "height"]
    guard elements.count == words.count else {
      log.report(
        .wrongType, at: node, "'size' of \(fields.subject) has \(elements.count) numbers",
        hint: "write [\(words.joined(separator: ", "))]")
      return nil
    }
    let numbers = zip(words, elements).compactMap { word, element in
      fields.number(
        "size", element, in: word == "height" ? Self.height : Self.extent, unit: "m")
    }
    guard numbers.count == words.count else { return nil }
    return isRound ? [numbers[0], numbers[0], numbers[1]] : numbers
  }

  // MARK: Items

  func readItems(_ fields: Fields, kinds: [String]) -> [InitialItem] {
    guard let node = fields["items"], let elements = fields.list("items", node) else { return [] }
    guard elements.count <= Self.itemLimit else {
      log.report(
        .outOfRange, at: node, "the scene has \(elements.count) items",
        hint: "keep at most \(Self.itemLimit); emitters can make the rest")
      return []
    }
    return elements.enumerated().compactMap { index, element in
      readItem(element, number: index + 1, kinds: kinds)
    }
  }

  private func readItem(_ node: DocumentNode, number: Int, kinds: [String]) -> InitialItem? {
    let subject = "item \(number)"
    guard let fields = Fields(node, subject: subject, keys: Self.itemKeys, log: log) else {
      return nil
    }
    let kind = fields.require("kind", hint: "one of: \(kinds.joined(separator: ", "))")
      .flatMap { fields.word("kind", $0, among: kinds) }
      .flatMap { kinds.firstIndex(of: $0) }
    let pose = fields.require("pose", hint: "write pose: {x: 0, y: 0, z: 0.875} in metres")
      .flatMap { PartReader.pose($0, subject: "the pose of \(subject)", height: 0, log: log) }
    var velocity: Vector2? = .zero
    if let node = fields["velocity"] { velocity = readVelocity(fields, node) }
    var spin: Double? = 0
    if let node = fields["spin"] {
      spin = fields.number("spin", node, in: Self.spin, unit: "rad/s")
    }
    guard let kind, let pose, let velocity, let spin else { return nil }
    return InitialItem(kind: kind, pose: pose, velocity: velocity, spin: spin)
  }

  private func readVelocity(_ fields: Fields, _ node: DocumentNode) -> Vector2? {
    guard let elements = fields.list("velocity", node) else { return nil }
    guard elements.count == 2 else {
      log.report(
        .wrongType, at: node, "'velocity' of \(fields.subject) has \(elements.count) numbers",
        hint: "write [x, y] in metres a second")
      return nil
    }
    let numbers = elements.compactMap {
      fields.number("velocity", $0, in: Self.speed, unit: "m/s")
    }
    return numbers.count == 2 ? Vector2(numbers[0], numbers[1]) : nil
  }
}
