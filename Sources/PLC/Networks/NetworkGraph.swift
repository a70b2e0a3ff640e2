/// A network whose wires are resolved: every input knows the elements behind it by index.
///
/// Building it takes n log n; what cannot be resolved is a mistake and is left out.
struct NetworkGraph {
  /// A wire to an input, from the element at an index.
  struct Link {
    var source: Int
    /// The output of a block, as the drawing names it.
    var parameter: String
  }

  /// What is wrong with the drawing, at the element at an index or at the network as a whole.
  struct Mistake {
    var code: NetworkProblem
    var element: Int?
    var message: String
    var hint: String
  }

  /// The inputs of an element: one, or one a pin of a block, inputs before in-outs.
  typealias Ports = [[Link]]

  let network: Network
  private(set) var ports: [Ports] = []
  /// What leads to the value of a condition.
  private(set) var result: [Link]?
  private(set) var mistakes: [Mistake] = []

  init(_ network: Network) {
    self.network = network
    let index = LocalIndex(network, &mistakes)
    let connectors = Connectors(network, &mistakes)
    for (number, element) in network.elements.enumerated() {
      switch element.kind {
      case .block(let block):
        ports.append(
          (block.inputs + block.inOuts).map { links($0.connections, to: number, index) })
      case .continuation(let name):
        ports.append([connectors.links(to: name, from: number, &mistakes)])
      default: ports.append([links(element.connections, to: number, index)])
      }
    }
    result = network.result.map { links($0, to: nil, index) }
  }

  private mutating func links(
    _ connections: [NetworkConnection], to element: Int?, _ index: LocalIndex
  ) -> [Link] {
    connections.compactMap { connection in
      guard let source = index[connection.source] else {
        mistakes.append(
          Mistake(
            code: .danglingWire, element: element,
            message: "a wire comes from element \(connection.source), which is not there",
            hint: "delete the wire and draw it again"))
        return nil
      }
      switch network.elements[source].kind {
      case .rightRail, .output, .condition, .label, .jump, .leave, .connector, .comment:
        mistakes.append(
          Mistake(
            code: .wireFromNowhere, element: element,
            message: "a wire comes from \(network.elements[source].label), which has no output",
            hint: "begin the wire at a contact, a coil, a block or a variable that is read"))
        return nil
      default: return Link(source: source, parameter: connection.parameter)
      }
    }
  }

  /// Whether an element passes on what leads to it, rather than having a value of its own.
  func isWire(_ element: Int) -> Bool {
    switch network.elements[element].kind {
    case .contact, .coil, .connector, .continuation: true
    default: false
    }
  }

  /// Whether an element is a power rail or a comment: no part of any rung.
  func isRail(_ element: Int) -> Bool {
    switch network.elements[element].kind {
    case .leftRail, .rightRail, .comment: true
    default: false
    }
  }

  /// The block at an index; nil for other elements.
  func block(_ element: Int) -> NetworkBlock? {
    if case .block(let block) = network.elements[element].kind { return block }
    return nil
  }
}

/// Finds elements by the drawing's own numbers.
private struct LocalIndex {
  private var entries: [(id: Int, element: Int)]

  init(_ network: Network, _ mistakes: inout [NetworkGraph.Mistake]) {
    // Ties, which are mistakes, keep the order of the document.
    entries = network.elements.enumerated().map { ($1.localID, $0) }.sorted {
      ($0.id, $0.element) < ($1.id, $1.element)
    }
    for (a, b) in zip(entries, entries.dropFirst()) where a.id == b.id {
      mistakes.append(
        NetworkGraph.Mistake(
          code: .doubleLocalID, element: b.element,
          message: "two elements have the number \(b.id)",
          hint: "give each element of a drawing a localId of its own"))
    }
  }

  /// The index of the element with a number.
  subscript(id: Int) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].id == id ? entries[low].element : nil
  }
}

/// The connectors of a network by name.
private struct Connectors {
  private var names = NameTable()
  private var elements: [Int] = []

  init(_ network: Network, _ mistakes: inout [NetworkGraph.Mistake]) {
    for (number, element) in network.elements.enumerated() {
      guard case .connector(let name) = element.kind else { continue }
      if names.insert(name) != nil {
        elements.append(number)
      } else {
        mistakes.append(
          NetworkGraph.Mistake(
            code: .doubleConnector, element: number,
            message: "another connector has the name '\(name)'",
            hint: "give one of them another name"))
      }
    }
  }

  func links(
    to name: String, from element: Int, _ mistakes: inout [NetworkGraph.Mistake]
  ) -> [NetworkGraph.Link] {
    if let index = names.index(of: name) {
      return [NetworkGraph.Link(source: elements[index], parameter: "")]
    }
    mistakes.append(
      NetworkGraph.Mistake(
        code: .missingConnector, element: element,
        message: "no connector has the name '\(name)'",
        hint: "draw the connector, or name the continuation as it is named"))
    return []
  }
}
