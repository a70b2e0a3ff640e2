import Kernel
import Runtime
import Tags
import Testing

@Suite struct TagSettingTests {
  private let table: TagTable
  private let weightIn: TagIndex
  private let weightOut: TagIndex
  private let belt: TagIndex
  private let speed: TagIndex
  private let start: TagIndex

  init() throws {
    func tag(_ name: String, _ type: TagType, _ kind: TagKind, _ address: Int) -> Tags.Tag {
      let id = TagID.derived(scene: "test", name: name, kind: kind, ordinal: address)
      return Tag(name: name, id: id, address: address, type: type, kind: kind)
    }
    table = TagTable(sceneTags: [
      tag("Weight", .float, .input, 0), tag("Start", .bit, .input, 0),
      tag("Weight", .int, .output, 0), tag("Belt", .bit, .output, 0),
      tag("Speed (V)", .float, .output, 0), tag("Lamp", .bit, .output, 1),
      tag("Lamp", .bit, .output, 2), tag("a=b", .bit, .output, 3),
    ])
    let weights = table.indices(named: "Weight")
    (weightIn, weightOut) = (weights[0], weights[1])
    belt = try #require(table.indices(named: "Belt").first)
    speed = try #require(table.indices(named: "Speed (V)").first)
    start = try #require(table.indices(named: "Start").first)
  }

  private func change(_ text: String, _ purpose: TagSetting.Purpose) throws -> Command.Change {
    try TagSetting(text).change(purpose, in: table)
  }

  @Test func valuesAreReadByTheTypeOfTheTag() throws {
    for on in ["true", "on", "1"] {
      #expect(try change("Belt=\(on)", .write) == .write(belt, .bit(true)))
    }
    for off in ["false", "off", "0"] {
      #expect(try change("Belt=\(off)", .write) == .write(belt, .bit(false)))
    }
    #expect(try change("Speed (V)=-2.5", .write) == .write(speed, .float(-2.5)))
    #expect(try change("Speed (V)=3", .write) == .write(speed, .float(3)))
    #expect(try change("Weight=-7", .write) == .write(weightOut, .int(-7)))
  }

  @Test func writingASharedNameMeansTheOutput() throws {
    #expect(try change("Weight=4", .write) == .write(weightOut, .int(4)))
  }

  @Test func forcingASharedNameAsksForTheKind() throws {
    #expect(throws: TagSetting.Mistake.self) { try change("Weight=4", .force) }
    #expect(try change("input:Weight=4", .force) == .force(weightIn, .float(4)))
    #expect(try change("output:Weight=4", .force) == .force(weightOut, .int(4)))
    #expect(try change("Start=true", .force) == .force(start, .bit(true)))
  }

  @Test func faultsAreOpenOrShort() throws {
    #expect(try change("Start=open", .fault) == .fault(start, .openCircuit, on: true))
    #expect(try change("Belt=short", .fault) == .fault(belt, .shortCircuit, on: true))
    #expect(throws: TagSetting.Mistake.self) { try change("Belt=true", .fault) }
  }

  @Test func theLastEqualsSignSeparates() throws {
    let setting = try TagSetting("a=b=true")
    #expect(setting.name == "a=b" && setting.value == "true")
  }

  @Test(arguments: [
    "Belt", "=true", "Belt=", "Belt=yes", "Belt=2", "Weight=1.5", "Weight=3000000000",
    "Speed (V)=fast", "Speed (V)=nan", "Speed (V)=1e99", "Start=true", "input:Start=true",
    "output:Start=true", "belt=true", "Nothing=true", "Lamp=true",
  ])
  func whatDoesNotFitIsRefusedWithASentence(text: String) throws {
    do {
      _ = try change(text, .write)
      Issue.record("'\(text)' should not be accepted")
    } catch let mistake as TagSetting.Mistake {
      #expect(!mistake.description.isEmpty)
    }
  }

  @Test func aNameInAnotherCaseIsPointedOut() {
    do {
      _ = try change("belt=true", .write)
      Issue.record("names are case-sensitive")
    } catch {
      #expect("\(error)".contains("'Belt'"))
    }
  }
}

@Suite struct SimulatedSpanTests {
  private let five = TickLength.standard

  @Test func unitsAreRead() {
    let expected: [(String, Int)] = [
      ("500ms", 100), ("60s", 12_000), ("10m", 120_000), ("8h", 5_760_000), ("1200t", 1200),
      ("1.5s", 300), ("0.5h", 360_000), ("0s", 0), ("0t", 0),
      // None of these is a whole number of milliseconds to a float.
      ("1.005s", 201), ("8.05s", 1610), ("4.1m", 49_200), ("2.3h", 1_656_000),
      ("1.500000000000000000000000s", 300),
    ]
    for (text, ticks) in expected {
      #expect(SimulatedSpan(text)?.ticks(of: five) == ticks, "\(text)")
    }
  }

  @Test func aSpanThatEndsWithinATickTakesTheWholeTick() {
    #expect(SimulatedSpan("501ms")?.ticks(of: five) == 101)
    #expect(SimulatedSpan("1ms")?.ticks(of: five) == 1)
  }

  @Test(arguments: [
    "", "s", "60", "-1s", "1e3s", "0.0001s", "nans", "infs", "10 s", "1d", "99999999999h", "1.5t",
    "-5t", "999999999999999999999t", "0x10s", "1..5s", "+1s", ".s", "1.0005s",
    "0.3333333333333333333333h",
  ])
  func anythingElseIsRefused(text: String) {
    #expect(SimulatedSpan(text) == nil)
  }

  @Test func speedsAreFactorsOrMax() {
    #expect(Speed("1") == .factor(1))
    #expect(Speed("0.25") == .factor(0.25))
    #expect(Speed("max") == .unlimited)
    for text in ["0", "-1", "1001", "nan", "inf", "fast", ""] { #expect(Speed(text) == nil) }
  }
}
