/// A drawn network of contacts, coils and blocks: ladder and function block diagrams alike.
///
/// Wires are kept as they are drawn: every input names the outputs that lead to it. Several of
/// them on one input are a parallel branch. There are no rungs here; they follow from the wires.
package struct Network: Sendable {
  /// Everything that was drawn, in the order of the document.
  package var elements: [NetworkElement]
  /// What leads to the value of the network, where it is a condition; nil where it is a body.
  package var result: [NetworkConnection]?
  /// Where the drawing begins.
  package var position: Position

  package init(
    elements: [NetworkElement] = [], result: [NetworkConnection]? = nil,
    position: Position = .none
  ) {
    self.elements = elements
    self.result = result
    self.position = position
  }
}

/// A wire, seen from the input at its end.
package struct NetworkConnection: Equatable, Sendable {
  /// The drawing's number of the element that the wire comes from.
  package var source: Int
  /// The output of a block that it comes from; empty where the block has but one.
  package var parameter: String
  package var position: Position

  package init(source: Int, parameter: String = "", position: Position) {
    self.source = source
    self.parameter = parameter
    self.position = position
  }
}

/// What happens to a value on its way through a contact, a coil or a pin: first the edge, then the
/// negation, then the storage.
package struct NetworkModifier: Equatable, Sendable {
  package enum Edge: String, Sendable {
    case none, rising, falling
  }

  package enum Storage: String, Sendable {
    case none, set, reset
  }

  package var isNegated: Bool
  package var edge: Edge
  package var storage: Storage

  package init(isNegated: Bool = false, edge: Edge = .none, storage: Storage = .none) {
    self.isNegated = isNegated
    self.edge = edge
    self.storage = storage
  }
}

/// One drawn thing.
package struct NetworkElement: Sendable {
  package enum Kind: Sendable {
    case leftRail, rightRail
    /// A BOOL variable, or any BOOL expression.
    case contact(String)
    case coil(String)
    case block(NetworkBlock)
    /// A value that is read: any expression.
    case input(String)
    case output(String)
    /// A variable that is written when something leads to it, and read behind.
    case inOut(String)
    /// Keeps what leads to it under a hidden name, for a transition of a chart.
    case condition(String)
    case label(String)
    case jump(String)
    case leave
    /// What leads to it goes on at the continuations of its name.
    case connector(String)
    case continuation(String)
    case comment
  }

  /// The drawing's own number of it.
  package var localID: Int
  package var kind: Kind
  package var modifier: NetworkModifier
  /// What leads to its input, other than to the pins of a block.
  package var connections: [NetworkConnection]
  /// Of the upper left corner, in units of the drawing, y downwards.
  package var x: Int
  package var y: Int
  /// Above zero for those that are evaluated before all others, smaller first.
  package var executionOrder: Int
  package var position: Position

  package init(
    localID: Int, kind: Kind, modifier: NetworkModifier = NetworkModifier(),
    connections: [NetworkConnection] = [], x: Int = 0, y: Int = 0, executionOrder: Int = 0,
    position: Position
  ) {
    self.localID = localID
    self.kind = kind
    self.modifier = modifier
    self.connections = connections
    self.x = x
    self.y = y
    self.executionOrder = executionOrder
    self.position = position
  }
}

/// The call of a function or function block, drawn as a box.
package struct NetworkBlock: Sendable {
  /// An input, output or in-out parameter at the edge of the box.
  package struct Pin: Sendable {
    /// Empty where a function's value has no name.
    package var name: String
    package var modifier: NetworkModifier
    /// What leads to it; of outputs always empty.
    package var connections: [NetworkConnection]
    package var position: Position

    package init(
      name: String, modifier: NetworkModifier = NetworkModifier(),
      connections: [NetworkConnection] = [], position: Position
    ) {
      self.name = name
      self.modifier = modifier
      self.connections = connections
      self.position = position
    }
  }

  package var typeName: String
  /// The place that holds the instance of a function block; nil for functions.
  package var instance: String?
  package var inputs: [Pin]
  package var inOuts: [Pin]
  package var outputs: [Pin]

  package init(
    typeName: String, instance: String? = nil, inputs: [Pin] = [], inOuts: [Pin] = [],
    outputs: [Pin] = []
  ) {
    self.typeName = typeName
    self.instance = instance
    self.inputs = inputs
    self.inOuts = inOuts
    self.outputs = outputs
  }
}

extension NetworkElement {
  /// What messages call it, such as `contact 'Start'`.
  package var label: String {
    switch kind {
    case .leftRail: "left power rail"
    case .rightRail: "right power rail"
    case .contact(let text): "contact '\(text)'"
    case .coil(let text): "coil '\(text)'"
    case .block(let block): block.instance.map { "block '\($0)'" } ?? "block \(block.typeName)"
    case .input(let text), .output(let text), .inOut(let text): "variable '\(text)'"
    case .condition: "condition"
    case .label(let name): "label '\(name)'"
    case .jump(let name): "jump to '\(name)'"
    case .leave: "return"
    case .connector(let name): "connector '\(name)'"
    case .continuation(let name): "continuation '\(name)'"
    case .comment: "comment"
    }
  }
}
