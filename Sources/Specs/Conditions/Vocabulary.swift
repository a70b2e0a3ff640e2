import Scenes
import Sim
import Tags

/// What names mean in a condition.
struct Vocabulary {
  /// What kind of value a piece of a condition has.
  enum ValueType: Equatable {
    case truth
    case number
    /// One of a list of words, which compares with those words only.
    case word([String])
    /// Not known, because what would tell has problems of its own.
    case unknown

    /// Such as "true or false".
    var description: String {
      switch self {
      case .truth: "true or false"
      case .number: "a number"
      case .word: "a word"
      case .unknown: "unknown"
      }
    }
  }

  /// A word of the language that stands for a reading.
  struct Word {
    var reading: Reading
    var type: ValueType
  }

  /// Words that stand for something without quotes.
  var words: [Word]
  /// The tags there are; nil if the scene is not known, so that every name may be one.
  var table: TagTable?
  /// Whether names may be tags at all, and conditions have a past.
  var isOfPlant: Bool
  /// The removers there are, each with the names it can be called by.
  var removers: [RemoverName] = []
  /// What conditions may ask of the program.
  var program = PlantContext.ProgramState.none
  /// The scene's name, for hints.
  var scene = ""
}

/// What a remover may be called: its part's name or its tag's.
struct RemoverName {
  var index: Int
  var part: String
  var tag: String?
}

extension Vocabulary {
  /// The words of conditions on a plant.
  static func plant(_ scene: Scene?, _ program: PlantContext.ProgramState) -> Vocabulary {
    func word(_ source: Reading.Source, _ label: String, _ form: Reading.Form = .whole) -> Word {
      Word(reading: Reading(source: source, label: label, form: form), type: .number)
    }
    return Vocabulary(
      words: [
        word(.time, "time", .seconds), word(.emitted, "emitted"), word(.removed, "removed"),
        word(.present, "present"), word(.fallen, "fallen"), word(.warnings, "warnings"),
      ],
      table: scene?.model.table, isOfPlant: true,
      removers: scene.map { RemoverName.all(in: $0.model) } ?? [], program: program,
      scene: scene?.name ?? "")
  }

  /// The words of conditions on an item; ``properties(of:kind:)`` has their values.
  static func items(_ kinds: [ItemKind]) -> Vocabulary {
    let lists: [String: [String]] = [
      "kind": kinds.map(\.name), "material": ItemKind.Material.allCases.map(\.rawValue),
    ]
    let names = ["mass", "length", "width", "height", "kind", "material"]
    return Vocabulary(
      words: names.enumerated().map { index, name in
        Word(
          reading: Reading(source: .property(index), label: name, form: .double),
          type: lists[name].map { .word($0) } ?? .number)
      }, isOfPlant: false)
  }

  /// The values of the words of ``items(_:)`` for one kind, in their order.
  static func properties(of item: ItemKind, kind: Int) -> [Double] {
    let material = ItemKind.Material.allCases.firstIndex(of: item.material) ?? 0
    return [item.mass, item.length, item.width, item.height, Double(kind), Double(material)]
  }
}

extension RemoverName {
  static func all(in model: Model) -> [RemoverName] {
    model.removers.enumerated().map { index, remover in
      RemoverName(
        index: index, part: remover.name, tag: remover.remove.map { model.table[$0].name })
    }
  }

  /// The removers of a name.
  static func indices(named name: String, among all: [RemoverName]) -> [Int] {
    all.filter { $0.part == name || $0.tag == name }.map(\.index)
  }
}
