import PLC

extension ProjectReader {
  func typeDeclaration(_ element: MarkupElement) -> TypeDeclaration? {
    guard let name = required("name", of: element), let type = type(in: element, "baseType")
    else { return nil }
    return TypeDeclaration(
      name: name, type: type, initial: initialValue(of: element), position: position(element))
  }

  /// The type that a child element holds.
  func type(in element: MarkupElement, _ name: String = "type") -> TypeSpecification? {
    let ignored = ["documentation", "addData"]
    guard let holder = element.child(name),
      let written = holder.children.first(where: { !ignored.contains($0.name) })
    else {
      error(
        .missingType, element, "<\(element.name)> has no type",
        hint: "put an element such as <BOOL/> into its <\(name)>")
      return nil
    }
    return kind(written).map { TypeSpecification($0, position(written)) }
  }

  private func kind(_ element: MarkupElement) -> TypeSpecification.Kind? {
    switch element.name.lowercased() {
    case "derived": return required("name", of: element).map { .named($0) }
    case "string", "wstring":
      let length = trimmed(element["length"]).flatMap { expression($0, element) }
      return .string(isWide: element.name.lowercased() == "wstring", length: length)
    case "array": return array(element)
    case "subrangesigned", "subrangeunsigned": return subrange(element)
    case "enum": return enumeration(element)
    case "struct": return .structure(element.children("variable").compactMap(variable))
    case "pointer":
      error(
        .unsupportedType, element, "pointers are not supported",
        hint: "hand the variable over as VAR_IN_OUT")
      return nil
    default: return .named(element.name)
    }
  }

  private func array(_ element: MarkupElement) -> TypeSpecification.Kind? {
    guard let type = type(in: element, "baseType") else { return nil }
    let bounds = element.children("dimension").compactMap(range)
    guard !bounds.isEmpty else {
      error(
        .missingType, element, "the array has no dimension",
        hint: "add <dimension lower=\"1\" upper=\"10\"/>")
      return nil
    }
    return .array(bounds, of: type)
  }

  private func subrange(_ element: MarkupElement) -> TypeSpecification.Kind? {
    guard let type = type(in: element, "baseType"), case .named(let base) = type.kind,
      let bounds = element.child("range").flatMap(range)
    else { return nil }
    return .subrange(base: base, low: bounds.low, high: bounds.high)
  }

  private func range(_ element: MarkupElement) -> (low: Expression, high: Expression)? {
    guard let lower = required("lower", of: element), let upper = required("upper", of: element),
      let low = expression(lower, element), let high = expression(upper, element)
    else { return nil }
    return (low, high)
  }

  private func enumeration(_ element: MarkupElement) -> TypeSpecification.Kind {
    let values = element.children("values").flatMap { $0.children("value") }
    return .enumeration(
      values.compactMap { value in
        required("name", of: value).map { name in
          (name, trimmed(value["value"]).flatMap { expression($0, value) })
        }
      })
  }

  func expression(_ text: String, _ element: MarkupElement) -> Expression? {
    Parser.expression(text, at: position(element), log: log)
  }

  /// What `<initialValue>` in an element says; nil if it is absent or empty.
  func initialValue(of element: MarkupElement) -> Initializer? {
    element.child("initialValue").flatMap(value)
  }

  private func value(in element: MarkupElement) -> Initializer? {
    for child in element.children {
      switch child.name {
      case "simpleValue":
        return trimmed(child["value"]).flatMap {
          Parser.initializer($0, at: position(child), log: log)
        }
      case "arrayValue":
        let values = child.children("value").map { part in
          (trimmed(part["repetitionValue"]).flatMap { expression($0, part) }, value(in: part))
        }
        return .array(values, position(child))
      case "structValue":
        let values = child.children("value").compactMap { part -> (String, Initializer)? in
          guard let name = required("member", of: part), let value = value(in: part)
          else { return nil }
          return (name, value)
        }
        return .structure(values, position(child))
      default: continue
      }
    }
    return nil
  }
}
