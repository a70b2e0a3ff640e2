import Kernel
import PLC
import Scenes
import Sim
import Tags

/// Runs a compiled program in lockstep with a plant.
///
/// A scan latches the effective values of the input tags, runs, and writes the output tags. The
/// first scan belongs to the first tick; program time passes in whole ticks and is exact.
///
/// - Determinism: depends on the program, its mapping and what it reads.
/// - Cost: a scan allocates nothing.
public struct ProgramController: Controller {
  /// How a program is run.
  public struct Options: Sendable {
    /// Which variable meets which tag.
    public var mapping = TagMapping()
    /// What becomes of the outputs at a trap. They are held, as OpenPLC's are when it stops, unless
    /// this says otherwise.
    public var trapPolicy = TrapPolicy.hold

    public init() {}
  }

  /// What runs.
  public let program: Program
  /// What readers call it, such as `program.xml`.
  public let name: String
  /// Its variables with their tags.
  public let bindings: TagBindings
  /// Ticks from one scan to the next.
  public let scanTicks: Int
  /// Nanoseconds of program time from one scan to the next.
  public let interval: Int64
  public let identity: UInt64?
  /// What is copied before and after each scan.
  private let inputs: [Wire]
  private let outputs: [Wire]
  private var machine: Machine
  /// Ticks until the next scan.
  private var wait = 0

  /// A program before its first scan.
  ///
  /// - Parameters:
  ///   - name: what readers and problems call it.
  ///   - scene: whose tags it meets, and in whose ticks it scans.
  /// - Throws: all that keeps the program from running this plant.
  public init(
    _ program: Program, name: String, scene: Scene, options: Options = Options()
  ) throws(Problems) {
    let length = scene.model.tickLength
    let tick = Int64(length.milliseconds) * 1_000_000
    var problems: [Problem] = []
    // A program that does not say scans in every tick.
    let interval = program.scanInterval ?? tick
    if interval % tick != 0 {
      problems.append(Self.noTicks(interval, length, file: name))
    }
    do throws(Problems) {
      bindings = try TagBindings(
        program, options.mapping, table: scene.model.table, file: name)
    } catch {
      throw Problems(Array((problems + error.list).prefix(Problems.limit)))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    inputs = bindings.inputs.map(Wire.init)
    outputs = bindings.outputs.map(Wire.init)
    self.program = program
    self.name = name
    self.interval = interval
    scanTicks = Int(interval / tick)
    machine = Machine(program: program, interval: interval)
    machine.trapPolicy = options.trapPolicy
    identity = bindings.identity(of: machine)
  }

  public mutating func start(table: TagTable) {
    machine.restart()
    wait = 0
  }

  public mutating func scan(_ io: inout ControllerIO) {
    guard wait == 0 else {
      wait -= 1
      return
    }
    wait = scanTicks - 1
    guard !machine.isStopped else { return }
    for wire in inputs { machine[wire.cell, wire.type] = wire.conversion.word(io.image[wire.tag]) }
    do {
      try machine.scan()
    } catch {
      // What the scan computed before it was stopped never reaches the plant.
      if machine.trapPolicy == .clear { clear(&io) }
      return
    }
    for wire in outputs {
      io.image.write(wire.tag, wire.conversion.value(machine[wire.cell, wire.type]))
    }
  }

  private func clear(_ io: inout ControllerIO) {
    for wire in outputs { io.image.write(wire.tag, .zero(io.image[wire.tag].type)) }
  }

  /// The trap that stopped the program; nil while it runs.
  public var stop: ControllerReport.Stop? {
    guard machine.isStopped, let trap = machine.trap else { return nil }
    return ControllerReport.Stop(
      cause: trap.cause.description, scan: trap.scan, place: trap.place,
      clearsOutputs: machine.trapPolicy == .clear)
  }

  public var image: ProgramImage? { ProgramImage(machine: machine, bindings: bindings) }

  public var impossibility: String? {
    guard (0..<scanTicks).contains(wait) else { return "its next scan is in \(wait) ticks" }
    return machine.firstImpossibility()
  }

  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("wait", &wait)
    visitor.visit("machine", &machine)
  }

  /// The problem of an interval that is no whole number of ticks, with what would do.
  private static func noTicks(_ interval: Int64, _ length: TickLength, file: String) -> Problem {
    let tick = Int64(length.milliseconds) * 1_000_000
    let below = interval / tick * tick
    let near = (below > 0 ? [below] : []) + [below + tick]
    var hint = "let the task have " + near.map(milliseconds).joined(separator: " or ")
    // The longest tick that fits is the cheapest, and one no longer than now keeps the motion.
    if let fitting = (1...length.milliseconds).last(where: {
      interval % (Int64($0) * 1_000_000) == 0
    }) {
      hint += ", or write 'tick: \(fitting)' in the scene"
    }
    return Problem(
      code: MappingProblem.intervalNoTicks.rawValue, file: file,
      message: "the program scans every \(milliseconds(interval)), which is no whole number of the "
        + "scene's ticks of \(length.milliseconds) ms",
      hint: hint)
  }

  private static func milliseconds(_ nanoseconds: Int64) -> String {
    nanoseconds % 1_000_000 == 0
      ? "\(nanoseconds / 1_000_000) ms" : "\(Double(nanoseconds) / 1_000_000) ms"
  }
}

/// A binding without its names, so that copying one counts no references.
private struct Wire {
  let cell: Int
  let type: Elementary
  let tag: TagIndex
  let conversion: TagConversion

  init(_ binding: TagBindings.Binding) {
    cell = binding.variable.cell
    type = binding.variable.type
    tag = binding.tag
    conversion = binding.conversion
  }
}

extension TagBindings {
  /// A fingerprint of what runs and of how it is wired.
  fileprivate func identity(of machine: Machine) -> UInt64 {
    var hash = StateHash()
    hash.add(machine.program.hash)
    hash.add(UInt64(bitPattern: machine.interval))
    hash.add(machine.trapPolicy.rawValue)
    for binding in inputs + outputs {
      hash.add(UInt64(binding.variable.cell))
      hash.add(UInt64(binding.variable.type.rawValue))
      hash.add(UInt64(binding.tag.position))
      binding.conversion.add(to: &hash)
    }
    return hash.value
  }
}
