import PLC

extension ProjectReader {
  /// The drawing in `<LD>` or `<FBD>`: either may hold the elements of both.
  func network(_ element: MarkupElement) -> Network {
    let elements = element.children.enumerated().compactMap { number, child in
      drawn(child, number)
    }
    return Network(elements: elements, position: position(element))
  }

  /// A drawn element; nil for what does nothing. `number` stands in for a missing localId.
  func drawn(_ element: MarkupElement, _ number: Int) -> NetworkElement? {
    guard let kind = kind(element) else { return nil }
    var drawn = NetworkElement(
      localID: self.number("localId", of: element) ?? -1 - number, kind: kind,
      modifier: modifier(element), position: position(element))
    if let place = element.child("position") {
      drawn.x = self.number("x", of: place) ?? 0
      drawn.y = self.number("y", of: place) ?? 0
    }
    drawn.executionOrder = self.number("executionOrderId", of: element) ?? 0
    drawn.connections = connections(to: element)
    return drawn
  }

  private func kind(_ element: MarkupElement) -> NetworkElement.Kind? {
    switch element.name {
    case "leftPowerRail": return .leftRail
    case "rightPowerRail": return .rightRail
    case "contact": return .contact(text(of: element))
    case "coil": return .coil(text(of: element))
    case "block": return block(element).map { .block($0) }
    case "inVariable": return .input(text(of: element))
    case "outVariable": return .output(text(of: element))
    case "inOutVariable": return .inOut(text(of: element))
    case "label": return required("label", of: element).map { .label($0) }
    case "jump": return required("label", of: element).map { .jump($0) }
    case "return": return .leave
    case "connector": return required("name", of: element).map { .connector($0) }
    case "continuation": return required("name", of: element).map { .continuation($0) }
    case "comment", "documentation", "addData", "vendorElement", "error": return nil
    default:
      warning(
        .unknownElement, element, "<\(element.name)> is not known in a drawing and left out",
        hint: "draw it with contacts, coils, blocks and variables")
      return nil
    }
  }

  /// The variable of a contact or coil, or the expression of a variable.
  private func text(of element: MarkupElement) -> String {
    let holder = element.child("variable") ?? element.child("expression")
    return trimmed(holder?.text().text) ?? ""
  }

  private func block(_ element: MarkupElement) -> NetworkBlock? {
    guard let type = required("typeName", of: element) else { return nil }
    func pins(_ name: String) -> [NetworkBlock.Pin] {
      element.children(name).flatMap { $0.children("variable") }.map { pin in
        NetworkBlock.Pin(
          name: trimmed(pin["formalParameter"]) ?? "", modifier: modifier(pin),
          connections: name == "outputVariables" ? [] : connections(to: pin),
          position: position(pin))
      }
    }
    return NetworkBlock(
      typeName: type, instance: trimmed(element["instanceName"]), inputs: pins("inputVariables"),
      inOuts: pins("inOutVariables"), outputs: pins("outputVariables"))
  }

  private func modifier(_ element: MarkupElement) -> NetworkModifier {
    // Variables that are read and written tell both apart.
    let isNegated = isTrue("negated", of: element) || isTrue("negatedIn", of: element)
    let edge = trimmed(element["edge"] ?? element["edgeIn"]) ?? "none"
    let storage = trimmed(element["storage"] ?? element["storageIn"]) ?? "none"
    guard let edgeKind = NetworkModifier.Edge(rawValue: edge.lowercased()),
      let storageKind = NetworkModifier.Storage(rawValue: storage.lowercased())
    else {
      error(
        .unknownModifier, element, "<\(element.name)> has the edge '\(edge)', storage '\(storage)'",
        hint: "edges are none, rising and falling; storages none, set and reset")
      return NetworkModifier(isNegated: isNegated)
    }
    return NetworkModifier(isNegated: isNegated, edge: edgeKind, storage: storageKind)
  }

  /// The wires to the inputs of an element or pin.
  func connections(to element: MarkupElement) -> [NetworkConnection] {
    element.children("connectionPointIn").flatMap(wires)
  }

  /// The wires that an element lists itself.
  func wires(_ element: MarkupElement) -> [NetworkConnection] {
    element.children("connection").compactMap { wire in
      // An unfinished wire leads nowhere and is left out.
      number("refLocalId", of: wire).map {
        NetworkConnection(
          source: $0, parameter: trimmed(wire["formalParameter"]) ?? "", position: position(wire))
      }
    }
  }
}
