/// How many cells everything takes, and where its parts lie in it.
struct CellLayout {
  /// Where the variables of a block or the fields of a structure lie.
  struct Row {
    var offsets: [Int]
    var count: Int
  }

  /// Cells a machine has at most, 32 megabytes; sizes never grow far beyond.
  static let limit = 1 << 22

  let project: CheckedProject
  private var structures: [Row?]
  /// Of function blocks, set when their code is made, since it decides how much scratch they have.
  var instances: [Row?]

  init(_ project: CheckedProject) {
    self.project = project
    structures = Array(repeating: nil, count: project.types.structures.count)
    instances = Array(repeating: nil, count: project.blocks.count)
  }

  /// The cells of a value.
  mutating func size(of type: DataType) -> Int {
    switch type {
    case .elementary, .enumeration, .subrange: return 1
    case .string(let capacity, let isWide):
      return Self.capped(StringCells.count(capacity: capacity, isWide: isWide))
    case .array(let ranges, let element):
      return ranges.reduce(size(of: element)) { Self.product($0, Self.count(of: $1)) }
    case .structure(let index): return structure(index).count
    case .block(let index): return instances[index]?.count ?? 0
    }
  }

  /// Where the fields of a structure lie.
  mutating func structure(_ index: Int) -> Row {
    if let known = structures[index] { return known }
    let row = row(of: project.types.structures[index].fields.map(\.type))
    structures[index] = row
    return row
  }

  /// Where values of these types lie one behind the other.
  mutating func row(of types: [DataType]) -> Row {
    var row = Row(offsets: [], count: 0)
    for type in types {
      row.offsets.append(row.count)
      row.count = Self.capped(row.count + size(of: type))
    }
    return row
  }

  /// Where the variables of a block lie, scratch aside. In-out parameters take one cell.
  mutating func variables(of block: CheckedBlock) -> Row {
    row(of: block.variables.map { $0.role == .inOut ? .elementary(.lint) : $0.type })
  }

  /// The elements of one dimension.
  static func count(of range: ClosedRange<Int64>) -> Int {
    let (difference, overflows) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    return overflows || difference >= Int64(limit) ? limit + 1 : Int(difference) + 1
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    return overflows ? limit + 1 : capped(product)
  }

  private static func capped(_ count: Int) -> Int { min(count, limit + 1) }
}
