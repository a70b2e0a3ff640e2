/// The output of a block that a wire comes from.
struct NetworkOutput {
  enum Role {
    /// ENO.
    case enabled
    /// A function's value.
    case result
    case parameter
    /// An in-out parameter: the variable at the port of that number.
    case inOut(port: Int)
  }

  var name: String
  var modifier: NetworkModifier
  var role: Role

  var isEnabled: Bool {
    if case .enabled = role { return true }
    return false
  }
}

extension NetworkGraph {
  /// The output of a block that a wire comes from; nil for other elements and for outputs that the
  /// block does not have.
  func output(_ link: Link) -> NetworkOutput? {
    guard let block = block(link.source) else { return nil }
    guard let pin = pin(named: link.parameter, of: block) else {
      return undrawnOutput(link.parameter, of: block)
    }
    if NameTable.equal(pin.name, "ENO") {
      return NetworkOutput(name: pin.name, modifier: pin.modifier, role: .enabled)
    }
    let twins = (block.inputs + block.inOuts).firstIndex {
      !$0.name.isEmpty && NameTable.equal($0.name, pin.name)
    }
    if let port = twins {
      return NetworkOutput(name: pin.name, modifier: pin.modifier, role: .inOut(port: port))
    }
    let role = block.instance == nil && isResult(pin, of: block)
    return NetworkOutput(
      name: pin.name, modifier: pin.modifier, role: role ? .result : .parameter)
  }

  private func pin(named name: String, of block: NetworkBlock) -> NetworkBlock.Pin? {
    if name.isEmpty {
      return block.outputs.first { !NameTable.equal($0.name, "ENO") } ?? block.outputs.first
    }
    return block.outputs.first { NameTable.equal($0.name, name) }
  }

  /// An output that the drawing leaves out of the box.
  private func undrawnOutput(_ name: String, of block: NetworkBlock) -> NetworkOutput? {
    let plain = NetworkModifier()
    if let port = block.inOuts.firstIndex(where: { NameTable.equal($0.name, name) }) {
      return NetworkOutput(
        name: name, modifier: plain, role: .inOut(port: block.inputs.count + port))
    }
    if NameTable.equal(name, "ENO") {
      return NetworkOutput(name: name, modifier: plain, role: .enabled)
    }
    if block.instance != nil {
      return name.isEmpty ? nil : NetworkOutput(name: name, modifier: plain, role: .parameter)
    }
    let isResult = isResultName(name, of: block)
    return isResult ? NetworkOutput(name: name, modifier: plain, role: .result) : nil
  }

  private func isResultName(_ name: String, of block: NetworkBlock) -> Bool {
    name.isEmpty || NameTable.equal(name, "OUT") || NameTable.equal(name, block.typeName)
  }

  /// Whether an output of a function is its value: by its name, or else the first of all.
  private func isResult(_ pin: NetworkBlock.Pin, of block: NetworkBlock) -> Bool {
    if isResultName(pin.name, of: block) { return true }
    let values = block.outputs.filter { !NameTable.equal($0.name, "ENO") }
    return !values.contains { isResultName($0.name, of: block) } && values.first?.name == pin.name
  }

  /// Whether something leads to the EN of a block.
  func usesEnable(_ element: Int) -> Bool {
    guard let block = block(element) else { return false }
    return zip(block.inputs, ports[element]).contains { pin, links in
      NameTable.equal(pin.name, "EN") && !links.isEmpty
    }
  }
}

/// What of a block's outputs a network uses, and the hidden variables that hold it.
struct NetworkOutputs {
  var needsEnabled = false
  var needsResult = false
  /// Outputs of a function beside its value.
  var parameters: [String] = []

  /// The variables, once they are known.
  var enabled: String?
  var result: String?
  var parameterNames: [String] = []
  var isCalled = false

  /// Those of every element of a network.
  static func used(in graph: NetworkGraph) -> [NetworkOutputs] {
    var outputs = Array(repeating: NetworkOutputs(), count: graph.ports.count)
    for links in graph.ports.joined() + (graph.result.map { [$0] } ?? []) {
      for link in links {
        guard let output = graph.output(link) else { continue }
        outputs[link.source].use(output, isFunction: graph.block(link.source)?.instance == nil)
      }
    }
    // A variable behind a block that may not run asks for its ENO.
    for (number, element) in graph.network.elements.enumerated() {
      switch element.kind {
      case .output, .inOut: break
      default: continue
      }
      let links = graph.ports[number][0]
      guard links.count == 1, graph.usesEnable(links[0].source) else { continue }
      outputs[links[0].source].needsEnabled = true
    }
    return outputs
  }

  private mutating func use(_ output: NetworkOutput, isFunction: Bool) {
    switch output.role {
    case .enabled: needsEnabled = true
    case .result: needsResult = true
    case .inOut: break
    case .parameter:
      guard isFunction, !parameters.contains(where: { NameTable.equal($0, output.name) })
      else { return }
      parameters.append(output.name)
    }
  }
}
