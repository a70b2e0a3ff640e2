import ArgumentParser
import Kernel
import PlantTesting
import Runtime
import Scenes

/// `beltline lockstep`.
struct LockstepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lockstep",
    abstract: "Check that plants give the same bits with the fast paths off, at every tick.",
    discussion: """
      Each plant runs beside a copy that looks at everything in every tick. A bundled scene runs \
      under its controller, any other on the settings given here. The first field that differs \
      is named with its tick and ends the command with 1.

      \(PlantSettings.discussion)
      """)

  @Argument(help: "Bundled scenes, or paths of scene files; all bundled ones when left out.")
  var scenes: [String] = []

  @Option(help: ArgumentHelp("Run so many plants drawn at random as well.", valueName: "count"))
  var plants: Int = 0

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Simulated time, such as 60s or 20000t ticks.", valueName: "span"))
  var span = SimulatedSpan.ticks(20_000)

  @Option(help: "Seed of the scenes, and of the first random plant; 1 when left out.")
  var seed: UInt64 = 1

  @Flag(help: "Write, force and break tags of the scenes at random while they run.")
  var meddle = false

  @Flag(
    help: """
      Check snapshots too: at every \(Lockstep.restoreInterval)th tick a copy is restored from \
      one and followed for \(Lockstep.restoreTicks).
      """)
  var restore = false

  @OptionGroup var settings: PlantSettings

  func validate() throws {
    guard (0...100_000).contains(plants) else {
      throw ValidationError("--plants must be a number from 0 to 100000")
    }
    guard seed <= UInt64.max - UInt64(plants) else {
      throw ValidationError("--seed is too large for so many plants")
    }
  }

  func run() throws {
    Interrupt.listen()
    var differs = false
    let names = scenes.isEmpty && plants == 0 ? SceneLibrary.standard.names() : scenes
    for name in names { if try !isSame(scene: name) { differs = true } }
    for number in 0..<UInt64(plants) {
      let plant = RandomPlant(seed: seed + number)
      if try !isSame(plant.session(), plant.meddler) { differs = true }
    }
    if differs { throw ExitCode(1) }
  }

  private func isSame(scene name: String) throws -> Bool {
    let scene = try Exit.load(name)
    var session = Session(
      scene: scene, seed: seed, controller: BundledPlants.controller(of: name))
    try settings.apply(to: &session)
    let draw = Generator(seed: seed, stream: 98)
    return try isSame(
      session, meddle ? RandomOperator(table: session.plant.table, draw: draw) : nil)
  }

  /// Runs one plant and says how it went.
  private func isSame(_ session: Session, _ meddler: RandomOperator?) throws -> Bool {
    let ticks = span.ticks(of: session.plant.tickLength)
    var lockstep = Lockstep(
      session, meddler: meddler,
      checks: restore ? [.withoutFastPaths, .restored] : [.withoutFastPaths])
    let difference = lockstep.run(ticks: ticks, isInterrupted: { Interrupt.isPending })
    if Interrupt.isPending { throw Exit.because("interrupted", Exit.interrupted) }
    let name = session.scene.name
    guard let difference else {
      try put("\(name): \(ticks) ticks, the same\n")
      return true
    }
    Exit.say("beltline: \(name): \(difference)")
    return false
  }
}
