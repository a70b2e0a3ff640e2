import Kernel
import PLC
import Testing

/// A program compiled from text and run scan by scan; variables are named by their paths.
struct ProgramRun {
  private(set) var machine: Machine

  /// Compiles a text.
  init(
    _ text: String, profile: SemanticsProfile = .openplc, watchesPowerFlow: Bool = false,
    budget: Int = 10_000_000, interval: Int64 = 20_000_000, calendarStart: Int64 = 0
  ) throws {
    var options = CompilerOptions()
    options.profile = profile
    options.watchesPowerFlow = watchesPowerFlow
    options.instructionBudget = budget
    let program = try Compiler.compile([.text(name: "test.st", text: text)], options: options)
    machine = Machine(program: program, interval: interval, calendarStart: calendarStart)
  }

  /// Runs a program that was compiled before.
  init(_ program: Program, interval: Int64 = 20_000_000) {
    machine = Machine(program: program, interval: interval)
  }

  var program: Program { machine.program }

  mutating func scan(times: Int = 1) throws {
    for _ in 0..<times { try machine.scan() }
  }

  /// The trap that the next scans meet; nil if they meet none.
  mutating func trap(within scans: Int = 1) -> Trap? {
    do throws(Trap) {
      for _ in 0..<scans { try machine.scan() }
      return nil
    } catch { return error }
  }

  /// Changes the machine itself.
  mutating func change<Result>(_ work: (inout Machine) -> Result) -> Result { work(&machine) }

  mutating func set(_ name: String, _ value: Bool) throws { try set(name, word: value ? 1 : 0) }

  mutating func set(_ name: String, _ value: Int) throws {
    try set(name, word: UInt64(bitPattern: Int64(value)))
  }

  /// Of a REAL or LREAL.
  mutating func set(_ name: String, _ value: Double) throws {
    let isReal = try variable(name).type == .real
    try set(name, word: isReal ? UInt64(Float(value).bitPattern) : value.bitPattern)
  }

  mutating func set(_ name: String, word: UInt64) throws {
    let variable = try variable(name)
    machine[variable] = word
  }

  /// The text of a variable's value, or what is wrong with its name.
  subscript(_ name: String) -> String {
    if let variable = program.variable(named: name) { return machine.text(of: variable) }
    if let string = program.string(named: name) { return machine.text(of: string) }
    return "no variable \(name)"
  }

  func bool(_ name: String) throws -> Bool { try word(name) != 0 }

  func int(_ name: String) throws -> Int { try Int(Int64(bitPattern: word(name))) }

  /// Of a REAL or LREAL.
  func double(_ name: String) throws -> Double {
    let word = try word(name)
    return try variable(name).type == .real
      ? Double(Float(bitPattern: UInt32(word))) : Double(bitPattern: word)
  }

  func word(_ name: String) throws -> UInt64 { machine[try variable(name)] }

  private func variable(_ name: String) throws -> ProgramVariable {
    try #require(program.variable(named: name), "no variable \(name)")
  }
}
