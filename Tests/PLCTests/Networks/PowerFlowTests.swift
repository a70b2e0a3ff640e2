import PLC
import PLCopen
import Testing

@Suite("Power flow")
struct PowerFlowTests {
  /// The power at each element, by its label and number of the drawing.
  private func flow(_ run: ProgramRun) -> [String: Bool] {
    var flow: [String: Bool] = [:]
    for (element, power) in zip(run.program.elements, run.machine.powerFlow) {
      flow["\(element.label) \(element.localID)"] = power
    }
    return flow
  }

  private func watched(_ project: String) throws -> ProgramRun {
    var options = CompilerOptions()
    options.watchesPowerFlow = true
    return ProgramRun(try Projects.program(project, options: options))
  }

  @Test("power is seen behind each contact and at each coil")
  func branches() throws {
    var run = try watched("nested-branches")
    try run.set("instance0.A", true)
    try run.set("instance0.C", true)
    try run.set("instance0.E", true)
    try run.scan()
    #expect(
      flow(run) == [
        "contact 'A' 2": true, "contact 'B' 3": false, "contact 'C' 4": true,
        "contact 'D' 5": false, "contact 'E' 6": true, "contact 'F' 7": false, "coil 'Q' 8": false,
      ])
    try run.set("instance0.F", true)
    try run.set("instance0.C", false)
    try run.scan()
    #expect(flow(run)["contact 'E' 6"] == false)
    #expect(flow(run)["contact 'F' 7"] == false)
    try run.set("instance0.B", true)
    try run.scan()
    #expect(flow(run)["contact 'F' 7"] == true)
    #expect(flow(run)["coil 'Q' 8"] == true)
  }

  @Test("a negated contact passes power, and a negated coil shows what reaches it")
  func negated() throws {
    var run = try watched("negated")
    try run.set("instance0.A", true)
    try run.scan()
    #expect(flow(run)["contact 'B' 3"] == true)
    #expect(flow(run)["coil 'Q' 4"] == true)
    #expect(try run.bool("instance0.Q") == false)
  }

  @Test("a block shows the power at its EN")
  func enable() throws {
    var run = try watched("enable-chain")
    try run.set("instance0.Go", true)
    try run.scan()
    #expect(flow(run)["block MOVE 4"] == true)
    #expect(flow(run)["block ADD 6"] == true)
    try run.set("instance0.Go", false)
    try run.scan()
    #expect(flow(run)["block MOVE 4"] == false)
    #expect(flow(run)["block ADD 6"] == false)
  }

  @Test("elements are numbered by rungs in the order of evaluation")
  func rungs() throws {
    let program = try Projects.program("jumps")
    let rungs = program.elements.map { "\($0.rung) \($0.label)" }
    #expect(
      rungs == [
        "1 contact 'Skip'", "1 jump to 'behind'", "2 contact 'A'", "2 coil 'Q'", "3 label 'behind'",
        "3 contact 'A'", "3 coil 'P'", "4 contact 'Leave'", "4 return", "5 contact 'A'",
        "5 coil 'Last'",
      ])
    #expect(program.elements.allSatisfy { $0.block == "Main" })
  }
}
