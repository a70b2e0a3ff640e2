import Kernel
import Tags

@testable import Sim

/// Plants drawn at random.
extension PlantSketch {
  private static let tickLengths = [2, 5, 8, 10]

  /// Lines of belts with walls, pushers and blades, items, emitters, removers, and outputs that
  /// are switched while it runs. No two parts stand in each other.
  static func mixed(_ draw: inout Generator) -> PlantSketch {
    var sketch = PlantSketch(
      pieces: [], milliseconds: tickLengths[draw.below(4)], ticks: 300 + draw.below(500))
    for line in 0..<(1 + draw.below(2)) { sketch.addLine(line, &draw) }
    sketch.removeOverlaps()
    // The drives start at once, and blades are up before anything reaches them.
    for (signal, isOn) in [(0, true), (1, draw.below(4) > 0), (3, true)] {
      sketch.pieces.append(Piece(.action, ["signal": Double(signal), "on": isOn ? 1 : 0]))
    }
    for _ in 0..<draw.below(9) {
      sketch.pieces.append(
        Piece(
          .action,
          [
            "tick": Double(draw.below(sketch.ticks)), "signal": Double(draw.below(3)),
            "on": Double(draw.below(2)),
          ]))
    }
    return sketch
  }

  /// One lane between two guides, so narrow that no two boxes fit side by side.
  static func lane(_ draw: inout Generator) -> PlantSketch {
    var sketch = PlantSketch(
      pieces: [], milliseconds: tickLengths[draw.below(4)], ticks: 300 + draw.below(500))
    for (number, side) in [0.25, -0.25].enumerated() {
      sketch.pieces.append(
        Piece(.wall, name: "guide \(number)", ["x": 4, "y": side, "length": 14]))
    }
    var x = 0.0
    for number in 0..<(2 + draw.below(4)) {
      let length = draw.uniform(from: 1, to: 2)
      sketch.pieces.append(
        Piece(
          .belt, name: "belt \(number)",
          [
            "x": x + length / 2, "yaw": draw.below(4) == 0 ? 180 : 0, "length": length,
            "speed": draw.uniform(from: 0.1, to: 1.5), "friction": draw.uniform(from: 0.2, to: 1),
            "acceleration": [3, 0.5, 1e6][draw.below(3)], "signal": Double(draw.below(3)),
          ]))
      x += length
    }
    if draw.below(2) == 0 {
      sketch.pieces.append(Piece(.blade, name: "blade", ["x": x - 0.5, "width": 0.4]))
    }
    for number in 0..<Int(x / 0.5) where draw.below(4) > 0 {
      sketch.pieces.append(
        Piece(
          .item,
          [
            "x": Double(number) * 0.5 + 0.25 + draw.uniform(from: -0.04, to: 0.04),
            "y": draw.uniform(from: -0.03, to: 0.03), "yaw": draw.uniform(from: -10, to: 10),
            "kind": Double(draw.below(2)), "vx": draw.uniform(from: -1, to: 1),
          ]))
    }
    sketch.removeOverlaps()
    for signal in 0..<4 { sketch.pieces.append(Piece(.action, ["signal": Double(signal)])) }
    for _ in 0..<draw.below(9) {
      sketch.pieces.append(
        Piece(
          .action,
          [
            "tick": Double(draw.below(sketch.ticks)), "signal": Double(draw.below(3)),
            "on": Double(draw.below(2)),
          ]))
    }
    return sketch
  }

  /// Boxes that slide, spin and meet on a plate, level or sloping, or on belts that stand.
  static func free(
    _ draw: inout Generator, items count: Int, friction: ClosedRange<Double>, angle: Double = 0,
    kinds: [Int] = [0, 1, 4, 7, 8]
  ) -> PlantSketch {
    let rubs = draw.uniform(from: friction.lowerBound, to: friction.upperBound)
    var sketch = PlantSketch(
      pieces: [], milliseconds: tickLengths[draw.below(4)], ticks: 100 + draw.below(150))
    if angle == 0, friction.lowerBound > 0, draw.below(2) == 0 {
      for side in [-1.0, 1] {
        sketch.pieces.append(
          Piece(
            .belt, name: "belt \(side)",
            ["x": 10 * side, "z": 6, "length": 20, "width": 20, "friction": rubs]))
      }
    } else {
      sketch.pieces.append(
        Piece(
          .plate, name: "plate",
          ["z": 6, "length": 20, "width": 20, "friction": rubs, "angle": angle]))
    }
    let rise = Rotation(yaw: angle * radiansPerDegree)
    for number in 0..<count {
      // Each comes from its side towards the middle, so that they meet.
      let way = Rotation(yaw: (Double(number) / Double(count) + draw.uniform() * 0.1) * 6.28)
      let place = -way.forward * draw.uniform(from: 0.3, to: 0.5)
      let velocity = way.forward * draw.uniform(from: 0.2, to: 1.5)
      sketch.pieces.append(
        Piece(
          .item,
          [
            "x": place.x, "y": place.y, "z": 6 + place.x * rise.sine / rise.cosine,
            "yaw": [0, draw.uniform(from: -180, to: 180)][draw.below(2)],
            "kind": Double(kinds[draw.below(kinds.count)]),
            "vx": velocity.x + draw.uniform(from: -0.1, to: 0.1),
            "vy": velocity.y + draw.uniform(from: -0.1, to: 0.1),
            "spin": [0, draw.uniform(from: -5, to: 5)][draw.below(2)],
          ]))
    }
    sketch.removeOverlaps()
    return sketch
  }

