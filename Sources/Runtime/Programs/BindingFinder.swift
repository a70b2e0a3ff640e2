import Kernel
import PLC
import Tags

/// Finds the tag of each variable, told rows first, and collects what does not fit.
struct BindingFinder {
  let program: Program
  let mapping: TagMapping
  let table: TagTable
  /// What problems call the program.
  let file: String
  var bindings: [TagBindings.Binding] = []
  var problems: [Problem] = []
  var warnings: [Problem] = []
  /// Cells that are bound already, and cells that a row names whether or not it could be bound:
  /// a row that is wrong must not be followed by a warning that its variable has no tag.
  private var settled: Set<Int> = []
  /// Which variable writes each output tag.
  private var writers: [TagIndex: ProgramVariable] = [:]

  init(program: Program, mapping: TagMapping, table: TagTable, file: String) {
    self.program = program
    self.mapping = mapping
    self.table = table
    self.file = file
  }

  // MARK: Rows

  /// Binds what the mapping tells one by one.
  mutating func bindRows() {
    for row in mapping.rows {
      let variable = row.isExported ? exportedVariable(of: row) : variable(of: row)
      if row.isExported, variable == nil { continue }
      let tag = tag(of: row, for: variable.flatMap(Self.area))
      guard let variable else { continue }
      guard settled.insert(variable.cell).inserted else {
        report(
          .variableMappedTwice, row, "'\(variable.name)' is mapped a second time",
          hint: "keep one of the rows; a second variable can read the same input")
        continue
      }
      guard let tag else { continue }
      let scale = row.scale ?? standardScale(variable.type, table[tag].type)
      guard scale.isFinite, scale != 0, row.offset.isFinite else {
        report(
          .impossibleScale, row, "\(scale) and \(row.offset) are no scale and offset",
          hint: "a scale is a number that is not 0, program units for one unit of the tag")
        continue
      }
      bind(variable, tag, scale: scale, offset: row.offset, row)
    }
  }

  private mutating func variable(of row: TagMapping.Row) -> ProgramVariable? {
    let text = row.variable
    if let address = DirectAddress(text: text) {
      if let found = variable(at: address) { return found }
      report(
        .unknownVariable, row, "the program has nothing at '\(text)'",
        hint: "'beltline plc io' lists what it has")
      return nil
    }
    let all = program.located + program.variables
    if let exact = all.first(where: { NameTable.equal($0.name, text) }) { return exact }
    let near = program.variables.filter { NameTable.equal(Self.lastName($0.name), text) }
    if near.count == 1 { return near[0] }
    if near.isEmpty {
      report(
        .unknownVariable, row, "the program has no variable '\(text)' of an elementary type",
        hint: "write the path from the program on, such as 'Main.Start', or an address")
    } else {
      let paths = near.prefix(5).map { "'\($0.name)'" }.joined(separator: ", ")
      report(
        .ambiguousVariable, row, "\(near.count) variables are called '\(text)'",
        hint: "write one of \(paths)")
    }
    return nil
  }

  private func exportedVariable(of row: TagMapping.Row) -> ProgramVariable? {
    guard var address = DirectAddress(text: row.variable) else { return nil }
    address.path[0] += firstAddress
    return variable(at: address)
  }

  private func variable(at address: DirectAddress) -> ProgramVariable? {
    program.located.first { $0.address.flatMap { DirectAddress(text: $0) } == address }
  }

