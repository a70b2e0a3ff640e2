/// In which order the elements of a network do something: a block where it is called, a coil, a
/// variable, a jump, a return, a label or a connector at its own turn.
///
/// A block is called once a scan, the first time that something needs it; what leads to its inputs
/// comes before. A block that leads to itself is met while it is being called and is left alone:
/// its outputs are read as the scan before left them.
struct NetworkSchedule {
  /// The wires that may be followed for one network before it counts as too tangled.
  static let limit = 2_000_000

  /// Elements by index.
  private(set) var steps: [Int] = []
  /// Whether the limit sufficed.
  var isComplete: Bool { budget > 0 }

  private let graph: NetworkGraph
  private var isCalled: [Bool]
  /// The search that last met each element.
  private var met: [Int]
  private var searches = 0
  private var budget: Int

  init(_ graph: NetworkGraph, order: EvaluationOrder, limit: Int = NetworkSchedule.limit) {
    self.graph = graph
    budget = limit
    isCalled = Array(repeating: false, count: graph.ports.count)
    met = Array(repeating: 0, count: graph.ports.count)
    for sink in Self.sinks(of: graph.network, order: order) where isComplete {
      if graph.block(sink) != nil {
        call([sink])
      } else {
        call(blocks(behind: graph.ports[sink]))
        steps.append(sink)
      }
    }
    if let result = graph.result { call(blocks(behind: [result])) }
  }

  /// All that acts, in the order in which its turn comes.
  static func sinks(of network: Network, order: EvaluationOrder) -> [Int] {
    var ordered: [Int] = []
    var (lines, blocks, connectors) = ([Int](), [Int](), [Int]())
    for (number, element) in network.elements.enumerated() {
      switch element.kind {
      case .coil, .output, .condition, .jump, .leave, .inOut, .block, .connector:
        if case .inOut = element.kind, element.connections.isEmpty { continue }
        if element.executionOrder > 0 {
          ordered.append(number)
        } else if case .block = element.kind {
          blocks.append(number)
        } else if case .connector = element.kind {
          connectors.append(number)
        } else {
          lines.append(number)
        }
      case .label: lines.append(number)
      case .leftRail, .rightRail, .contact, .input, .continuation, .comment: continue
      }
    }
    // Ties keep the order of the document.
    ordered.sort {
      (network.elements[$0].executionOrder, $0) < (network.elements[$1].executionOrder, $1)
    }
    switch order {
    case .a:
      return ordered + PositionSort.order(lines, of: network)
        + PositionSort.order(blocks, of: network) + connectors
    case .b: return ordered + lines + blocks + connectors
    case .c:
      let others = lines + blocks + connectors
      // Where nothing says where things are, the document has the order.
      return ordered
        + (network.hasPlaces ? PositionSort.order(others, of: network) : others.inOrder)
    }
  }

  /// Calls blocks that were not called yet, and before each the blocks that lead to it.
  private mutating func call(_ wanted: [Int]) {
    var stack: [(block: Int, before: [Int])] = [(-1, wanted.reversed())]
    while let (block, before) = stack.last {
      guard let next = before.last else {
        if block >= 0 { steps.append(block) }
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].before.removeLast()
      guard !isCalled[next] else { continue }
      isCalled[next] = true
      // A block with an order of its own takes its inputs as they are.
      let waits = graph.network.elements[next].executionOrder == 0
      stack.append((next, waits ? blocks(behind: graph.ports[next]).reversed() : []))
    }
  }

  /// The blocks that inputs lead back to through contacts, coils and connectors, as met on the
  /// way, the first wire first.
  private mutating func blocks(behind ports: NetworkGraph.Ports) -> [Int] {
    searches += 1
    var found: [Int] = []
    var stack = Array(ports.joined().reversed())
    while let link = stack.popLast(), budget > 0 {
      budget -= 1
      guard met[link.source] != searches else { continue }
      met[link.source] = searches
      if graph.block(link.source) != nil {
        found.append(link.source)
      } else if graph.isWire(link.source) {
        stack += graph.ports[link.source].joined().reversed()
      }
    }
    return found
  }
}

extension Network {
  /// Whether its elements are drawn in different places: some exports put all into one.
  var hasPlaces: Bool {
    elements.contains { $0.x != elements[0].x || $0.y != elements[0].y }
  }
}

extension [Int] {
  /// In the order of the document; each element is unique.
  fileprivate var inOrder: [Int] { sorted() }
}
