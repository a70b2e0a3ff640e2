import Kernel
import Reports

extension Figure {
  /// How a footprint over a seam is cut into samples: a picture of the method.
  static let seam = Figure("seam") { _ in
    let scale = 720.0
    let (seam, middle) = (430.0, Vector2(395, 226))
    let turn = Rotation(yaw: -20 * radiansPerDegree)
    var svg = SVG(width: 800, height: 440, title: "A footprint over a seam, in 4 × 4 cells")
    svg.text(
      "A footprint of 0.3 × 0.3 m over a seam, in 4 × 4 cells", at: Vector2(18, 26), size: 15)
    belt(&svg, from: 30, to: seam - 1, "slower belt, 0.5 m/s", arrow: 30)
    belt(&svg, from: seam + 1, to: 770, "faster belt, 1.0 m/s", arrow: 60)
    for column in 0..<4 {
      for row in 0..<4 {
        let local = Vector2(Double(column) - 1.5, Double(row) - 1.5) * (0.3 / 4 * scale)
        let cell = middle + turn.apply(local)
        let half = 0.3 / 8 * scale
        let corners = [(1.0, 1.0), (-1, 1), (-1, -1), (1, -1)].map { x, y in
          cell + turn.apply(Vector2(x * half, y * half))
        }
        // As far as the cell reaches along the belts, as if the seam were the only edge.
        let reach = half * (turn.cosine.magnitude + turn.sine.magnitude)
        let ahead = min(max((cell.x + reach - seam) / (2 * reach), 0), 1)
        svg.polygon(corners, .filled(ahead > 0.5 ? "#f1d3a6" : "#e3b778", edge: "#8a5a1c"))
        svg.dots([cell], radius: 3, .filled("#6e4410"))
        if ahead > 0, ahead < 1 {
          svg.text(
            "\(decimal(ahead * 100, digits: 0)) %", at: cell + Vector2(0, 18), size: 11,
            anchor: .middle)
        }
      }
    }
    svg.line([Vector2(seam, 60), Vector2(seam, 385)], .line("#cf222e", width: 1.5, dash: "6 4"))
    svg.text("seam", at: Vector2(seam + 6, 74), size: 12, colour: "#cf222e")
    svg.text(
      "A cell that lies on both belts takes friction from each by its share; the number is that of the faster one.",
      at: Vector2(18, 424), size: 12, colour: "#57606a")
    return svg.document
  }

  private static func belt(
    _ svg: inout SVG, from left: Double, to right: Double, _ name: String, arrow: Double
  ) {
    let (top, bottom) = (60.0, 385.0)
    svg.polygon(
      [
        Vector2(left, top), Vector2(right, top), Vector2(right, bottom), Vector2(left, bottom),
      ], .filled("#e6edf4", edge: "#8aa0b4"))
    let start = Vector2(left + 24, bottom - 24)
    let tip = start + Vector2(arrow, 0)
    svg.line([start, tip], .line("#1f6feb", width: 2))
    svg.line([tip + Vector2(-7, -5), tip, tip + Vector2(-7, 5)], .line("#1f6feb", width: 2))
    svg.text(name, at: tip + Vector2(12, 4), size: 12)
  }
}
