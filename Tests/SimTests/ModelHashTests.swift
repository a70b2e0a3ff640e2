import PlantTesting
import Tags
import Testing

@testable import Kernel
@testable import Sim

/// The model's hash holds all that the model is made of.
@Suite struct ModelHashTests {
  /// The words that a value adds to the hash, counted by looking at its stored properties.
  private func leaves(_ value: Any) -> UInt64 {
    let mirror = Mirror(reflecting: value)
    let inner = mirror.children.reduce(0) { $0 + leaves($1.value) }
    // Looked at before the casts below, which see through an optional.
    if mirror.displayStyle == .optional { return 1 + inner }
    if let text = value as? String { return 1 + UInt64(text.utf8.count) }
    if let material = value as? ItemKind.Material { return leaves(material.rawValue) }
    switch mirror.displayStyle {
    // Several values of a case are shown as a tuple of them.
    case .enum, .collection: return 1 + inner
    default: return mirror.children.isEmpty ? 1 : inner
    }
  }

  private func words(_ piece: some ModelPiece) -> UInt64 {
    var hash = StateHash()
    piece.add(to: &hash)
    return hash.count
  }

  @Test("Every stored property of every primitive counts", arguments: UInt64(1)...20)
  func completeness(seed: UInt64) {
    let parts = RandomPlant(seed: seed).parts
    var builder = ModelBuilder()
    for part in parts { part.build(into: &builder) }
    var metal = InductiveSensor(name: "metal", pose: Pose())
    metal.signal = TagIndex(0)
    metal.volts = TagIndex(1)
    let panel: [any PartDefinition] = [
      PushButton(name: "button", pose: Pose()), EmergencyStop(name: "stop", pose: Pose()),
      Selector(name: "selector", pose: Pose()), Potentiometer(name: "knob", pose: Pose()),
      Indicator(name: "lamp", pose: Pose()), Tank(name: "tank", pose: Pose()),
      Encoder(name: "encoder", pose: Pose()), metal,
    ]
    for part in panel { part.build(into: &builder) }
    #expect(words(builder) == leaves(builder))
    #expect(words(ItemKind.bundled) == leaves(ItemKind.bundled))
    let model = RandomPlant(seed: seed).model
    #expect(words(model.table.tags) == leaves(model.table.tags))
    #expect(words(model.initialItems) == leaves(model.initialItems))
  }

  @Test("Equal models have equal hashes; another tick, tag, size or order gives another")
  func differences() {
    let belt = Conveyor.belt(name: "belt", pose: Pose(z: 0.8), length: 4)
    let eye = DiffuseSensor(name: "eye", pose: Pose(z: 0.9))
    func hash(
      milliseconds: Int = 5, tags: [Tags.Tag] = [], resets: Bool = true,
      _ parts: [any PartDefinition]
    ) -> UInt64 {
      Model(
        table: TagTable(sceneTags: tags), tickLength: TickLength(milliseconds: milliseconds)!,
        resetsMechanisms: resets, parts: parts
      ).hash
    }
    let original = hash([belt, eye])
    #expect(hash([belt, eye]) == original)
    var longer = belt
    longer.length = 4.000_000_1
    let tag = Tags.Tag(name: "x", id: TagID(high: 1, low: 2), address: 0, type: .bit, kind: .input)
    let others = [
      hash(milliseconds: 6, [belt, eye]), hash(tags: [tag], [belt, eye]),
      hash(resets: false, [belt, eye]), hash([longer, eye]), hash([belt]),
      hash([belt, eye, eye]), hash([belt, belt, eye]),
    ]
    #expect(Set(others + [original]).count == others.count + 1)
  }
}