  /// Boxes and rails that stand on the floor, and boxes that drop from above with their middles on
  /// them, beside their edges, or between them; some fly a little.
  static func drops(_ draw: inout Generator) -> PlantSketch {
    var sketch = PlantSketch(pieces: [], milliseconds: tickLengths[draw.below(4)])
    sketch.ticks = 2000 / sketch.milliseconds
    let kinds = [0, 1, 2, 3, 4, 5, 7, 8]
    let below = 1 + draw.below(3)
    for number in 0..<below {
      sketch.pieces.append(
        Piece(
          .item,
          [
            "x": 0.5 * Double(number), "y": draw.uniform(from: -0.1, to: 0.1), "z": 0,
            "yaw": [0, draw.uniform(from: -180, to: 180)][draw.below(2)],
            "kind": Double(kinds[draw.below(kinds.count)]),
          ]))
    }
    for number in 0..<draw.below(3) {
      sketch.pieces.append(
        Piece(
          .wall, name: "rail \(number)",
          [
            "x": draw.uniform(from: -0.4, to: 1.4), "y": draw.uniform(from: -0.4, to: 0.4), "z": 0,
            "yaw": draw.uniform(from: -90, to: 90), "length": draw.uniform(from: 0.1, to: 1),
          ]))
    }
    sketch.removeOverlaps()
    for number in 0..<(1 + draw.below(4)) {
      sketch.pieces.append(
        Piece(
          .item,
          [
            "x": 0.5 * Double(draw.below(below)) + draw.uniform(from: -0.35, to: 0.35),
            "y": draw.uniform(from: -0.35, to: 0.35),
            // So far above each other that none begins in another.
            "z": 0.4 + 0.4 * Double(number) + draw.uniform(from: 0, to: 0.03),
            "yaw": [0, draw.uniform(from: -180, to: 180)][draw.below(2)],
            "kind": Double(kinds[draw.below(kinds.count)]),
            "vx": [0, draw.uniform(from: -0.5, to: 0.5)][draw.below(2)],
            "vy": [0, draw.uniform(from: -0.5, to: 0.5)][draw.below(2)],
          ]))
    }
    return sketch
  }

  // MARK: Lines

  /// A line of belts: which one, where it begins and where it leads, degrees.
  private struct Line {
    let number: Int
    let yaw: Double

    /// A piece so far along the line and to the left of it.
    func piece(
      _ kind: Kind, _ name: String, _ x: Double, y: Double = 0, turned: Double = 0,
      _ numbers: KeyValuePairs<String, Double>
    ) -> Piece {
      let origin = Pose(x: -2, y: 5 * Double(number), yaw: yaw * radiansPerDegree)
      let place = origin.place(Vector2(x, y))
      var piece = Piece(kind, name: name.isEmpty ? "" : "\(name) of line \(number)", numbers)
      piece["x"] = place.x
      piece["y"] = place.y
      piece["yaw"] = yaw + turned
      return piece
    }
  }

  private mutating func addLine(_ number: Int, _ draw: inout Generator) {
    let yaw: Double = number == 0 ? [0, 0, 17][draw.below(3)] : [0, 0, -35][draw.below(3)]
    let line = Line(number: number, yaw: yaw)
    var x = 0.0
    for number in 0..<(2 + draw.below(3)) {
      x += [0, 0, 0.03][draw.below(3)]
      let length = draw.uniform(from: 1, to: 2)
      let belt = line.piece(
        .belt, "belt \(number)", x + length / 2,
        [
          "z": 0.8 + [0, 0, 0.003][draw.below(3)], "length": length, "width": 0.75,
          "speed": draw.uniform(from: 0.1, to: 1.2), "friction": draw.uniform(from: 0.2, to: 0.9),
          "acceleration": [3, 0.5, 1e6][draw.below(3)],
        ])
      pieces.append(belt)
      addItems(line, x, on: belt, &draw)
      addObstacle(number, line, x, on: belt, &draw)
      x += length
    }
    addEnds(line, x, &draw)
  }

  private mutating func addItems(
    _ line: Line, _ x: Double, on belt: Piece, _ draw: inout Generator
  ) {
    for place in [0.3, 0.7] where draw.below(5) > 1 {
      let velocity = [0, draw.uniform(from: -1, to: 1)][draw.below(2)]
      pieces.append(
        line.piece(
          .item, "", x + place * belt["length"], y: draw.uniform(from: -0.2, to: 0.2),
          turned: [0, 0, draw.uniform(from: -180, to: 180)][draw.below(3)],
          [
            "z": belt["z"], "kind": Double([0, 1, 2, 3, 7, 8][draw.below(6)]), "vx": velocity,
            "vy": velocity * draw.uniform(from: -0.5, to: 0.5),
            "spin": velocity * draw.uniform(from: -2, to: 2),
          ]))
    }
  }

