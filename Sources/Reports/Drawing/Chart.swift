import Kernel

/// Curves over one axis, with units, a legend and marked places.
public struct Chart {
  /// One curve.
  public struct Series {
    /// How its values are shown.
    public enum Style {
      /// A line from each to the next.
      case line
      /// The same, dashed.
      case dashes
      /// A dot each.
      case dots
      /// Each value holds until the next.
      case steps
    }

    /// What the legend calls it; empty for a curve that is not in it.
    public var name: String
    public var style: Style
    /// A colour as SVG has it.
    public var colour: String
    /// x and y, in the units of the axes, in order of x.
    public var values: [Vector2]

    /// A curve of these properties.
    public init(_ name: String, _ style: Style, _ colour: String, _ values: [Vector2]) {
      self.name = name
      self.style = style
      self.colour = colour
      self.values = values
    }
  }

  /// What the axes show, with the unit.
  public var xLabel: String
  public var yLabel: String
  public var xRange: ClosedRange<Double>
  public var yRange: ClosedRange<Double>
  public var series: [Series] = []
  /// Upright lines with a word.
  public var marks: [(x: Double, word: String)] = []
  /// Words at heights instead of numbers.
  public var lanes: [(y: Double, word: String)] = []
  /// Height of the field, in pixels.
  public var height = 200.0

  public init(
    xLabel: String, yLabel: String, xRange: ClosedRange<Double>, yRange: ClosedRange<Double>
  ) {
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.xRange = xRange
    self.yRange = yRange
  }

  private static let width = 760.0
  private static let left = 74.0
  private static let right = 24.0
  private static let head = 40.0
  private static let gap = 62.0

  /// Charts under one another, as a document in the SVG format.
  public static func svg(_ title: String, _ charts: [Chart]) -> String {
    let height = charts.reduce(head) { $0 + $1.height + gap }
    var svg = SVG(width: width, height: height, title: title)
    svg.text(title, at: Vector2(18, 26), size: 15)
    var top = head
    for chart in charts {
      chart.draw(&svg, top: top + 18)
      top += chart.height + gap
    }
    return svg.document
  }

  private func draw(_ svg: inout SVG, top: Double) {
    drawGrid(&svg, top)
    for mark in marks {
      let x = place(Vector2(mark.x, 0), top).x
      svg.line([Vector2(x, top), Vector2(x, top + height)], .line("#8c959f", dash: "3 3"))
      let isLeft = mark.x < (xRange.lowerBound + xRange.upperBound) / 2
      svg.text(
        mark.word, at: Vector2(x + (isLeft ? 5 : -5), top + 14), size: 11, colour: "#57606a",
        anchor: isLeft ? .start : .end)
    }
    for curve in series { draw(curve, &svg, top) }
    var at = Vector2(Self.left, top - 7)
    for curve in series where !curve.name.isEmpty {
      if case .dots = curve.style {
        svg.dots([at + Vector2(9, -4)], radius: 3, .filled(curve.colour))
      } else {
        svg.line([at - Vector2(0, 4), at + Vector2(18, -4)], paint(curve))
      }
      svg.text(curve.name, at: at + Vector2(24, 0), size: 11.5)
      at.x += 24 + 6.1 * Double(curve.name.count) + 16
    }
  }

  private func drawGrid(_ svg: inout SVG, _ top: Double) {
    let grid = SVG.Paint.line("#e4e8ec", width: 1)
    for x in Self.ticks(xRange) {
      let foot = place(Vector2(x, yRange.lowerBound), top)
      svg.line([foot, foot - Vector2(0, height)], grid)
      svg.text(
        decimal(x, digits: 4), at: foot + Vector2(0, 15), size: 11, colour: "#57606a",
        anchor: .middle)
    }
    let rows =
      lanes.isEmpty
      ? Self.ticks(yRange).map { ($0, decimal($0, digits: 4)) } : lanes.map { ($0.y, $0.word) }
    for (y, word) in rows {
      let start = place(Vector2(xRange.lowerBound, y), top)
      svg.line([start, start + Vector2(Self.width - Self.left - Self.right, 0)], grid)
      svg.text(
        word, at: start + Vector2(-6, 4), size: 11, colour: "#57606a", anchor: .end)
    }
    let corner = Vector2(Self.left, top)
    let across = Vector2(Self.width - Self.left - Self.right, 0)
    let down = Vector2(0, height)
    svg.polygon(
      [corner, corner + across, corner + across + down, corner + down],
      .line("#8c959f", width: 1))
    svg.text(
      xLabel, at: corner + down + across * 0.5 + Vector2(0, 32), size: 12, anchor: .middle)
    svg.text(
      yLabel, at: corner + down * 0.5 + Vector2(-56, 0), size: 12, anchor: .middle, turned: true)
  }

  private func draw(_ curve: Series, _ svg: inout SVG, _ top: Double) {
    let places = curve.values.filter { xRange.contains($0.x) }.map { place($0, top) }
    switch curve.style {
    case .line, .dashes: svg.line(places, paint(curve))
    case .dots: svg.dots(places, radius: 2.6, .filled(curve.colour))
    case .steps:
      var corners: [Vector2] = []
      for place in places {
        if let last = corners.last { corners.append(Vector2(place.x, last.y)) }
        corners.append(place)
      }
      svg.line(corners, paint(curve))
    }
  }

  private func paint(_ curve: Series) -> SVG.Paint {
    if case .dashes = curve.style { return .line(curve.colour, width: 1.8, dash: "6 4") }
    return .line(curve.colour, width: 1.8)
  }

  private func place(_ value: Vector2, _ top: Double) -> Vector2 {
    let x = (value.x - xRange.lowerBound) / (xRange.upperBound - xRange.lowerBound)
    let y = (value.y - yRange.lowerBound) / (yRange.upperBound - yRange.lowerBound)
    return Vector2(
      Self.left + x * (Self.width - Self.left - Self.right), top + (1 - y) * height)
  }

  /// Five to ten round numbers of a range.
  static func ticks(_ range: ClosedRange<Double>) -> [Double] {
    let span = range.upperBound - range.lowerBound
    var unit = 1.0
    while unit * 10 > span { unit /= 10 }
    while unit * 100 <= span { unit *= 10 }
    // The span is now 10 to 100 units.
    let step = [1.0, 2, 5, 10, 20].map { $0 * unit }.first { span / $0 <= 10 } ?? span
    let first = Int((range.lowerBound / step - 1e-9).rounded(.up))
    let last = Int((range.upperBound / step + 1e-9).rounded(.down))
    return first <= last ? (first...last).map { Double($0) * step } : []
  }
}
