/// Reads an XML document into a tree.
///
/// Of XML it takes what project files hold: elements, attributes, text, CDATA, comments and the
/// five entities of XML itself. It refuses document type declarations, so that no entity can
/// expand and nothing outside of the document is ever read.
struct MarkupReader {
  let bytes: [UInt8]
  var index = 0
  private var line = 1
  private var column = 1
  private var open: [(element: MarkupElement, name: String)] = []
  private var root: MarkupElement?
  private var count = 0
  /// Text that comments and CDATA may divide: where it begins, and what of it was read.
  private var begun: MarkupElement.Place?
  private var pieces: [UInt8] = []

  /// The root element of a document.
  static func read(_ bytes: [UInt8]) throws(MarkupMistake) -> MarkupElement {
    let start = MarkupElement.Place(line: 1, column: 1)
    guard bytes.count <= MarkupLimits.bytes else {
      throw MarkupMistake(
        code: .tooLarge, place: start,
        message: "the file has \(bytes.count) bytes; at most \(MarkupLimits.bytes) are read",
        hint: "divide the project into several files")
    }
    guard let text = MarkupEncoding.utf8(bytes) else {
      throw MarkupMistake(
        code: .encoding, place: start, message: "the file is not in the encoding that it names",
        hint: "save it as UTF-8")
    }
    var reader = MarkupReader(bytes: text)
    return try reader.document()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  var place: MarkupElement.Place { MarkupElement.Place(line: line, column: column) }

  /// The next byte; 0 at the end.
  var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// A mistake at a place, or here.
  func mistake(
    _ code: PLCopenProblem, at other: MarkupElement.Place? = nil, _ message: String, hint: String
  ) -> MarkupMistake {
    MarkupMistake(code: code, place: other ?? place, message: message, hint: hint)
  }

  func sees(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[index] & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
  }

  private mutating func document() throws(MarkupMistake) -> MarkupElement {
    while index < bytes.count {
      if byte != UInt8(ascii: "<") {
        try text()
      } else if sees("<!--") {
        _ = try skip(past: "-->")
      } else if sees("<![CDATA[") {
        try characters()
      } else if sees("<!") {
        throw mistake(
          .documentType, "the file declares a document type, which is not read",
          hint: "delete the <!DOCTYPE …> declaration")
      } else if sees("<?") {
        _ = try skip(past: "?>")
      } else if sees("</") {
        try endTag()
      } else {
        try startTag()
      }
    }
    if let last = open.last {
      throw mistake(
        .malformed, at: last.element.place, "<\(last.name)> is never closed",
        hint: "the file may be cut off: save it again")
    }
    guard let root else {
      throw mistake(
        .malformed, "the file holds no XML element", hint: "export the project as PLCopen XML")
    }
    return root
  }

  /// The bytes up to a mark, which is skipped as well.
  private mutating func skip(past mark: StaticString) throws(MarkupMistake) -> ArraySlice<UInt8> {
    let (start, begin) = (place, index)
    while !sees(mark) {
      guard index < bytes.count else {
        throw mistake(
          .malformed, at: start, "what begins here never ends with \(mark)",
          hint: "the file may be cut off: save it again")
      }
      advance()
    }
    let skipped = bytes[begin..<index]
    advance(mark.utf8CodeUnitCount)
    return skipped
  }

  private mutating func characters() throws(MarkupMistake) {
    advance(9)
    let start = place
    try add(Array(skip(past: "]]>")), at: start)
  }

  private mutating func text() throws(MarkupMistake) {
    let start = place
    var text: [UInt8] = []
    while index < bytes.count, byte != UInt8(ascii: "<") { try character(into: &text) }
    try add(text, at: start)
  }

  /// Keeps text that is not blank, and blanks behind it.
  private mutating func add(
    _ text: [UInt8], at start: MarkupElement.Place
  ) throws(MarkupMistake) {
    guard begun != nil || !text.allSatisfy(Self.isBlank) else { return }
    guard !open.isEmpty else {
      throw mistake(
        .malformed, at: start, "there is text outside of the root element",
        hint: "the file is no XML: export the project as PLCopen XML")
    }
    // Line breaks of any system are one character.
    var clean: [UInt8] = []
    clean.reserveCapacity(text.count)
    for (index, byte) in text.enumerated() {
      let isBreak = byte == UInt8(ascii: "\r")
      if isBreak, index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") { continue }
      clean.append(isBreak ? UInt8(ascii: "\n") : byte)
    }
    if begun == nil { begun = start }
    pieces += clean
  }

  /// Hands the text up to a tag to the element that is open.
  private mutating func endText() {
    guard let start = begun else { return }
    open.last?.element.content.append(.text(String(decoding: pieces, as: UTF8.self), start))
    begun = nil
    pieces.removeAll(keepingCapacity: true)
  }

  private mutating func startTag() throws(MarkupMistake) {
    endText()
    let start = place
    advance()
    let name = try name()
    let attributes = try attributes()
    let isEmpty = byte == UInt8(ascii: "/")
    if isEmpty { advance() }
    try expect(UInt8(ascii: ">"), in: "the tag <\(name)")

    let element = MarkupElement(name: Self.local(name), attributes: attributes, place: start)
    count += 1
    guard count <= MarkupLimits.elements, open.count < MarkupLimits.depth else {
      throw mistake(
        .tooLarge, at: start,
        "the file has more than \(MarkupLimits.elements) elements, or \(MarkupLimits.depth) levels",
        hint: "divide the project into several files")
    }
    if let last = open.last {
      last.element.content.append(.element(element))
    } else if root == nil {
      root = element
    } else {
      throw mistake(
        .malformed, at: start, "a second root element begins here", hint: "delete it")
    }
    if !isEmpty { open.append((element, name)) }
  }

  private mutating func endTag() throws(MarkupMistake) {
    endText()
    let start = place
    advance(2)
    let name = try name()
    skipBlanks()
    try expect(UInt8(ascii: ">"), in: "the tag </\(name)")
    guard let last = open.popLast(), last.name == name else {
      throw mistake(
        .malformed, at: start, "</\(name)> closes nothing that is open here",
        hint: "each tag is closed by one of the same name, the innermost first")
    }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// A name without the prefix of its namespace.
  static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }
}
