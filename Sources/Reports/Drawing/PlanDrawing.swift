import Kernel
import Runtime

/// The floor plan of a plant in one frame, to scale: what carries and which way, walls, beams,
/// where items come from and go to, the items themselves, and the names of the parts.
public struct PlanDrawing {
  /// Items at other times, drawn as outlines.
  public var trail: [Frame.ItemPose] = []
  /// What stands above the plan; the scene's title when empty.
  public var title = ""
  /// Whether the parts' names are written.
  public var showsNames = true
  private let frame: Frame

  /// The plan of a plant as it is in `frame`.
  public init(frame: Frame) { self.frame = frame }

  /// Largest extents of the plan itself, and the largest scale, in pixels and pixels a metre.
  private static let room = Vector2(1040, 860)
  private static let largestScale = 220.0
  private static let margin = 24.0
  private static let head = 54.0
  private static let foot = 58.0

  /// The drawing as a document in the SVG format.
  ///
  /// Cost: O(pieces + items).
  public var svg: String {
    let shapes = frame.shapes
    let (low, high) = extent(shapes)
    let scale = min(
      Self.largestScale, Self.room.x / (high.x - low.x), Self.room.y / (high.y - low.y))
    let sheet = Sheet(
      corner: Vector2(low.x, high.y), scale: scale, origin: Vector2(Self.margin, Self.head))
    let size = Vector2(
      max((high.x - low.x) * scale, 520) + 2 * Self.margin,
      (high.y - low.y) * scale + Self.head + Self.foot)
    var svg = SVG(width: size.x, height: size.y, title: heading)
    svg.text(heading, at: Vector2(Self.margin, 24), size: 15)
    svg.text(summary, at: Vector2(Self.margin, 42), size: 11.5, colour: "#57606a")
    let ordered = shapes.sorted(by: Self.isBelow)
    for shape in ordered where !shape.isOnTop { draw(shape, &svg, sheet) }
    for item in trail { svg.polygon(item.outline.map(sheet.place), .line("#8a5a1c", width: 1)) }
    draw(frame.items, &svg, sheet)
    // Over the items, so that what a beam meets can be seen.
    for shape in ordered where shape.isOnTop { draw(shape, &svg, sheet) }
    if showsNames { writeNames(shapes, &svg, sheet) }
    drawScale(&svg, sheet, height: size.y)
    drawLegend(shapes, &svg, Vector2(Self.margin + 190, size.y - 20))
    return svg.document
  }

  private var heading: String { title.isEmpty ? frame.plant.title : title }

  private var summary: String {
    let seconds = CSV.seconds(frame.tick, frame.plant.tickLength)
    let count = frame.items.count
    let warnings = frame.items.count { !$0.warnings.isEmpty }
    return "floor plan at \(seconds) s, tick \(frame.tick): \(count) item\(count == 1 ? "" : "s")"
      + (warnings > 0 ? ", \(warnings) of them with a warning (red)" : "")
  }

  /// The rectangle around all there is to see, with a rim.
  private func extent(_ shapes: [PlantShape]) -> (low: Vector2, high: Vector2) {
    let places =
      shapes.flatMap(\.outline) + frame.items.flatMap(\.outline) + trail.flatMap(\.outline)
      + frame.plant.parts.filter(\.isPlaced).map(\.pose.position)
    // A plant with nothing to see still makes a sheet.
    let first = places.first ?? .zero
    var (low, high) = (first, first)
    for place in places {
      low = Vector2(min(low.x, place.x), min(low.y, place.y))
      high = Vector2(max(high.x, place.x), max(high.y, place.y))
    }
    let rim = Vector2(0.25, 0.25)
    return (low - rim, high + rim)
  }

  // MARK: Pieces

  /// Surfaces by height, then what stands on them; equal ones in the model's order.
  private static func isBelow(_ a: PlantShape, _ b: PlantShape) -> Bool {
    (a.layer, a.top) < (b.layer, b.top)
  }

  private func draw(_ shape: PlantShape, _ svg: inout SVG, _ sheet: Sheet) {
    let outline = shape.outline.map(sheet.place)
    switch shape.role {
    case .surface(let flow):
      svg.polygon(outline, .filled("#e6edf4", edge: "#8aa0b4"))
      FlowArrows(shape: shape, flow: flow, sheet: sheet).draw(&svg)
    case .wall: svg.polygon(outline, .filled("#59636e"))
    case .ray:
      svg.line(outline, .line("#cf222e", width: 1.5, dash: "5 3"))
      svg.dots([outline[0]], radius: 3, .filled("#cf222e"))
    case .tank: drawTank(shape, outline, &svg)
    case .wheel:
      svg.line(outline, .line("#bf5700", width: 2))
      svg.dots([outline[0]], radius: 4, .filled("#fdfdfb", edge: "#bf5700"))
    case .emitter: svg.polygon(outline, .line("#1a7f37", width: 2, dash: "6 4"))
    case .remover: svg.polygon(outline, .line("#8250df", width: 2, dash: "2 4"))
    }
  }

