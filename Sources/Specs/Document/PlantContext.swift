import Kernel
import PLC
import Runtime
import Scenes
import Sim
import Tags

/// What a spec's names refer to; nearly nothing when its scene cannot be loaded.
struct PlantContext {
  /// A device on the panel and what it can be called: by its part's name or a tag's.
  struct Device {
    var index: Int
    var names: [String]
  }

  /// What is known of the program's variables.
  enum ProgramState {
    case none
    case known([ProgramVariable])
    /// It has problems of its own.
    case unknown
  }

  let scene: Scene?
  let tickLength: TickLength
  let vocabulary: Vocabulary
  let removers: [RemoverName]
  let devices: [Device]

  init(_ scene: Scene?, program: ProgramState = .none) {
    self.scene = scene
    tickLength = scene?.model.tickLength ?? .standard
    vocabulary = .plant(scene, program)
    removers = vocabulary.removers
    devices = (scene?.model.panel ?? []).enumerated().compactMap { index, device in
      guard let table = scene?.model.table, device.control != .none else { return nil }
      let tags: [TagIndex?] =
        switch device.control {
        case .button(let contact), .toggle(let contact): [contact.tag]
        case .potentiometer(_, let tag): [tag]
        // A selector's tags name its positions.
        case .selector, .none: []
        }
      return Device(
        index: index, names: [device.part] + tags.compactMap { $0.map { table[$0].name } })
    }
  }

  /// The kinds of items that conditions on items know.
  var kinds: [ItemKind] { scene?.model.kinds ?? ItemKind.bundled }

  /// The tag a name means; nil if the scene is not known.
  func tag(
    _ text: String, preferring kind: TagKind? = nil
  ) throws(Finding) -> TagIndex? {
    guard let scene else { return nil }
    let name = TagName(text)
    let search = TagSearch(table: scene.model.table, scene: scene.name)
    return try search.find(name.name, kind: name.kind, preferring: kind)
  }
}
