import PLC
import Testing

@Suite("Edges and latches")
struct EdgeBlockTests {
  /// Runs a block with two inputs or one, and gives its output in every scan.
  private func outputs(
    _ call: String, of block: String, output: String, _ inputs: [(Int, Int)],
    profile: SemanticsProfile = .openplc
  ) throws -> [Int] {
    var run = try ProgramRun(
      """
      PROGRAM Main
        VAR a, b, q : BOOL; block : \(block); END_VAR
        block(\(call), \(output) => q);
      END_PROGRAM
      """, profile: profile)
    return try inputs.map { a, b in
      try run.set("Main.a", a != 0)
      try run.set("Main.b", b != 0)
      try run.scan()
      return try run.int("Main.q")
    }
  }

  @Test("R_TRIG is true for one scan when its input rises", arguments: SemanticsProfile.allCases)
  func rising(profile: SemanticsProfile) throws {
    let inputs = [0, 1, 1, 0, 0, 1, 0, 1].map { ($0, 0) }
    #expect(
      try outputs("CLK := a", of: "R_TRIG", output: "Q", inputs, profile: profile)
        == [0, 1, 0, 0, 0, 1, 0, 1])
    #expect(
      try outputs("CLK := a", of: "R_TRIG", output: "Q", [(1, 0), (1, 0)], profile: profile)
        == [1, 0], "true from the start counts as risen")
  }

  @Test("F_TRIG is true for one scan when its input falls", arguments: SemanticsProfile.allCases)
  func falling(profile: SemanticsProfile) throws {
    let inputs = [0, 0, 1, 1, 0, 0, 1, 0].map { ($0, 0) }
    #expect(
      try outputs("CLK := a", of: "F_TRIG", output: "Q", inputs, profile: profile)
        == [0, 0, 0, 0, 1, 0, 0, 1], "false from the start has not fallen")
  }

  // Set alone, nothing, reset alone, nothing, both, nothing, both from the set state.
  private static let latchInputs = [(0, 0), (1, 0), (0, 0), (0, 1), (0, 0), (1, 1), (0, 0), (1, 1)]

  @Test("SR is set and reset, and set wins")
  func setDominant() throws {
    #expect(
      try outputs("S1 := a, R := b", of: "SR", output: "Q1", Self.latchInputs)
        == [0, 1, 1, 0, 0, 1, 1, 1])
  }

  @Test("RS is set and reset, and reset wins")
  func resetDominant() throws {
    #expect(
      try outputs("S := a, R1 := b", of: "RS", output: "Q1", Self.latchInputs)
        == [0, 1, 1, 0, 0, 0, 0, 0])
  }

  @Test("SEMA is claimed and released, and claiming wins")
  func semaphore() throws {
    #expect(
      try outputs("CLAIM := a, RELEASE := b", of: "SEMA", output: "BUSY", Self.latchInputs)
        == [0, 1, 1, 0, 0, 1, 1, 1])
  }
}
