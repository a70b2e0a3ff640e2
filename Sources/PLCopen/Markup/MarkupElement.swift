/// An element of an XML document. Names are kept without the prefix of their namespace.
final class MarkupElement {
  /// Where something stands, both counted from 1, columns in characters.
  struct Place: Equatable {
    var line: Int
    var column: Int
  }

  enum Content {
    case element(MarkupElement)
    case text(String, Place)
  }

  let name: String
  let attributes: [(name: String, value: String)]
  /// Of its start tag.
  let place: Place
  /// What is in it, in order, blank text aside.
  var content: [Content] = []

  init(name: String, attributes: [(name: String, value: String)], place: Place) {
    self.name = name
    self.attributes = attributes
    self.place = place
  }

  /// The value of an attribute; nil if it is not there.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements right inside.
  var children: [MarkupElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The elements of a name right inside.
  func children(_ name: String) -> [MarkupElement] { children.filter { $0.name == name } }

  /// The first element of a name right inside.
  func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }

  /// All text in it and in the elements inside, and where it begins. Line breaks are added where
  /// markup took lines, so that each line of text can be found in the document.
  func text() -> (text: String, place: Place) {
    var joined = ""
    var start: Place?
    var line = 0
    var stack: [Content] = content.reversed()
    while let next = stack.popLast() {
      switch next {
      case .element(let element): stack += element.content.reversed()
      case .text(let text, let place):
        if start == nil {
          start = place
          line = place.line
        } else if place.line > line {
          joined += String(repeating: "\n", count: place.line - line)
          line = place.line
        } else {
          joined += " "
        }
        joined += text
        for byte in text.utf8 where byte == UInt8(ascii: "\n") { line += 1 }
      }
    }
    return (joined, start ?? place)
  }
}
