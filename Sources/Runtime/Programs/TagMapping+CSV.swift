import Kernel
import Tags

/// The list of tags that the product exports: `Name,Type,Data Type,Address`, with addresses as
/// its Modbus server has them: `Coil n`, `Input n`, `Input Reg n`, `Holding Reg n`.
extension TagMapping {
  /// Rows of a list that are read.
  static let rowLimit = 10_000

  /// The heading, as it is written.
  static let heading = ["Name", "Type", "Data Type", "Address"]

  /// The units of its Modbus server for one volt, where nobody changed them.
  static let exportedUnitsPerVolt = 100.0

  /// A mapping by an exported list, and by nothing else: its addresses are its own, and so are its
  /// units for a volt.
  ///
  /// Coil n is `%QX`, Input n is `%IX`, at n ÷ 8 and the rest; Input Reg n is `%IWn`, Holding Reg
  /// n is `%QWn`. Rows without an address are left out.
  ///
  /// - Parameter file: what problems call the list.
  /// - Throws: all that is wrong with the list.
  public init(csv text: String, file: String) throws(Problems) {
    self.init()
    self.file = file
    byAddress = false
    unitsPerVolt = Self.exportedUnitsPerVolt
    let lines = DelimitedText.rows(of: text, limit: Self.rowLimit + 1)
    func problem(_ code: MappingProblem, _ line: Int, _ message: String, _ hint: String) -> Problem
    {
      Problem(
        code: code.rawValue, file: file, line: line, column: 1, message: message, hint: hint)
    }
    guard let first = lines.first, let name = Self.column("name", of: first.fields),
      let address = Self.column("address", of: first.fields)
    else {
      throw Problems([
        problem(
          .noHeading, 1, "the list has no heading with the columns Name and Address",
          "its first line is \(Self.heading.joined(separator: ","))")
      ])
    }
    guard lines.count <= Self.rowLimit else {
      throw Problems([
        problem(
          .tooManyRows, Self.rowLimit, "the list has more than \(Self.rowLimit - 1) rows",
          "keep the rows of one scene")
      ])
    }
    var problems: [Problem] = []
    for (line, fields) in lines.dropFirst() {
      guard fields.count > max(name, address) else {
        problems.append(
          problem(
            .brokenRow, line, "the row has \(fields.count) fields",
            "it needs as many as the heading; a name with a comma stands in quotes"))
        continue
      }
      let place = fields[address]
      if place.allSatisfy({ $0 == " " }) { continue }
      guard let variable = Self.variable(atExported: place) else {
        problems.append(
          problem(
            .brokenRow, line, "'\(place.prefix(60))' is no address",
            "write 'Coil 0', 'Input 0', 'Input Reg 0' or 'Holding Reg 0'"))
        continue
      }
      rows.append(
        Row(variable: variable, tag: fields[name], isExported: true, line: line, column: 1))
    }
    guard problems.isEmpty else { throw Problems(Array(problems.prefix(Problems.limit))) }
  }

  /// A mapping by the exported list in a file.
  ///
  /// - Throws: what keeps the file from being read, or all that is wrong with the list.
  public init(csvFile path: String) throws(Problems) {
    try self.init(csv: try ProgramFile.text(path: path), file: path)
  }

  private static func column(_ name: String, of heading: [String]) -> Int? {
    heading.firstIndex { $0.lowercased() == name }
  }

  /// `%QX1.2` for `Coil 10`.
  private static func variable(atExported text: String) -> String? {
    var words = text.lowercased().split(separator: " ")
    guard let digits = words.popLast(), digits.utf8.count <= 5, let number = Int(digits),
      number >= 0
    else { return nil }
    switch words.joined(separator: " ") {
    case "coil": return "%QX\(number / 8).\(number % 8)"
    case "input": return "%IX\(number / 8).\(number % 8)"
    case "input reg": return "%IW\(number)"
    case "holding reg": return "%QW\(number)"
    default: return nil
    }
  }

  /// The rows of such a list for the tags of a scene, its heading first.
  ///
  /// Registers have the address of their tag; where an int and a float have the same, the float
  /// takes the next number that is free.
  public static func exported(_ table: TagTable) -> [[String]] {
    var taken: [TagKind: Set<Int>] = [:]
    for tag in table.tags where tag.type == .int {
      taken[tag.kind, default: []].insert(tag.address)
    }
    let rows = table.tags.map { tag -> [String] in
      var number = tag.address
      if tag.type == .float {
        while taken[tag.kind, default: []].contains(number) { number += 1 }
        taken[tag.kind, default: []].insert(number)
      }
      let bank =
        switch (tag.kind, tag.type) {
        case (.input, .bit): "Input"
        case (.output, .bit): "Coil"
        case (.input, _): "Input Reg"
        case (.output, _): "Holding Reg"
        }
      let type =
        switch tag.type {
        case .bit: "Bool"
        case .int: "Int"
        case .float: "Real"
        }
      return [tag.name, tag.kind == .input ? "Input" : "Output", type, "\(bank) \(number)"]
    }
    return [heading] + rows
  }
}
