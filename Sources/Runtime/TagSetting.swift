import Kernel
import Tags

/// What a command line says of a tag: `Name=value`, or `output:Name=value` where a name is shared.
public struct TagSetting: Equatable, Sendable {
  /// What is done with the value.
  public enum Purpose: Sendable {
    /// Writes an output, as a controller does.
    case write
    /// Forces an input or an output.
    case force
    /// Breaks the wire: `open` or `short`.
    case fault
  }

  /// Why a setting cannot be carried out.
  public struct Mistake: Error, Equatable, CustomStringConvertible, Sendable {
    public let description: String

    init(_ description: String) { self.description = description }
  }

  /// The tag's name.
  public var name: String
  /// The kind that was asked for.
  public var kind: TagKind?
  /// The value as it was written.
  public var value: String

  /// Reads a setting. The value is what follows the last `=`, so that names may hold one.
  public init(_ text: String) throws(Mistake) {
    guard let equals = text.lastIndex(of: "=") else {
      throw Mistake("'\(text)' is no setting: write 'Name=value'")
    }
    var name = text[..<equals]
    for (prefix, kind) in [("input:", TagKind.input), ("output:", .output)]
    where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
      self.kind = kind
    }
    guard !name.isEmpty else { throw Mistake("'\(text)' names no tag: write 'Name=value'") }
    self.name = String(name)
    value = String(text[text.index(after: equals)...])
  }

  /// The change that carries the setting out.
  public func change(
    _ purpose: Purpose, in table: TagTable
  ) throws(Mistake) -> Command.Change {
    let tag = try find(purpose, in: table)
    switch purpose {
    case .write: return .write(tag, try read(table[tag].type))
    case .force: return .force(tag, try read(table[tag].type))
    case .fault:
      switch value {
      case "open": return .fault(tag, .openCircuit, on: true)
      case "short": return .fault(tag, .shortCircuit, on: true)
      default: throw Mistake("'\(value)' is no fault of '\(name)': write open or short")
      }
    }
  }

  private func find(_ purpose: Purpose, in table: TagTable) throws(Mistake) -> TagIndex {
    let named = table.indices(named: name)
    guard !named.isEmpty else { throw Mistake(unknown(table)) }
    let found = named.filter { kind == nil || table[$0].kind == kind }
    guard !found.isEmpty else {
      throw Mistake("'\(name)' has no \(kind.map { "\($0)" } ?? "") tag")
    }
    // Only outputs can be written, so an input of the same name is not meant.
    let outputs = found.filter { table[$0].kind == .output }
    if purpose == .write {
      guard let output = outputs.first else {
        throw Mistake("'\(name)' is an input: it can be forced, not set")
      }
      guard outputs.count == 1 else { throw ambiguous(outputs.count) }
      return output
    }
    guard found.count == 1 else { throw ambiguous(found.count) }
    return found[0]
  }

  private func ambiguous(_ count: Int) -> Mistake {
    Mistake("\(count) tags are called '\(name)': write 'input:\(name)=…' or 'output:\(name)=…'")
  }

  private func unknown(_ table: TagTable) -> String {
    let lower = name.lowercased()
    let near = table.tags.map(\.name).first { $0.lowercased() == lower }
    let hint = near.map { "did you mean '\($0)'?" } ?? "see 'beltline scene tags'"
    return "the scene has no tag '\(name)': \(hint)"
  }

  private func read(_ type: TagType) throws(Mistake) -> TagValue {
    switch type {
    case .bit:
      if value == "true" || value == "on" || value == "1" { return .bit(true) }
      if value == "false" || value == "off" || value == "0" { return .bit(false) }
      throw Mistake("'\(value)' does not fit the bit '\(name)': write true or false")
    case .int:
      if let number = Int32(value) { return .int(number) }
      throw Mistake("'\(value)' does not fit the int '\(name)': write a whole number of 32 bits")
    case .float:
      if let number = Float(value), number.isFinite { return .float(number) }
      throw Mistake("'\(value)' does not fit the float '\(name)': write a number, such as 2.5")
    }
  }
}