  private mutating func tag(
    of row: TagMapping.Row, for area: DirectAddress.Area?
  ) -> TagIndex? {
    var name = row.tag
    var kind: TagKind?
    for (prefix, asked) in [("input:", TagKind.input), ("output:", .output)]
    where name.hasPrefix(prefix) {
      name = String(name.dropFirst(prefix.count))
      kind = asked
    }
    let named = table.indices(named: name)
    guard !named.isEmpty else {
      let near = table.tags.map(\.name).first { NameTable.equal($0, name) }
      report(
        .unknownTag, row, "the scene has no tag '\(name)'",
        hint: near.map { "did you mean '\($0)'?" } ?? "'beltline scene tags' lists them")
      return nil
    }
    // An address says which kind is meant where the name does not.
    let meant = kind ?? (named.count > 1 ? area.flatMap(Self.kind) : nil)
    let found = named.filter { meant == nil || table[$0].kind == meant }
    guard found.count == 1 else {
      report(
        found.isEmpty ? .unknownTag : .ambiguousTag, row,
        found.isEmpty
          ? "'\(name)' has no \(meant.map { "\($0)" } ?? "") tag"
          : "\(found.count) tags are called '\(name)'",
        hint: "write 'input:\(name)' or 'output:\(name)', or give the tags names of their own")
      return nil
    }
    return found[0]
  }

  // MARK: Rules

  /// Binds variables whose name is that of a tag.
  mutating func bindNames() {
    var named: [String: [TagIndex]] = [:]
    for index in table.tags.indices.map(TagIndex.init) {
      named[Self.identifier(table[index].name), default: []].append(index)
    }
    for variable in program.variables where !settled.contains(variable.cell) {
      // A variable of a program or a global one; what lies deeper belongs to a block.
      guard variable.name.utf8.count(where: { $0 == UInt8(ascii: ".") }) < 2,
        let all = named[Self.identifier(Self.lastName(variable.name))]
      else { continue }
      let area = Self.area(variable)
      if area == .memory { continue }
      let fitting = all.filter { tag in
        area.flatMap(Self.kind).map { $0 == table[tag].kind } ?? true
      }
      guard fitting.count <= 1 else {
        problems.append(
          problem(
            .ambiguousTag, "\(fitting.count) tags have the name of '\(variable.name)'",
            hint: "give the variable an address, or tell which tag is meant"))
        settled.insert(variable.cell)
        continue
      }
      guard let tag = fitting.first else { continue }
      settled.insert(variable.cell)
      let scale = standardScale(variable.type, table[tag].type)
      bind(variable, tag, scale: scale, offset: 0, nil)
    }
  }

  /// Binds located variables to the tags of their address.
  mutating func bindAddresses() {
    let first = firstAddress
    for variable in program.located where !settled.contains(variable.cell) {
      guard let address = variable.address.flatMap({ DirectAddress(text: $0) }),
        let kind = Self.kind(address.area), let number = address.tagAddress(from: first)
      else { continue }
      // A REAL asks for volts first, everything else for a number.
      let types: [TagType] =
        address.size == .bit
        ? [.bit]
        : variable.type == .real || variable.type == .lreal ? [.float, .int] : [.int, .float]
      let candidates = types.compactMap { type in
        table.tags.firstIndex { $0.kind == kind && $0.type == type && $0.address == number }
      }
      guard let tag = candidates.first.map(TagIndex.init) else { continue }
      settled.insert(variable.cell)
      let scale = standardScale(variable.type, table[tag].type)
      bind(variable, tag, scale: scale, offset: 0, nil)
    }
  }

  /// Where the program's addresses begin.
  var firstAddress: Int {
    if let told = mapping.firstAddress { return told }
    let numbers = program.located.compactMap { variable -> Int? in
      guard let address = variable.address.flatMap({ DirectAddress(text: $0) }),
        address.area != .memory
      else { return nil }
      return address.path.first
    }
    return !numbers.isEmpty && numbers.allSatisfy { $0 >= 100 } ? 100 : 0
  }

  private func standardScale(_ variable: Elementary, _ tag: TagType) -> Double {
    tag == .float && TagConversion.isWhole(variable) ? mapping.unitsPerVolt : 1
  }

