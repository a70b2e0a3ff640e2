import Foundation
import FoundationXML
import Kernel
import PlantTesting
import Reports
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// What a plant looks like, and its floor plan.
@Suite struct DrawingTests {
  private static func scene(_ parts: String, items: String = "") throws -> Scene {
    try SceneFile.decode(
      "beltline: 1\nname: x\ntitle: A <plan> & \"more\"\nparts:\n\(parts)\(items)", file: "x")
  }

  private static func session(_ parts: String, items: String = "") throws -> Session {
    Session(scene: try scene(parts, items: items), seed: 1)
  }

  private func near(_ a: Vector2, _ b: Vector2) -> Bool { (a - b).length < 1e-9 }

  // MARK: Shapes

  @Test func aBeltIsItsRectangleWithItsDirection() throws {
    let session = try Self.session(
      "  - {name: B, kind: belt-conveyor, pose: {x: 1, y: 2, yaw: 90}, settings: {length: 4, "
        + "width: 0.8}, signals: {forward: {name: B, force: true}}}\n")
    let shape = try #require(session.frame().shapes.first)
    // A quarter turn: the length lies along y.
    let wanted = [(1.4, 4.0), (0.6, 4.0), (0.6, 0.0), (1.4, 0.0)].map { Vector2($0.0, $0.1) }
    for corner in wanted { #expect(shape.outline.contains { near($0, corner) }) }
    #expect(shape.outline.count == 4)
    guard case .surface(.along(let direction)) = shape.role else {
      Issue.record("no straight surface")
      return
    }
    #expect(near(direction, Vector2(0, 1)))
    #expect(shape.bottom == 0.875)
    #expect(shape.speed == 0)
  }

  @Test func aBeltShowsWhetherItRuns() throws {
    var session = try Self.session(
      "  - {name: B, kind: belt-conveyor, pose: {x: 0, y: 0}, signals: "
        + "{forward: {name: B, force: true}}}\n")
    for _ in 0..<200 { session.tick() }
    #expect(session.frame().shapes[0].speed == 0.6)
  }

  @Test func aCurveIsARingOfItsRadii() throws {
    let session = try Self.session(
      "  - {name: C, kind: curved-belt-conveyor, pose: {x: 0, y: 0}, settings: {radius: 1, "
        + "width: 0.5, angle: 90}}\n")
    let outline = try #require(session.frame().shapes.first).outline
    // It bends to the left around a place one radius to the left of its beginning.
    let radii = outline.map { ($0 - Vector2(0, 1)).length }
    #expect(radii.allSatisfy { ($0 - 1.25).magnitude < 1e-9 || ($0 - 0.75).magnitude < 1e-9 })
    for corner in [Vector2(0, -0.25), Vector2(1.25, 1), Vector2(0.75, 1), Vector2(0, 0.25)] {
      #expect(outline.contains { near($0, corner) }, "no corner at \(corner)")
    }
  }

  @Test func aPushersPlateMovesWithItsStroke() throws {
    var session = try Self.session(
      "  - {name: P, kind: pusher, pose: {x: 0, y: 0}, settings: {stroke: 0.5}, signals: "
        + "{extend: {name: P, force: true}}}\n")
    func front() -> Double { session.frame().shapes[0].outline.map(\.x).max() ?? 0 }
    let home = front()
    for _ in 0..<400 { session.tick() }
    #expect((front() - home - 0.5).magnitude < 1e-9)
  }

  @Test func aBeamReachesFromItsLensToItsRange() throws {
    let session = try Self.session(
      "  - {name: E, kind: retroreflective-sensor, pose: {x: 1, y: 2, yaw: 180}, settings: "
        + "{range: 0.7}}\n")
    let shape = try #require(session.frame().shapes.first)
    #expect(shape.role == .ray)
    #expect(near(shape.outline[0], Vector2(1, 2)) && near(shape.outline[1], Vector2(0.3, 2)))
  }

  @Test func everyKindOfPartThatStandsInAPlantHasAShape() throws {
    for kind in Catalogue.kinds where kind.height != nil {
      let session = try Self.session(
        "  - {name: P, kind: \(kind.word), pose: {x: 0, y: 0, z: 2}}\n")
      let frame = session.frame()
      #expect(!frame.shapes.isEmpty, "\(kind.word) cannot be seen")
      #expect(frame.shapes.allSatisfy { $0.outline.count > 1 && $0.bottom <= $0.top })
    }
  }

  @Test func aTankIsACircleThatFills() throws {
    var session = try Self.session(
      "  - {name: T, kind: tank, mode: digital, pose: {x: 1, y: 2}, settings: {diameter: 2, "
        + "height: 3}, signals: {fill: {name: F, force: true}}}\n")
    let empty = try #require(session.frame().shapes.first)
    #expect(empty.role == .tank && empty.fill == 0)
    #expect(empty.outline.allSatisfy { (($0 - Vector2(1, 2)).length - 1).magnitude < 1e-9 })
    // 0.25 m³/s into π m² for 4 s is a height of 1/π m, of 3 m.
    for _ in 0..<800 { session.tick() }
    let filled = try #require(session.frame().shapes.first)
    #expect((filled.fill - 1 / (3 * Double.pi)).magnitude < 1e-3)
    #expect(PlanDrawing(frame: session.frame()).svg.contains(">11 %</text>"))
  }

  @Test func anEncoderShowsWhichWayCountsUp() throws {
    let session = try Self.session(
      "  - {name: E, kind: encoder, pose: {x: 1, y: 2, yaw: 90}}\n")
    let shape = try #require(session.frame().shapes.first)
    #expect(shape.role == .wheel && near(shape.outline[0], Vector2(1, 2)))
    #expect(shape.outline[1].y > 2 && (shape.outline[1].x - 1).magnitude < 1e-9)
  }

  // MARK: The plan

  /// Middles and half extents of the parts' names in a drawing, as wide as they are set.
  private func names(_ svg: String, of frame: Frame) -> [(middle: Vector2, half: Vector2)] {
    let pattern = #/<text x="([\d.-]+)" y="([\d.-]+)" font-size="11"[^>]*#24292f[^>]*>([^<]*)</#
    return svg.matches(of: pattern).compactMap { match in
      let text = String(match.output.3)
      guard frame.plant.parts.contains(where: { $0.name == text }),
        let x = Double(match.output.1), let y = Double(match.output.2)
      else { return nil }
      return (Vector2(x, y - 4), Vector2(Double(text.count) * 5.8 / 2, 6))
    }
  }

  @Test(arguments: BundledPlants.names)
  func noNameStandsOnAnother(name: String) throws {
    let scene = try SceneLibrary.standard.load(named: name)
    let frame = Session(scene: scene, seed: 1).frame()
    let labels = names(PlanDrawing(frame: frame).svg, of: frame)
    #expect(labels.count == frame.plant.parts.count(where: \.isPlaced))
    for (number, a) in labels.enumerated() {
      for b in labels[..<number] {
        let apart = a.middle - b.middle
        #expect(
          apart.x.magnitude >= a.half.x + b.half.x || apart.y.magnitude >= a.half.y + b.half.y)
      }
    }
  }