  /// A circle, and in it a disc with as large a part of its area as the liquid has of its height.
  private func drawTank(_ shape: PlantShape, _ outline: [Vector2], _ svg: inout SVG) {
    svg.polygon(outline, .filled("#eef1f4", edge: "#0e7490"))
    let middle = outline.reduce(.zero, +) * (1 / Double(outline.count))
    let share = shape.fill.squareRoot()
    if shape.fill > 0 {
      svg.polygon(
        outline.map { middle + ($0 - middle) * share }, .filled("#5bb8d0", opacity: 0.7))
    }
    svg.text(
      "\(decimal(shape.fill * 100, digits: 0)) %", at: middle + Vector2(0, 16), size: 11,
      colour: "#0e7490", anchor: .middle)
  }

  private func draw(_ items: [Frame.ItemPose], _ svg: inout SVG, _ sheet: Sheet) {
    // What stands on another is drawn after it; ties keep the order of emission.
    for item in items.sorted(by: { ($0.pose.z, $0.id) < ($1.pose.z, $1.id) }) {
      let edge = item.warnings.isEmpty ? "#8a5a1c" : "#cf222e"
      svg.polygon(item.outline.map(sheet.place), .filled("#e3b778", edge: edge, opacity: 0.9))
      let middle = sheet.place(item.pose.position)
      // A tick towards its front shows how it is turned.
      let front = item.pose.place(Vector2(item.size.length / 2, 0))
      svg.line([middle + (sheet.place(front) - middle) * 0.6, sheet.place(front)], .line(edge))
      if item.size.width * sheet.scale > 14 {
        svg.text(
          "\(item.id)", at: middle + Vector2(0, 4), size: 11, colour: "#6e4410", anchor: .middle)
      }
    }
  }

  private func writeNames(_ shapes: [PlantShape], _ svg: inout SVG, _ sheet: Sheet) {
    var labels = Labels()
    for shape in shapes where shape.role == .ray || shape.role == .wall {
      labels.avoid(along: shape.outline.map(sheet.place))
    }
    for item in frame.items {
      // As high as its number.
      let middle = sheet.place(item.pose.position)
      labels.avoid(along: [middle - Vector2(0, 4), middle + Vector2(0, 4)])
    }
    for part in frame.plant.parts where part.isPlaced {
      let place = sheet.place(part.pose.position)
      svg.dots([place], radius: 1.6, .filled("#57606a"))
      labels.add(part.name, near: place)
    }
    labels.draw(
      &svg, within: (Vector2(4, Self.head - 6), Vector2(svg.width - 4, svg.height - Self.foot + 18))
    )
  }

  // MARK: Scale and legend

  private func drawScale(_ svg: inout SVG, _ sheet: Sheet, height: Double) {
    // A round length of 40 pixels or more.
    let length = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].first { $0 * sheet.scale >= 40 } ?? 100
    let start = Vector2(Self.margin, height - 24)
    let end = start + Vector2(length * sheet.scale, 0)
    svg.line(
      [start - Vector2(0, 4), start + Vector2(0, 4), start, end, end - Vector2(0, 4)]
        + [end + Vector2(0, 4)], .line("#24292f", width: 1.2))
    svg.text(
      "\(decimal(length, digits: 2)) m", at: Vector2(start.x, height - 8), size: 11)
    svg.text(
      "x to the right, y up", at: Vector2(start.x + 48, height - 8), size: 10, colour: "#57606a")
  }

  private func drawLegend(_ shapes: [PlantShape], _ svg: inout SVG, _ start: Vector2) {
    var place = start
    for (layer, word, colour) in [
      (0, "carries", "#8aa0b4"), (1, "removes", "#8250df"), (2, "emits", "#1a7f37"),
      (3, "tank", "#0e7490"), (4, "wall", "#59636e"), (5, "encoder", "#bf5700"),
      (6, "beam", "#cf222e"),
    ] where shapes.contains(where: { $0.layer == layer }) {
      svg.line([place - Vector2(0, 4), place + Vector2(16, -4)], .line(colour, width: 4))
      svg.text(word, at: place + Vector2(21, 0), size: 11, colour: "#57606a")
      place.x += 21 + 7 * Double(word.count) + 10
    }
  }
}

/// From metres on the floor to pixels on the sheet.
struct Sheet {
  /// The place of the floor at the upper left.
  var corner: Vector2
  var scale: Double
  var origin: Vector2

  func place(_ floor: Vector2) -> Vector2 {
    origin + Vector2((floor.x - corner.x) * scale, (corner.y - floor.y) * scale)
  }
}

extension PlantShape {
  /// What is drawn over what: surfaces first, beams last.
  fileprivate var layer: Int {
    switch role {
    case .surface: 0
    case .remover: 1
    case .emitter: 2
    case .tank: 3
    case .wall: 4
    case .wheel: 5
    case .ray: 6
    }
  }

  /// Whether it is drawn over the items.
  fileprivate var isOnTop: Bool { role == .ray || role == .wheel }
}