  private mutating func bind(
    _ variable: ProgramVariable, _ index: TagIndex, scale: Double, offset: Double,
    _ row: TagMapping.Row?
  ) {
    let tag = table[index]
    if let kind = Self.area(variable).flatMap(Self.kind), kind != tag.kind {
      report(
        .otherKind, row, "\(Self.title(variable)) and the \(tag.kind) '\(tag.name)' do not fit",
        hint: "%I is for inputs of the program, %Q for its outputs")
      return
    }
    guard
      let conversion = TagConversion(variable.type, tag.type, scale: scale, offset: offset)
    else {
      report(
        .otherType, row,
        "\(Self.title(variable)) is a \(variable.type.name), and '\(tag.name)' a \(tag.type)",
        hint: tag.type == .bit
          ? "a bit wants a BOOL" : "an \(tag.type) wants a number or bit string")
      return
    }
    if tag.kind == .output {
      if let other = writers[index] {
        report(
          .tagMappedTwice, row,
          "\(Self.title(variable)) and \(Self.title(other)) would both write '\(tag.name)'",
          hint: "map one of them elsewhere")
        return
      }
      writers[index] = variable
    }
    bindings.append(.init(variable: variable, tag: index, conversion: conversion))
  }

  // MARK: What is left over

  /// Warns of located variables without a tag, and of tags without a variable.
  mutating func warnOfRest() {
    for variable in program.located where !settled.contains(variable.cell) {
      guard Self.area(variable) != .memory else { continue }
      warnings.append(
        problem(
          .unmappedVariable, "\(Self.title(variable)) meets no tag of the scene",
          hint: "'beltline scene tags' lists the addresses; an input stays at its initial value",
          severity: .warning))
    }
    let met = Set(bindings.map(\.tag))
    // What a scene forces acts without a controller.
    let rest = table.tags.indices.dropFirst(ReservedTag.allCases.count).map { TagIndex($0) }
      .filter { !met.contains($0) && table[$0].initialForce == nil }
    for kind in [TagKind.output, .input] {
      let names = rest.filter { table[$0].kind == kind }.map { "'\(table[$0].name)'" }
      guard !names.isEmpty else { continue }
      let more = names.count > 8 ? " and \(names.count - 8) more" : ""
      warnings.append(
        problem(
          .unmappedTags,
          "no variable meets the \(kind)\(names.count == 1 ? "" : "s") "
            + names.prefix(8).joined(separator: ", ") + more,
          hint: "'beltline plc io' shows what meets what", severity: .warning))
    }
  }

  // MARK: Words

  private mutating func report(
    _ code: MappingProblem, _ row: TagMapping.Row?, _ message: String, hint: String
  ) {
    problems.append(
      Problem(
        code: code.rawValue, file: row == nil ? file : mapping.file, line: row?.line ?? 0,
        column: row?.column ?? 0, message: message, hint: hint))
  }

  private func problem(
    _ code: MappingProblem, _ message: String, hint: String, severity: Problem.Severity = .error
  ) -> Problem {
    Problem(
      code: code.rawValue, severity: severity, file: file, message: message, hint: hint)
  }

  private static func area(_ variable: ProgramVariable) -> DirectAddress.Area? {
    variable.address.flatMap { DirectAddress(text: $0) }?.area
  }

  private static func kind(_ area: DirectAddress.Area) -> TagKind? {
    switch area {
    case .input: .input
    case .output: .output
    case .memory: nil
    }
  }

  private static func title(_ variable: ProgramVariable) -> String {
    guard let address = variable.address, address != variable.name else {
      return "'\(variable.name)'"
    }
    return "'\(variable.name)' at \(address)"
  }

  private static func lastName(_ path: String) -> String {
    path.split(separator: ".").last.map(String.init) ?? path
  }

  /// A name as an identifier in upper case: what is no letter, digit or underscore of ASCII is
  /// an underscore, several of them are one, and none stands at the ends.
  static func identifier(_ name: String) -> String {
    let letters = name.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "_")
      }
    }
    return String(decoding: letters, as: UTF8.self).split(separator: "_").joined(separator: "_")
  }
}
