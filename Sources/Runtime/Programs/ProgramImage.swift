import PLC
import Tags

/// The variables of a program and its power flow as they were after one tick.
///
/// - Cost: a reference to the machine's memory; what is asked for is made then.
public struct ProgramImage: Sendable {
  /// A value as people read it.
  public enum Value: Equatable, Sendable {
    case bool(Bool)
    case signed(Int64)
    case unsigned(UInt64)
    case real(Float)
    case longReal(Double)
    /// A string, a value's name, or a time as a literal of the standard.
    case text(String)
  }

  /// One variable.
  public struct Variable: Sendable {
    /// The path to it, such as `Main.Delay.Q`.
    public let name: String
    /// The name of its type in the standard.
    public let type: String
    /// Such as `%IX0.3`; nil if it is not located.
    public let address: String?
    /// The tag it meets.
    public let tag: TagIndex?
    public let value: Value
  }

  /// One element of a drawn program.
  public struct Element: Sendable {
    /// The program or block it is drawn in.
    public let block: String
    /// Counted from 1 in the order of evaluation; 0 in charts.
    public let rung: Int
    /// What it is and what it says, such as `contact 'Start'`.
    public let label: String
    /// The drawing's own number of it.
    public let localID: Int
    /// Whether power flowed out of it in the last scan that reached it.
    public let hasPower: Bool
  }

  private let machine: Machine
  private let bindings: TagBindings

  init(machine: Machine, bindings: TagBindings) {
    self.machine = machine
    self.bindings = bindings
  }

  /// Every contact, coil and block of the program's drawings. Cost: O(elements).
  public var elements: [Element] {
    zip(machine.program.elements, machine.powerFlow).map { element, power in
      Element(
        block: element.block, rung: element.rung, label: element.label, localID: element.localID,
        hasPower: power)
    }
  }

  /// Scans that have begun.
  public var scans: Int { machine.scans }

  /// Every variable that can be read, with its place in the program's memory.
  package var known: [ProgramVariable] { machine.program.variables }

  /// The value of a variable as a number: truths are 0 and 1, times are seconds. Cost: no
  /// allocation.
  package func number(_ variable: ProgramVariable) -> Double {
    let word = machine[variable]
    return switch variable.type {
    case .bool: word != 0 ? 1 : 0
    case .sint, .int, .dint, .lint: Double(Int64(bitPattern: word))
    case .usint, .uint, .udint, .ulint, .byte, .word, .dword, .lword: Double(word)
    case .real: Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .lreal: Double(bitPattern: word)
    case .time, .date, .dateAndTime, .timeOfDay: Double(Int64(bitPattern: word)) / 1_000_000_000
    }
  }

  /// All variables in order of declaration, then all strings. Cost: O(variables).
  public var variables: [Variable] {
    let program = machine.program
    var tags: [Int: TagIndex] = [:]
    for binding in bindings.inputs + bindings.outputs {
      tags[binding.variable.cell] = binding.tag
    }
    let words = program.variables.map { variable in
      Variable(
        name: variable.name, type: variable.type.name, address: variable.address,
        tag: tags[variable.cell], value: value(of: variable))
    }
    let strings = program.strings.map { variable in
      Variable(
        name: variable.name, type: variable.isWide ? "WSTRING" : "STRING", address: nil, tag: nil,
        value: .text(String(decoding: machine.units(of: variable), as: UTF16.self)))
    }
    return words + strings
  }

  private func value(of variable: ProgramVariable) -> Value {
    let word = machine[variable]
    if variable.enumeration != nil { return .text(machine.text(of: variable)) }
    switch variable.type {
    case .bool: return .bool(word != 0)
    case .sint, .int, .dint, .lint: return .signed(Int64(bitPattern: word))
    case .usint, .uint, .udint, .ulint, .byte, .word, .dword, .lword: return .unsigned(word)
    case .real: return .real(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .lreal: return .longReal(Double(bitPattern: word))
    case .time, .date, .dateAndTime, .timeOfDay: return .text(machine.text(of: variable))
    }
  }
}
