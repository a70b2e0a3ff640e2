/// The rungs of a network: what is joined by wires, power rails aside.
struct NetworkRungs {
  /// The rung of each element, counted from 1 in the order of evaluation.
  private(set) var numbers: [Int]

  /// Numbers the rungs by the first of their elements in `steps`; rungs without one come behind,
  /// in the order of the document.
  init(_ graph: NetworkGraph, steps: [Int]) {
    let count = graph.ports.count
    var parents = Array(0..<count)
    for (element, ports) in graph.ports.enumerated() where !graph.isRail(element) {
      for link in ports.joined() where !graph.isRail(link.source) {
        Self.join(element, link.source, &parents)
      }
    }
    var rungOf = Array(repeating: 0, count: count)
    numbers = Array(repeating: 0, count: count)
    var rungs = 0
    for element in steps + Array(0..<count) where !graph.isRail(element) && numbers[element] == 0 {
      // A label stands before the rung it leads to and takes that one's number.
      if case .label = graph.network.elements[element].kind {
        numbers[element] = rungs + 1
        continue
      }
      let root = Self.root(element, &parents)
      if rungOf[root] == 0 {
        rungs += 1
        rungOf[root] = rungs
      }
      numbers[element] = rungOf[root]
    }
  }

  private static func root(_ element: Int, _ parents: inout [Int]) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  private static func join(_ a: Int, _ b: Int, _ parents: inout [Int]) {
    let (x, y) = (root(a, &parents), root(b, &parents))
    // The earlier one leads.
    if x != y { parents[max(x, y)] = min(x, y) }
  }
}
