/// Lists what a compiled program lets others see: variables by their paths, strings, and which
/// cells outlast a restart.
struct Symbols {
  /// Variables that are listed at most, and elements of an array that are.
  static let limit = 100_000
  static let arrayLimit = 4096

  private(set) var variables: [ProgramVariable] = []
  private(set) var strings: [ProgramString] = []
  private(set) var retained: [Range<Int>] = []
  private(set) var texts: [ProgramMemory.Text] = []
  private let builder: ProjectBuilder

  init(_ builder: ProjectBuilder, _ linker: Linker) {
    self.builder = builder
    let project = builder.project
    for (variable, cell) in zip(project.globals, linker.globals) {
      let address = variable.address.map { "\($0)" }
      add(
        variable,
        Site(
          name: variable.name.isEmpty ? address ?? "" : variable.name, cell: cell,
          address: address, isRetained: false, isShown: true))
    }
    for (instance, start) in zip(project.programs, linker.programs) {
      addFrame(instance.block, Site(name: instance.name, cell: start))
    }
    for (index, block) in project.blocks.enumerated() where block.kind == .function {
      addFrame(
        index, Site(name: block.name, cell: linker.functions[index], isShown: false))
    }
  }

  /// Where in the walk a value is.
  private struct Site {
    var name: String
    var cell: Int
    var address: String?
    var isRetained = false
    var isShown = true
  }

  private mutating func addFrame(_ block: Int, _ site: Site) {
    let offsets = builder.row(block).offsets
    for (variable, offset) in zip(builder.project.blocks[block].variables, offsets) {
      add(
        variable,
        Site(
          name: "\(site.name).\(variable.name)", cell: site.cell + offset,
          isRetained: site.isRetained, isShown: site.isShown))
    }
  }

  private mutating func add(_ variable: CheckedVariable, _ site: Site) {
    // In-out parameters hold references, which mean nothing between calls.
    guard variable.role != .inOut else { return }
    var site = site
    site.isShown = site.isShown && !variable.isHidden
    if variable.isRetained, !site.isRetained {
      retained.append(site.cell..<(site.cell + builder.layout.size(of: variable.type)))
      site.isRetained = true
    }
    add(variable.type, site)
  }

  private mutating func add(_ type: DataType, _ site: Site) {
    switch type {
    case .elementary(let elementary), .subrange(let elementary, _):
      show(site, elementary, enumeration: nil)
    case .enumeration(let index): show(site, type.elementary, enumeration: index)
    case .string(let capacity, let isWide):
      texts.append(ProgramMemory.Text(cell: site.cell, capacity: capacity, isWide: isWide))
      guard site.isShown, strings.count < Self.limit else { return }
      strings.append(
        ProgramString(
          name: site.name, capacity: capacity, isWide: isWide, cell: site.cell,
          isRetained: site.isRetained))
    case .array(let ranges, let element): addElements(ranges, element, site)
    case .structure(let index):
      let offsets = builder.layout.structure(index).offsets
      for (field, offset) in zip(builder.project.types.structures[index].fields, offsets) {
        add(
          field.type,
          Site(
            name: "\(site.name).\(field.name)", cell: site.cell + offset,
            isRetained: site.isRetained, isShown: site.isShown))
      }
    case .block(let index): addFrame(index, site)
    }
  }

  private mutating func addElements(
    _ ranges: [ClosedRange<Int64>], _ element: DataType, _ site: Site
  ) {
    let size = builder.layout.size(of: element)
    let count = ranges.reduce(1) { $0 * CellLayout.count(of: $1) }
    var site = site
    site.isShown = site.isShown && count <= Self.arrayLimit && variables.count < Self.limit
    // What nobody sees matters only for the strings and retained variables in it.
    guard site.isShown || element.hasParts else { return }
    for index in 0..<count {
      var rest = index
      var indices: [String] = []
      for range in ranges.reversed() {
        let length = CellLayout.count(of: range)
        indices.insert("\(range.lowerBound + Int64(rest % length))", at: 0)
        rest /= length
      }
      add(
        element,
        Site(
          name: site.isShown ? "\(site.name)[\(indices.joined(separator: ","))]" : "",
          cell: site.cell + index * size, isRetained: site.isRetained, isShown: site.isShown))
    }
  }

  private mutating func show(_ site: Site, _ type: Elementary, enumeration: Int?) {
    guard site.isShown, variables.count < Self.limit else { return }
    variables.append(
      ProgramVariable(
        name: site.name, type: type, cell: site.cell, address: site.address,
        isRetained: site.isRetained, enumeration: enumeration))
  }
}

extension DataType {
  /// Whether a value holds more than one word of one type.
  fileprivate var hasParts: Bool {
    switch self {
    case .elementary, .enumeration, .subrange: false
    case .string, .structure, .block: true
    case .array(_, let element): element.hasParts
    }
  }
}
