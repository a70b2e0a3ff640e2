import Kernel

/// A drawing as text in the SVG format: shapes and words in pixels, y downwards.
///
/// The same drawing is the same text everywhere: numbers are rounded to tenths of a pixel.
public struct SVG {
  /// Colours and strokes of one shape.
  public struct Paint {
    /// Colours as SVG has them; `none` for nothing.
    public var fill = "none"
    public var stroke = "none"
    /// Width of the stroke in pixels, and its dashes and gaps; empty for a whole line.
    public var width = 1.5
    public var dash = ""
    public var opacity = 1.0

    public init() {}

    /// A line of this colour.
    public static func line(_ colour: String, width: Double = 1.5, dash: String = "") -> Paint {
      var paint = Paint()
      paint.stroke = colour
      paint.width = width
      paint.dash = dash
      return paint
    }

    /// A filled shape, with an outline if `edge` is given.
    public static func filled(
      _ colour: String, edge: String = "none", opacity: Double = 1
    ) -> Paint {
      var paint = Paint()
      paint.fill = colour
      paint.stroke = edge
      paint.opacity = opacity
      return paint
    }

    var attributes: String {
      var text = " fill=\"\(fill)\""
      if stroke != "none" {
        text += " stroke=\"\(stroke)\" stroke-width=\"\(decimal(width))\""
      }
      if !dash.isEmpty { text += " stroke-dasharray=\"\(dash)\"" }
      if opacity < 1 { text += " opacity=\"\(decimal(opacity, digits: 2))\"" }
      return text
    }
  }

  /// Which end of a text stands at its place.
  public enum Anchor: String {
    case start
    case middle
    case end
  }

  /// Extents in pixels.
  public let width: Double
  public let height: Double
  private var elements: [String] = []

  /// An empty drawing with a light ground and a title for those who cannot see it.
  public init(width: Double, height: Double, title: String) {
    self.width = width
    self.height = height
    elements.append("<title>\(Self.escaped(title))</title>")
    elements.append(
      "<rect x=\"0.5\" y=\"0.5\" width=\"\(decimal(width - 1))\" height=\"\(decimal(height - 1))\""
        + " rx=\"6\" fill=\"#fdfdfb\" stroke=\"#c9ced4\"/>")
  }

  /// A closed outline.
  public mutating func polygon(_ corners: [Vector2], _ paint: Paint) {
    path(corners, paint, end: "Z")
  }

  /// An open line through places.
  public mutating func line(_ places: [Vector2], _ paint: Paint) {
    path(places, paint, end: "")
  }

  /// Dots of one size.
  public mutating func dots(_ places: [Vector2], radius: Double, _ paint: Paint) {
    guard !places.isEmpty else { return }
    elements.append("<g\(paint.attributes)>")
    for place in places {
      elements.append(
        "<circle cx=\"\(decimal(place.x))\" cy=\"\(decimal(place.y))\" r=\"\(decimal(radius))\"/>")
    }
    elements.append("</g>")
  }

  /// A line of text with a light rim, so that it can be read on anything.
  public mutating func text(
    _ text: String, at place: Vector2, size: Double = 12, colour: String = "#24292f",
    anchor: Anchor = .start, turned: Bool = false
  ) {
    let turn =
      turned ? " transform=\"rotate(-90 \(decimal(place.x)) \(decimal(place.y)))\"" : ""
    elements.append(
      "<text x=\"\(decimal(place.x))\" y=\"\(decimal(place.y))\" font-size=\"\(decimal(size))\""
        + " fill=\"\(colour)\" text-anchor=\"\(anchor.rawValue)\"\(turn)>"
        + Self.escaped(text) + "</text>")
  }

  /// The document.
  public var document: String {
    let (w, h) = (decimal(width), decimal(height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" \
      viewBox="0 0 \(w) \(h)" font-family="Helvetica, Arial, sans-serif">
      <style>text{paint-order:stroke;stroke:#fdfdfb;stroke-width:3px;stroke-linejoin:round}</style>

      """ + elements.joined(separator: "\n") + "\n</svg>\n"
  }

  private mutating func path(_ places: [Vector2], _ paint: Paint, end: String) {
    guard let first = places.first else { return }
    var text = "M\(decimal(first.x)) \(decimal(first.y))"
    for place in places.dropFirst() { text += "L\(decimal(place.x)) \(decimal(place.y))" }
    elements.append("<path d=\"\(text)\(end)\"\(paint.attributes)/>")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // XML has no control characters.
      case _ where character.value < 32: escaped += " "
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}

/// A number with at most so many decimals and no more than it needs.
public func decimal(_ number: Double, digits: Int = 1) -> String {
  precondition(number.isFinite && number.magnitude < 1e12, "a drawing holds a number without end")
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int((number * Double(scale)).rounded())
  let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
  let sign = scaled < 0 ? "-" : ""
  guard rest > 0 else { return "\(sign)\(whole)" }
  var decimals = String(rest)
  while decimals.count < digits { decimals = "0" + decimals }
  while decimals.hasSuffix("0") { decimals.removeLast() }
  return "\(sign)\(whole).\(decimals)"
}
