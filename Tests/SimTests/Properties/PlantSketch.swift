import Kernel
import Tags

@testable import Sim

/// A plant as data: pieces with numbers, which can be printed, left out and made rounder.
struct PlantSketch: Equatable {
  /// What a piece is.
  enum Kind: String {
    case belt, plate, wall, pusher, blade, emitter, remover, item, action

    /// Its numbers in order, each with the plainest value it can have: metres, degrees, m/s,
    /// newtons and seconds; a signal is the number of an output, from 0 to 3.
    var plain: [(name: String, value: Double)] {
      let pose = [("x", 0.0), ("y", 0.0), ("z", 0.8), ("yaw", 0.0)]
      return switch self {
      case .belt:
        pose + [
          ("length", 2), ("width", 1), ("speed", 0.5), ("friction", 0.6), ("acceleration", 3),
          ("signal", 0),
        ]
      case .plate: pose + [("length", 2), ("width", 2), ("angle", 0), ("friction", 0.5)]
      case .wall: pose + [("length", 1), ("friction", 0.2)]
      case .pusher:
        pose + [("stroke", 0.5), ("speed", 0.5), ("force", 500), ("width", 0.5), ("signal", 2)]
      case .blade: pose + [("width", 1), ("signal", 3)]
      case .emitter: pose + [("interval", 1), ("kind", 0), ("shift", 0), ("signal", 1)]
      case .remover: pose + [("length", 0.5), ("signal", 1)]
      case .item: pose + [("kind", 0), ("vx", 0), ("vy", 0), ("spin", 0)]
      case .action: [("tick", 0), ("signal", 0), ("on", 1)]
      }
    }

    var isPart: Bool { self != .item && self != .action }
  }

  /// A part, an item that is there from the start, or something that is done between two ticks.
  struct Piece: Equatable {
    let kind: Kind
    /// The name of a part, which stays with it when others are left out.
    let name: String
    var numbers: [Double]

    init(_ kind: Kind, name: String = "", _ numbers: KeyValuePairs<String, Double>) {
      self.kind = kind
      self.name = name
      self.numbers = kind.plain.map(\.value)
      for (name, value) in numbers { self[name] = value }
    }

    subscript(_ name: String) -> Double {
      get { numbers[index(name)] }
      set { numbers[index(name)] = newValue }
    }

    private func index(_ name: String) -> Int {
      guard let index = kind.plain.firstIndex(where: { $0.name == name }) else {
        fatalError("a \(kind) has no \(name)")
      }
      return index
    }

    var pose: Pose {
      Pose(x: self["x"], y: self["y"], z: self["z"], yaw: self["yaw"] * radiansPerDegree)
    }

    /// Seen in a mirror along the x axis.
    var mirrored: Piece {
      var piece = self
      for name in ["y", "yaw", "vy", "spin"] where kind.plain.contains(where: { $0.name == name }) {
        piece[name] = -piece[name]
      }
      return piece
    }
  }

  var pieces: [Piece]
  var milliseconds = 5
  var ticks = 600

  /// Kinds of items beside the bundled ones: a drum, and a box that bounces.
  static let kinds: [ItemKind] = {
    var drum = ItemKind(name: "drum", length: 0.3, width: 0.3, height: 0.3, mass: 4)
    drum.isRound = true
    var bouncer = ItemKind(name: "bouncer", length: 0.3, width: 0.2, height: 0.2, mass: 2)
    bouncer.restitution = 0.4
    return [drum, bouncer]
  }()

  func pieces(_ kind: Kind) -> [Piece] { pieces.filter { $0.kind == kind } }

  // MARK: Building

  func model() -> Model {
    let tags = (0..<4).map { number in
      let name = "output \(number)"
      return Tag(
        name: name, id: .derived(scene: "sketch", name: name, kind: .output, ordinal: 0),
        address: number, type: .bit, kind: .output)
    }
    let items = pieces(.item).map { piece in
      InitialItem(
        kind: Int(piece["kind"]), pose: piece.pose, velocity: Vector2(piece["vx"], piece["vy"]),
        spin: piece["spin"])
    }
    return Model(
      table: TagTable(sceneTags: tags), tickLength: TickLength(milliseconds: milliseconds)!,
      kinds: Self.kinds, initialItems: items,
      parts: pieces.filter(\.kind.isPart).map { $0.part() })
  }

  static func output(_ number: Double) -> TagIndex {
    TagIndex(ReservedTag.allCases.count + Int(number))
  }
}

extension PlantSketch.Piece {
  fileprivate func part() -> any PartDefinition {
    switch kind {
    case .belt:
      var belt = Conveyor.belt(name: name, pose: pose, length: self["length"])
      belt.width = self["width"]
      belt.speed = self["speed"]
      belt.friction = self["friction"]
      belt.acceleration = self["acceleration"]
      belt.forward = PlantSketch.output(self["signal"])
      return belt
    case .plate:
      var plate = Plate(name: name, pose: pose)
      plate.length = self["length"]
      plate.width = self["width"]
      plate.angle = self["angle"] * radiansPerDegree
      plate.friction = self["friction"]
      return plate
    case .wall:
      var wall = Aligner(name: name, pose: pose)
      wall.length = self["length"]
      wall.friction = self["friction"]
      return wall
    case .pusher:
      var pusher = Pusher(name: name, pose: pose)
      pusher.stroke = self["stroke"]
      pusher.speed = self["speed"]
      pusher.force = self["force"]
      pusher.width = self["width"]
      pusher.extend = PlantSketch.output(self["signal"])
      return pusher
    case .blade:
      var blade = StopBlade(name: name, pose: pose)
      blade.width = self["width"]
      blade.raise = PlantSketch.output(self["signal"])
      return blade
    case .emitter:
      var emitter = Emitter(name: name, pose: pose)
      emitter.interval = self["interval"]...self["interval"]
      emitter.parts = ItemMask(index: Int(self["kind"]))
      emitter.randomShift = self["shift"]
      emitter.emit = PlantSketch.output(self["signal"])
      return emitter
    case .remover:
      var remover = Remover(name: name, pose: pose)
      remover.length = self["length"]
      remover.remove = PlantSketch.output(self["signal"])
      return remover
    case .item, .action: fatalError("no part")
    }
  }
}

// MARK: - Describing

extension PlantSketch: CustomStringConvertible {
  /// Enough to build the plant again by hand: one piece a line, with all of its numbers.
  var description: String {
    let lines = pieces.map { piece in
      let numbers = zip(piece.kind.plain, piece.numbers).map { "\($0.name) \($1)" }
      let name = piece.name.isEmpty ? "" : " '\(piece.name)'"
      return "  \(piece.kind)\(name): " + numbers.joined(separator: ", ")
    }
    return "tick \(milliseconds) ms, \(ticks) ticks, \(pieces.count) pieces:\n"
      + lines.joined(separator: "\n")
  }
}
