/// The part of a network that leads to one input, up to power rails, variables and blocks.
struct NetworkCone {
  /// Its elements, each behind those that lead to it.
  private(set) var elements: [Int] = []
  /// An element that leads to itself.
  private(set) var circle: Int?
  /// How many wires of the cone come from each of its elements.
  private(set) var uses: [Int]
  /// What flows out of each of its elements, once known.
  var flows: [PowerFlow?]

  /// Twice the number of the walk that last met each element; one more once it is done.
  private var marks: [Int]
  private var round = 0

  init(_ graph: NetworkGraph) {
    let count = graph.ports.count
    uses = Array(repeating: 0, count: count)
    flows = Array(repeating: nil, count: count)
    marks = Array(repeating: 0, count: count)
  }

  /// Walks back from an input; what was known of another cone is forgotten.
  mutating func walk(from links: [NetworkGraph.Link], in graph: NetworkGraph) {
    elements.removeAll(keepingCapacity: true)
    circle = nil
    round += 1
    var stack: [(element: Int, links: [NetworkGraph.Link], next: Int)] = [(-1, links, 0)]
    while let (element, links, next) = stack.last {
      guard next < links.count else {
        stack.removeLast()
        if element >= 0 {
          elements.append(element)
          marks[element] += 1
        }
        continue
      }
      stack[stack.count - 1].next += 1
      let source = links[next].source
      guard graph.block(source) == nil else { continue }
      if marks[source] < 2 * round {
        marks[source] = 2 * round
        uses[source] = 1
        flows[source] = nil
        stack.append((source, graph.isWire(source) ? graph.ports[source][0] : [], 0))
      } else {
        uses[source] += 1
        if marks[source] == 2 * round { circle = source }
      }
    }
  }
}
