/// Where the code of a block finds a value.
enum Location: Equatable {
  /// In a cell that instructions can name.
  case cell(Operand)
  /// In an absolute cell, seen from a function block.
  case fixed(Operand)
  /// So far behind the cell that the cell `address` names.
  case found(address: Operand, offset: Int)

  /// The location so many cells further.
  func advanced(by distance: Int) -> Location {
    switch self {
    case .cell(let cell): .cell(cell.advanced(by: distance))
    case .fixed(let cell): .fixed(cell.advanced(by: distance))
    case .found(let address, let offset): .found(address: address, offset: offset + distance)
    }
  }
}

extension BlockBuilder {
  /// Where a place is, its address worked out in scratch if need be. Of a bit, the word it is in.
  func location(of place: Place) -> Location {
    switch place.kind {
    case .local(let index):
      if block.variables[index].role == .inOut { return .found(address: own(index), offset: 0) }
      return .cell(own(index))
    case .global(let index):
      return isRelative ? .fixed(.global(index, offset: 0)) : .cell(.global(index, offset: 0))
    case .field(let structure, let field):
      let base = location(of: structure)
      guard case .structure(let type) = structure.type else { return base }
      return base.advanced(by: builder.layout.structure(type).offsets[field])
    case .member(let instance, let index):
      return member(index, of: instance.type, at: location(of: instance))
    case .element(let array, let indices):
      return element(of: array, indices)
    case .bit(let word, _):
      return location(of: word)
    }
  }

  /// A variable of the instance at a location.
  func member(_ index: Int, of type: DataType, at instance: Location) -> Location {
    guard case .block(let block) = type, let row = builder.layout.instances[block] else {
      return instance
    }
    let location = instance.advanced(by: row.offsets[index])
    guard project.blocks[block].variables[index].role == .inOut else { return location }
    // The cell holds a reference: what is meant lies where it leads.
    return .found(address: read(location), offset: 0)
  }

  // MARK: Words

  /// The cell with the word at a location: itself, or scratch that it is fetched into.
  func read(_ location: Location) -> Operand {
    if case .cell(let cell) = location { return cell }
    let cell = temporary()
    read(location, into: cell)
    return cell
  }

  func read(_ location: Location, into cell: Operand) {
    switch location {
    case .cell(let source): copy(source, to: cell)
    case .fixed(let source): emit(.load, cell, source)
    case .found(let address, let offset): emit(.loadAt, cell, address, .number(offset))
    }
  }

  func write(_ cell: Operand, to location: Location) {
    switch location {
    case .cell(let target): copy(cell, to: target)
    case .fixed(let target): emit(.store, target, cell)
    case .found(let address, let offset): emit(.storeAt, address, cell, .number(offset))
    }
  }

  // MARK: Addresses

  /// A cell with the absolute cell of a location.
  func address(of location: Location) -> Operand {
    if case .found(let address, 0) = location { return address }
    let cell = temporary()
    address(of: location, into: cell)
    return cell
  }

  func address(of location: Location, into cell: Operand) {
    switch location {
    case .cell(let target): emit(.address, cell, target)
    case .fixed(let target): emit(.immediate, cell, target, .number(0))
    case .found(let address, 0): copy(address, to: cell)
    case .found(let address, let offset): emit(.addressMore, cell, address, .number(offset))
    }
  }

  /// Copies a value of many cells.
  func copyCells(_ count: Int, from source: Location, to target: Location) {
    if case .cell(let from) = source, case .cell(let to) = target {
      emit(.copyCells, to, from, .number(count))
      return
    }
    freeing {
      let from = address(of: source)
      emit(.copyAt, address(of: target), from, .number(count))
    }
  }

  // MARK: Elements of arrays

  /// An index of an array: its dimension, and its expression unless it is known.
  private struct Index {
    var dimension: DimensionDraft
    var expression: CheckedExpression
  }