  @Test func aCrowdOfNamesIsPutApart() throws {
    // Nine beams within a hand's breadth.
    let parts = (0..<9).map { number in
      "  - {name: Beam number \(number), kind: retroreflective-sensor, pose: {x: "
        + "\(Double(number % 3) * 0.05), y: \(Double(number / 3) * 0.05)}}\n"
    }
    let frame = try Self.session(parts.joined()).frame()
    let labels = names(PlanDrawing(frame: frame).svg, of: frame)
    #expect(labels.count == 9)
    for (number, a) in labels.enumerated() {
      for b in labels[..<number] {
        let apart = a.middle - b.middle
        #expect(
          apart.x.magnitude >= a.half.x + b.half.x || apart.y.magnitude >= a.half.y + b.half.y)
      }
    }
  }

  /// The elements of a drawing by an independent reader: names and attributes.
  private func elements(_ svg: String) throws -> [(name: String, attributes: [String: String])] {
    final class Reader: NSObject, XMLParserDelegate {
      var found: [(name: String, attributes: [String: String])] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) { found.append((name, attributes)) }
    }
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "no XML: \(String(describing: parser.parserError))")
    return reader.found
  }

  @Test func namesWithMarksOfXMLAreWellFormed() throws {
    let session = try Self.session(
      "  - {name: 'a < b & \"c\"', kind: belt-conveyor, pose: {x: 0, y: 0}}\n")
    let svg = PlanDrawing(frame: session.frame()).svg
    _ = try elements(svg)
    #expect(svg.contains("a &lt; b &amp; &quot;c&quot;"))
    #expect(svg.contains("A &lt;plan&gt; &amp;"))
  }

  @Test func thePlanIsToScaleAndNorthIsUp() throws {
    let session = try Self.session(
      "  - {name: B, kind: belt-conveyor, pose: {x: 0, y: 0}, settings: {length: 4}}\n",
      items: "items:\n  - {kind: box-s, pose: {x: 1, y: 0.2, z: 0.875}}\n")
    let paths = try elements(PlanDrawing(frame: session.frame()).svg)
      .filter { $0.name == "path" }.compactMap { $0.attributes["d"] }
    let belt = try #require(paths.first.map(corners))
    // The box is the only other outline of four corners.
    let box = try #require(
      paths.dropFirst().map(corners).first { $0.count == 4 })
    func span(_ places: [Vector2], _ axis: (Vector2) -> Double) -> Double {
      (places.map(axis).max() ?? 0) - (places.map(axis).min() ?? 0)
    }
    let scale = span(belt, \.x) / 4
    #expect((span(belt, \.y) / scale - 0.75).magnitude < 0.01)
    #expect((span(box, \.x) / scale - 0.3).magnitude < 0.01)
    func middle(_ places: [Vector2]) -> Vector2 {
      places.reduce(.zero, +) * (1 / Double(places.count))
    }
    let shift = middle(box) - middle(belt)
    #expect((shift.x / scale - 1).magnitude < 0.01)
    #expect((shift.y / scale + 0.2).magnitude < 0.01)
  }

  private func corners(_ path: String) -> [Vector2] {
    path.dropFirst().split(whereSeparator: { "LZ".contains($0) }).compactMap { pair in
      let numbers = pair.split(separator: " ").compactMap { Double($0) }
      return numbers.count == 2 ? Vector2(numbers[0], numbers[1]) : nil
    }
  }

  @Test func aPlantWithNothingToSeeHasASheet() throws {
    let session = try Self.session("  - {name: L, kind: light-indicator}\n")
    _ = try elements(PlanDrawing(frame: session.frame()).svg)
  }

  // MARK: Numbers

  @Test(
    arguments: [
      (0, "0"), (-0.04, "0"), (1.25, "1.3"), (12, "12"), (-3.5, "-3.5"), (0.05, "0.1"),
      (1e6, "1000000"),
    ] as [(Double, String)])
  func numbersAreShort(number: Double, text: String) { #expect(decimal(number) == text) }

  @Test func numbersKeepTheDecimalsTheyAreGiven() {
    #expect(decimal(0.0625, digits: 4) == "0.0625")
    #expect(decimal(2.0005, digits: 3) == "2.001")
  }
}