  /// A wall in the way, a pusher beside it, or nothing.
  private mutating func addObstacle(
    _ number: Int, _ line: Line, _ x: Double, on belt: Piece, _ draw: inout Generator
  ) {
    if number > 0, draw.below(3) == 0 {
      let side = draw.uniform(from: -0.4, to: 0.4)
      pieces.append(
        line.piece(
          .wall, "wall \(number)", x + draw.uniform() * belt["length"], y: side,
          turned: draw.uniform(from: 20, to: 160),
          ["z": belt["z"], "length": draw.uniform(from: 0.2, to: 0.9)]))
    } else if draw.below(4) == 0 {
      pieces.append(
        line.piece(
          .pusher, "pusher \(number)", x + belt["length"] / 2, y: -0.6, turned: 90,
          [
            "z": belt["z"], "stroke": draw.uniform(from: 0.3, to: 0.9),
            "speed": draw.uniform(from: 0.2, to: 1.2), "force": [60, 500][draw.below(2)],
            "width": draw.uniform(from: 0.2, to: 0.6),
          ]))
    }
  }

  /// A blade, an emitter and a remover, each on some lines; `x` is the end of the line.
  private mutating func addEnds(_ line: Line, _ x: Double, _ draw: inout Generator) {
    if draw.below(3) == 0 { pieces.append(line.piece(.blade, "blade", x - 0.4, ["z": 0.8])) }
    if draw.below(2) == 0 {
      pieces.append(
        line.piece(
          .emitter, "emitter", 0.4,
          [
            "z": 0.82, "interval": draw.uniform(from: 0.5, to: 2), "kind": Double(draw.below(3)),
            "shift": [0, 0.1][draw.below(2)],
          ]))
    }
    if draw.below(2) == 0 {
      let place = x - draw.uniform(from: -0.4, to: 1.5)
      pieces.append(line.piece(.remover, "remover", place, ["z": 0]))
    }
  }

  // MARK: Soundness

  /// Whether nothing stands in anything else at the start, so that what is wrong later went wrong.
  var isSound: Bool {
    guard pieces.allSatisfy(\.hasRoom) else { return false }
    return pieces.indices.allSatisfy { !stands($0, in: pieces[..<$0]) }
  }

  /// Takes out what stands in something that comes before it.
  private mutating func removeOverlaps() {
    var kept: [Piece] = []
    // Walls first: items give way to them.
    for piece in pieces.filter({ $0.kind != .item }) + pieces(.item) {
      let sketch = PlantSketch(pieces: kept + [piece])
      if !sketch.stands(kept.count, in: kept[...]) { kept.append(piece) }
    }
    pieces = kept
  }

  private func stands(_ index: Int, in others: ArraySlice<Piece>) -> Bool {
    guard let room = pieces[index].room else { return false }
    return others.contains { other in
      guard let taken = other.room, pieces[index].kind.excludes(other.kind),
        !pieces[index].isAbove(other), !other.isAbove(pieces[index])
      else { return false }
      // Seams are closed up to rounding.
      return taken.separation(from: room) < (other.kind == .item ? 0 : -1e-9)
    }
  }
}

extension PlantSketch.Kind {
  private var carries: Bool { self == .belt || self == .plate }

  /// Whether the two must not stand in each other: items in anything but what carries them, and
  /// what carries in what carries.
  fileprivate func excludes(_ other: PlantSketch.Kind) -> Bool {
    if carries || other.carries { return carries && other.carries }
    return self == .item || other == .item
  }
}

extension PlantSketch.Piece {
  /// Sizes that a part can have.
  fileprivate var hasRoom: Bool {
    let positive = ["length", "width", "stroke", "speed", "interval", "acceleration"]
    return zip(kind.plain, numbers).allSatisfy { !positive.contains($0.name) || $1 >= 0.02 }
  }

  /// Whether both are items and it is wholly higher.
  fileprivate func isAbove(_ other: PlantSketch.Piece) -> Bool {
    guard kind == .item, other.kind == .item else { return false }
    return self["z"] >= other["z"]
      + (ItemKind.bundled + PlantSketch.kinds)[Int(other["kind"])].height
  }

  /// The room it takes at the start.
  fileprivate var room: Rectangle? {
    switch kind {
    case .item:
      let size = (ItemKind.bundled + PlantSketch.kinds)[Int(self["kind"])]
      return Rectangle(pose: pose, length: size.length, width: size.width)
    case .belt, .plate: return Rectangle(pose: pose, length: self["length"], width: self["width"])
    case .wall: return Rectangle(pose: pose, length: self["length"], width: 0.04)
    case .pusher: return Rectangle(pose: pose, length: 0.04, width: self["width"])
    // It must be up before anything comes.
    case .blade: return Rectangle(pose: pose, length: 0.7, width: self["width"])
    case .emitter: return Rectangle(pose: pose, length: 0.6, width: 0.6)
    default: return nil
    }
  }
}