  /// Splits the indices of an array into the cells that constant ones amount to and the rest.
  private func split(
    _ array: Place, _ indices: [CheckedExpression]
  ) -> (offset: Int, open: [Index]) {
    guard case .array(let ranges, let type) = array.type else { return (0, []) }
    var stride = builder.layout.size(of: type)
    var offset = 0
    var open: [Index] = []
    // The last index counts neighbours.
    for (range, expression) in zip(ranges, indices).reversed() {
      if case .constant(.word(let word)) = expression.kind,
        range.contains(Int64(bitPattern: word))
      {
        offset += Int(Int64(bitPattern: word) - range.lowerBound) * stride
      } else {
        let (reached, checked) = reach(of: expression, in: range)
        let dimension = DimensionDraft(
          start: .none, low: reached.lowerBound, count: UInt64(CellLayout.count(of: reached)),
          stride: stride)
        offset += Int(reached.lowerBound - range.lowerBound) * stride
        open.insert(Index(dimension: dimension, expression: checked), at: 0)
      }
      stride *= CellLayout.count(of: range)
    }
    return (offset, open)
  }

  /// The part of a dimension that an index can reach, and the index to look up in it.
  ///
  /// A ULINT from 2^63 on has the bits of a negative index and must not be taken for it, so it
  /// counts from 0. Where all of the dimension lies below zero it finds nothing, and neither does
  /// a BOOL.
  private func reach(
    of index: CheckedExpression, in range: ClosedRange<Int64>
  ) -> (part: ClosedRange<Int64>, index: CheckedExpression) {
    guard range.lowerBound < 0, index.elementary == .ulint else { return (range, index) }
    if range.upperBound >= 0 { return (0...range.upperBound, index) }
    let truth = CheckedExpression(
      kind: .convert(index, from: .ulint, to: .bool, .truncate), type: .elementary(.bool),
      position: index.position)
    return (range, truth)
  }

  private func element(of array: Place, _ indices: [CheckedExpression]) -> Location {
    let base = location(of: array)
    var (offset, open) = split(array, indices)
    guard !open.isEmpty else { return base.advanced(by: offset) }
    let cell = temporary()
    let first = open.removeFirst()
    let index = freeing { value(first.expression) }
    switch base.advanced(by: offset) {
    case .cell(let start): emit(.element, cell, index, dimension(first, from: start))
    case .fixed(let start): emit(.elementAbsolute, cell, index, dimension(first, from: start))
    case .found(let address, let further):
      emit(.addressMore, cell, address, .number(further))
      emit(.elementMore, cell, index, dimension(first, from: .number(0)))
    }
    for next in open {
      freeing {
        emit(.elementMore, cell, value(next.expression), dimension(next, from: .number(0)))
      }
    }
    return .found(address: cell, offset: 0)
  }

  /// The row of an array whose one open index counts from a cell that instructions can name, and
  /// that index; nil of all others.
  func simpleElement(_ place: Place) -> (index: CheckedExpression, row: Operand)? {
    guard case .element(let array, let indices) = place.kind else { return nil }
    let (offset, open) = split(array, indices)
    guard open.count == 1, isNamed(array), case .cell(let start) = location(of: array) else {
      return nil
    }
    return (open[0].expression, dimension(open[0], from: start.advanced(by: offset)))
  }

  /// Whether a place lies in a cell that instructions can name, so that finding it takes no code.
  func isNamed(_ place: Place) -> Bool {
    switch place.kind {
    case .local(let index): block.variables[index].role != .inOut
    case .global: !isRelative
    case .field(let outer, _): isNamed(outer)
    case .member(let outer, let index):
      if case .block(let type) = outer.type {
        project.blocks[type].variables[index].role != .inOut && isNamed(outer)
      } else {
        false
      }
    case .element(let outer, let indices): isNamed(outer) && split(outer, indices).open.isEmpty
    case .bit: false
    }
  }

  private func dimension(_ index: Index, from start: Operand) -> Operand {
    var dimension = index.dimension
    dimension.start = start
    draft.dimensions.append(dimension)
    return .dimension(draft.dimensions.count - 1)
  }
}
