import Kernel
import PLC
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// A program's memory in the hash and in snapshots.
@Suite struct ProgramStateTests {
  private typealias Plant = ProgramPlant

  private static let variables = """
    VAR Start AT %IX0.0 : BOOL; Lamp AT %QX0.0 : BOOL; n AT %QD0 : DINT; Delay : TON; text : STRING;
    END_VAR
    """
  private static let statements = """
    Delay(IN := NOT Delay.Q, PT := T#170ms);
    IF Delay.Q THEN n := n + 1; Lamp := NOT Lamp; text := CONCAT(text, 'x'); END_IF;
    """

  private func session(
    task: String = "T#20ms", statements: String = statements,
    options: ProgramController.Options = .init()
  ) throws -> Session {
    try Plant.session(
      try Plant.program(Self.variables, statements, task: task), options: options)
  }

  private func problem(_ session: inout Session, _ bytes: [UInt8]) -> String? {
    do {
      try session.restore(try Snapshot(bytes: bytes, file: "a.snap"), file: "a.snap")
      return nil
    } catch { return error.list.first?.code }
  }

  @Test("Without a program the hash is that of the plant alone")
  func plainHash() {
    var session = Session(scene: TestScene.make(), seed: 3)
    session.run(10)
    #expect(session.hash == session.world.hash && session.frame().hash == session.hash)
    var controlled = Session(scene: TestScene.make(), seed: 3, controller: FollowEye())
    controlled.run(10)
    #expect(controlled.hash == controlled.world.hash, "a controller that remembers nothing")
  }

  @Test("The program's memory, its code and its wiring are part of the hash")
  func hash() throws {
    var session = try session()
    var same = try self.session()
    var memory = try Plant.session(
      try Plant.program(
        Self.variables, Self.statements, task: "T#20ms"))
    session.run(7)
    same.run(7)
    memory.run(8)
    #expect(session.hash == same.hash && session.hash != session.world.hash)
    // One tick more changes the plant's tick; the programs' time decides over the rest.
    #expect(session.hash != memory.hash)
    let other = try self.session(statements: Self.statements + " ; ; n := n + 0;")
    #expect(try self.session().hash != other.hash)
    var options = ProgramController.Options()
    options.mapping.rows = [.init(variable: "%QD0", tag: "Display")]
    #expect(try self.session().hash != self.session(options: options).hash)
  }

  @Test("What type a bound variable has is part of the hash: it says what a tag becomes")
  func boundTypes() throws {
    let hashes = try ["INT", "UINT", "WORD"].map { type in
      try Plant.session(
        try Plant.program("VAR level AT %IW0 : \(type); END_VAR", task: "T#20ms")
      ).hash
    }
    #expect(Set(hashes).count == 3)
  }

  @Test("A run from a snapshot goes on as one without a break, in the middle of an interval too")
  func restore() throws {
    for ticks in [1, 3, 100, 101, 102, 103, 777] {
      var whole = try session()
      whole.run(ticks)
      var pieces = try session()
      #expect(problem(&pieces, whole.snapshot) == nil)
      #expect(pieces.hash == whole.hash)
      #expect(pieces.snapshot == whole.snapshot)
      for _ in 0..<200 {
        whole.tick()
        pieces.tick()
        #expect(pieces.hash == whole.hash)
      }
      #expect(pieces.value(Plant.count) == whole.value(Plant.count))
    }
  }

  @Test("A trap goes along with a snapshot")
  func trapped() throws {
    let statements = "n := n + 1; IF n = 4 THEN n := n / (n - 4); END_IF;"
    var session = try session(statements: statements)
    session.run(50)
    var other = try self.session(statements: statements)
    #expect(problem(&other, session.snapshot) == nil)
    #expect(other.report == session.report && other.report.state == .trapped)
  }

  @Test("A snapshot with a program wants that program, wired as it was")
  func otherPrograms() throws {
    var session = try session()
    session.run(10)
    let bytes = session.snapshot
    var none = Session(scene: Plant.scene(), seed: 1)
    #expect(problem(&none, bytes) == "SNP0009")
    var code = try self.session(statements: "n := n + 2;")
    let before = code.hash
    #expect(problem(&code, bytes) == "SNP0009" && code.hash == before)
    var interval = try self.session(task: "T#40ms")
    #expect(problem(&interval, bytes) == "SNP0009")
    var options = ProgramController.Options()
    options.mapping.rows = [.init(variable: "%QD0", tag: "Display")]
    var wiring = try self.session(options: options)
    #expect(problem(&wiring, bytes) == "SNP0009")
    // A controller that remembers nothing is another one as well.
    var native = Session(scene: Plant.scene(), seed: 1, controller: Idle())
    #expect(problem(&native, bytes) == "SNP0009")
  }

  @Test("A snapshot without a program can be restored with one, which starts anew")
  func startsAnew() throws {
    var plain = Session(scene: Plant.scene(), seed: 5)
    plain.run(42)
    var session = try session()
    session.run(500)
    #expect(problem(&session, plain.snapshot) == nil)
    #expect(session.world.hash == plain.world.hash)
    #expect(session.frame().program?.scans == 0)
    session.tick()
    #expect(session.frame().program?.scans == 1)
  }

  @Test("What cannot be the memory of the program is refused, whatever it is")
  func forged() throws {
    var session = try session()
    session.run(100)
    let good = try Snapshot(bytes: session.snapshot, file: "test")
    let words = try #require(good.controller.map { Array($0) })
    let world = session.world
    func refusal(_ change: (inout [UInt64]) -> Void) throws -> String? {
      var changed = words
      change(&changed)
      var other = try self.session()
      return problem(&other, world.snapshot(controller: changed).bytes)
    }
    #expect(try refusal { _ in } == nil)
    #expect(try refusal { $0[0] ^= 1 } == "SNP0009")
    #expect(try refusal { $0.removeAll() } == "SNP0009")
    #expect(try refusal { $0.removeLast() } == "SNP0010")
    #expect(try refusal { $0.append(0) } == "SNP0010")
    #expect(try refusal { $0[1] = 4 } == "SNP0010", "the next scan is never 4 ticks away")
    #expect(try refusal { $0[1] = .max } == "SNP0010")
    // Any word may be anything: it is refused, or the program goes on from it without a crash.
    var draw = Generator(seed: 12)
    for _ in 0..<300 {
      var changed = words
      let place = 1 + draw.below(words.count - 1)
      changed[place] = draw.below(2) == 0 ? .max : UInt64(draw.below(1 << 40))
      var other = try self.session()
      if problem(&other, world.snapshot(controller: changed).bytes) == nil { other.run(20) }
    }
  }
}

private struct Idle: Controller {
  mutating func start(table: TagTable) {}
  mutating func scan(_ io: inout ControllerIO) {}
}
