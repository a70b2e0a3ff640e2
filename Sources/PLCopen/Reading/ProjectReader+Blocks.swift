import PLC

extension ProjectReader {
  func block(_ element: MarkupElement) -> BlockDeclaration? {
    guard let name = required("name", of: element),
      let written = required("pouType", of: element)
    else { return nil }
    let kinds: [String: BlockDeclaration.Kind] = [
      "program": .program, "functionblock": .functionBlock, "function": .function,
    ]
    guard let kind = kinds[written.lowercased()] else {
      error(
        .unknownBlockKind, element, "'\(written)' is no kind of block",
        hint: "write program, functionBlock or function")
      return nil
    }
    let interface = element.child("interface")
    let isTyped = interface?.child("returnType")?.children.isEmpty == false
    return BlockDeclaration(
      kind: kind, name: name,
      returnType: isTyped ? interface.flatMap { type(in: $0, "returnType") } : nil,
      sections: interface.map(sections) ?? [], body: body(in: element, of: element),
      actions: element.children("actions").flatMap { $0.children("action") }.compactMap { action in
        required("name", of: action).map {
          NamedBody(name: $0, body: body(in: action, of: element), position: position(action))
        }
      },
      position: position(element))
  }

  /// The sections of variables in an interface, a configuration or a resource.
  func sections(in element: MarkupElement) -> [VariableSection] {
    let kinds: [String: VariableSection.Kind] = [
      "localVars": .local, "tempVars": .temp, "inputVars": .input, "outputVars": .output,
      "inOutVars": .inOut, "externalVars": .external, "globalVars": .global,
    ]
    return element.children.compactMap { section in
      guard let kind = kinds[section.name] else { return nil }
      let variables = section.children("variable").compactMap(variable)
      guard !variables.isEmpty else { return nil }
      return VariableSection(
        kind: kind, isConstant: isTrue("constant", of: section),
        isRetained: isTrue("retain", of: section) || isTrue("persistent", of: section),
        variables: variables)
    }
  }

  /// A variable of a section, or a field of a structure.
  func variable(_ element: MarkupElement) -> VariableDeclaration? {
    let address = trimmed(element["address"])
    // A variable with an address may do without a name.
    let name = address == nil ? required("name", of: element) : trimmed(element["name"]) ?? ""
    guard let name, let type = type(in: element) else { return nil }
    return VariableDeclaration(
      name: name, type: type, initial: initialValue(of: element),
      address: address.flatMap { self.address($0, element) }, position: position(element))
  }

  private func address(_ text: String, _ element: MarkupElement) -> DirectAddress? {
    guard text.hasPrefix("%") else {
      error(
        .notAnAddress, element, "'\(text)' is no address", hint: "addresses look like %IX0.0")
      return nil
    }
    guard let expression = expression(text, element) else { return nil }
    if case .address(let address) = expression.kind { return address }
    error(.notAnAddress, element, "'\(text)' is no address", hint: "addresses look like %IX0.0")
    return nil
  }

  /// What a block, an action or a transition does.
  func body(in element: MarkupElement, of block: MarkupElement) -> Body {
    let bodies = element.children("body")
    guard let body = bodies.first else {
      warning(
        .missingBody, element, "<\(element.name)> has no body and does nothing",
        hint: "give it a <body>")
      return .statements([])
    }
    if bodies.count > 1 {
      warning(
        .severalBodies, bodies[1], "only the first body of a block is read",
        hint: "draw everything on one sheet, or make each sheet a block of its own")
    }
    return content(of: body, in: block)
  }

  /// What stands right inside an element as a text or drawing of one of the languages.
  func content(of element: MarkupElement, in block: MarkupElement) -> Body {
    let ignored = ["documentation", "addData"]
    for language in element.children where !ignored.contains(language.name) {
      switch language.name {
      case "ST":
        let (text, place) = language.text()
        return .statements(Parser.statements(text, at: position(place), log: log))
      case "IL":
        let (text, place) = language.text()
        return .list(Parser.list(text, at: position(place), log: log))
      case "LD", "FBD": return .network(network(language))
      case "SFC":
        return .chart(chart(language, in: block))
      default:
        error(
          .unknownLanguage, language, "<\(language.name)> is no language of IEC 61131-3",
          hint: "use ST, IL, LD, FBD or SFC")
        return .statements([])
      }
    }
    return .statements([])
  }
}
