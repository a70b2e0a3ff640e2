/// Collecting what a project declares, and finding the order in which to check it.
extension ProjectChecker {
  /// Enters every type and block; those of the library last, so that the project's own win.
  func collect() {
    for (index, unit) in units.enumerated() {
      let isLibrary = index >= ownUnits
      let all =
        unit.types.map { Declaration.Kind.type($0) } + unit.blocks.map { .block($0) }
      for kind in all {
        enter(Declaration(kind: kind, unit: index, isLibrary: isLibrary))
      }
    }
    types = Array(repeating: .pending, count: declarations.count)
    interfaces = Array(repeating: nil, count: declarations.count)
  }

  private func enter(_ declaration: Declaration) {
    let name = declaration.name
    if !declaration.isLibrary { checkNew(name, at: declaration.position) }
    if names.insert(name) != nil {
      declarations.append(declaration)
    } else if !declaration.isLibrary {
      log.error(
        CheckProblem.nameTaken, at: declaration.position,
        "'\(name)' is declared twice", hint: "give one of them another name")
    }
  }

  /// Refuses names that belong to the language or the library.
  func checkNew(_ name: String, at position: Position) {
    if Elementary.named(name) != nil {
      log.error(
        CheckProblem.reservedName, at: position, "'\(name)' is a type of the language",
        hint: "choose another name")
    } else if name.utf8.starts(with: "__".utf8) {
      log.error(
        CheckProblem.reservedName, at: position,
        "'\(name)' begins with two underscores, as only names of the library do",
        hint: "begin it with a letter")
    }
  }

  /// Orders all declarations of the project, and those of the library that it uses, so that each
  /// stands behind what it uses; circles are told.
  func arrange() {
    var visit = DependencyOrder(count: declarations.count)
    // What globals hold comes first, as blocks may use globals without saying so.
    var roots: [Int] = []
    for section in globalSections() {
      for variable in section.variables { collectTypes(of: variable.type, in: &roots) }
    }
    roots += declarations.indices.filter { !declarations[$0].isLibrary }
    for root in roots {
      visit.run(from: root, uses: { self.uses(of: $0) }, tell: { circle in self.tell(circle) })
    }
    order = visit.order
    for id in order {
      guard let block = declarations[id].block else { continue }
      interfaces[id] = BlockInterface(
        declaration: block, unit: declarations[id].unit, index: blocks.count,
        isLibrary: declarations[id].isLibrary)
      blocks.append(id)
    }
    statements = Array(repeating: [], count: blocks.count)
  }

  private func tell(_ circle: [Int]) {
    let path = (circle + circle.prefix(1)).map { declarations[$0].name }
    let isType = circle.allSatisfy { declarations[$0].block == nil }
    log.error(
      CheckProblem.recursion, at: declarations[circle[0]].position,
      "\(path.joined(separator: " uses ")): a \(isType ? "type" : "block") cannot hold or call "
        + "itself",
      hint: "break the circle")
  }
}

/// Depth-first order of a graph, without recursion: its depth is the user's.
struct DependencyOrder {
  private enum Mark {
    case new, open, done
  }

  private var marks: [Mark]
  /// Every node reached so far, behind all it uses.
  private(set) var order: [Int] = []

  init(count: Int) { marks = Array(repeating: .new, count: count) }

  /// Reaches everything from one node; `tell` gets each circle once.
  mutating func run(from root: Int, uses: (Int) -> [Int], tell: ([Int]) -> Void) {
    guard marks[root] == .new else { return }
    var path: [(node: Int, uses: [Int], next: Int)] = [(root, uses(root), 0)]
    marks[root] = .open
    while let top = path.last {
      guard top.next < top.uses.count else {
        marks[top.node] = .done
        order.append(top.node)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let node = top.uses[top.next]
      switch marks[node] {
      case .new:
        marks[node] = .open
        path.append((node, uses(node), 0))
      case .open:
        let start = path.firstIndex { $0.node == node } ?? 0
        tell(path[start...].map(\.node))
      case .done: break
      }
    }
  }
}
