import PLC

/// Turns the elements of a project file into declarations.
struct ProjectReader {
  let file: Int
  let log: DiagnosticLog
  var unit = CompilationUnit()

  init(file: Int, log: DiagnosticLog) {
    self.file = file
    self.log = log
  }

  mutating func read(_ root: MarkupElement) {
    guard root.name == "project" else {
      error(
        .notAProject, root, "the root element is <\(root.name)> and not <project>",
        hint: "export the project as PLCopen XML")
      return
    }
    let types = root.children("types").flatMap(\.children)
    for type in types where type.name == "dataTypes" {
      unit.types += type.children("dataType").compactMap(typeDeclaration)
    }
    for pous in types where pous.name == "pous" {
      unit.blocks += pous.children("pou").compactMap(block)
    }
    for instances in root.children("instances") {
      unit.configurations += instances.children("configurations")
        .flatMap { $0.children("configuration") }.map(configuration)
    }
    if unit.blocks.isEmpty, unit.types.isEmpty, unit.configurations.isEmpty {
      warning(
        .emptyProject, root, "the project declares no program, type or configuration",
        hint: "export the whole project")
    }
  }

  func position(_ element: MarkupElement) -> Position { position(element.place) }

  func position(_ place: MarkupElement.Place) -> Position {
    Position(file: file, line: place.line, column: place.column)
  }

  func error(
    _ code: PLCopenProblem, _ element: MarkupElement, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    log.error(code, at: position(element), message(), hint: hint())
  }

  func warning(
    _ code: PLCopenProblem, _ element: MarkupElement, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    log.warning(code, at: position(element), message(), hint: hint())
  }

  /// The value of an attribute that must be there and not be blank.
  func required(_ name: String, of element: MarkupElement) -> String? {
    if let value = trimmed(element[name]) { return value }
    error(
      .missingAttribute, element, "<\(element.name)> has no \(name)",
      hint: "give it the attribute \(name)")
    return nil
  }

  /// Text without blanks around it; nil if nothing is left.
  func trimmed(_ text: String?) -> String? {
    guard let text else { return nil }
    let front = text.drop(while: \.isWhitespace)
    guard let end = front.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(front[...end])
  }

  /// Whether an attribute says so.
  func isTrue(_ name: String, of element: MarkupElement) -> Bool {
    ["true", "1"].contains(trimmed(element[name])?.lowercased())
  }

  /// A whole number in an attribute; a fraction is cut off, and what is absent is nil.
  func number(_ name: String, of element: MarkupElement) -> Int? {
    guard let text = trimmed(element[name]) else { return nil }
    guard let value = Double(text), abs(value) <= 1e15 else {
      error(
        .notANumber, element, "\(name) of <\(element.name)> is '\(text)' and no number",
        hint: "write a number such as 120")
      return nil
    }
    return Int(value)
  }
}
