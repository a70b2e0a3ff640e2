import PLC
import Testing

@Suite("Counters")
struct CounterTests {
  private struct Bench {
    var run: ProgramRun

    init(_ block: String, preset: String, profile: SemanticsProfile = .openplc) throws {
      let type = block.split(separator: "_").dropFirst().first ?? "INT"
      let (inputs, parameters) =
        switch block.prefix(while: { $0 != "_" }) {
        case "CTU": ("cu, r", "CU := cu, R := r")
        case "CTD": ("cd, ld", "CD := cd, LD := ld")
        default: ("cu, cd, r, ld", "CU := cu, CD := cd, R := r, LD := ld")
        }
      run = try ProgramRun(
        """
        PROGRAM Main
          VAR \(inputs) : BOOL; pv : \(type) := \(preset); counter : \(block); END_VAR
          counter(\(parameters), PV := pv);
        END_PROGRAM
        """, profile: profile)
    }

    /// One scan with these inputs true; gives the outputs that are true, and CV.
    mutating func scan(_ names: String...) throws -> String {
      for name in ["cu", "cd", "r", "ld"] where run["Main.\(name)"] != "no variable Main.\(name)" {
        try run.set("Main.\(name)", names.contains(name))
      }
      try run.scan()
      let outputs = ["Q", "QU", "QD"].filter { run["Main.counter.\($0)"] == "TRUE" }
      return (outputs + [run["Main.counter.CV"]]).joined(separator: " ")
    }
  }

  private static let suffixes = ["", "_INT", "_DINT", "_LINT", "_UDINT", "_ULINT"]

  @Test("CTU counts rising edges up to PV, and is reset", arguments: suffixes)
  func up(suffix: String) throws {
    for profile in SemanticsProfile.allCases {
      var bench = try Bench("CTU\(suffix)", preset: "2", profile: profile)
      #expect(try bench.scan() == "0")
      #expect(try bench.scan("cu") == "1")
      #expect(try bench.scan("cu") == "1")
      #expect(try bench.scan() == "1")
      #expect(try bench.scan("cu") == "Q 2")
      _ = try bench.scan()
      #expect(try bench.scan("cu") == "Q 2", "CV stops at PV")
      #expect(try bench.scan("r") == "0")
      #expect(try bench.scan("cu", "r") == "0", "reset wins, and the edge is lost")
      #expect(try bench.scan("cu") == "0")
    }
  }

  @Test("CTD counts rising edges down to zero, and is loaded", arguments: suffixes)
  func down(suffix: String) throws {
    for profile in SemanticsProfile.allCases {
      var bench = try Bench("CTD\(suffix)", preset: "2", profile: profile)
      #expect(try bench.scan() == "Q 0", "true before the first load")
      #expect(try bench.scan("ld") == "2")
      #expect(try bench.scan("cd") == "1")
      #expect(try bench.scan() == "1", "a falling edge does not count")
      #expect(try bench.scan("cd") == "Q 0")
      _ = try bench.scan()
      #expect(try bench.scan("cd") == "Q 0", "CV stops at zero")
      #expect(try bench.scan("cd", "ld") == "2")
      #expect(try bench.scan("cd") == "2", "the edge was lost to the load")
    }
  }

  @Test("CTUD counts both ways; reset wins over load, load over edges", arguments: suffixes)
  func upAndDown(suffix: String) throws {
    for profile in SemanticsProfile.allCases {
      var bench = try Bench("CTUD\(suffix)", preset: "2", profile: profile)
      #expect(try bench.scan() == "QD 0")
      #expect(try bench.scan("cu") == "1")
      #expect(try bench.scan() == "1")
      #expect(try bench.scan("cu") == "QU 2")
      #expect(try bench.scan("cd") == "1")
      #expect(try bench.scan() == "1")
      #expect(try bench.scan("cd") == "QD 0")
      #expect(try bench.scan("ld") == "QU 2")
      #expect(try bench.scan("ld", "r") == "QD 0")
      #expect(try bench.scan("ld", "cd") == "QU 2")
    }
  }

  @Test("of two edges at once OpenPLC counts none and STruC++ both in turn")
  func simultaneousEdges() throws {
    for (preset, cancelled, inTurn) in [("5", "1", "1"), ("1", "QU 1", "QD 0")] {
      for (profile, result) in [(SemanticsProfile.openplc, cancelled), (.strucpp, inTurn)] {
        var bench = try Bench("CTUD", preset: preset, profile: profile)
        _ = try bench.scan("cu")
        _ = try bench.scan()
        #expect(try bench.scan("cu", "cd") == result, "\(profile), PV = \(preset)")
      }
    }
    // At zero: up counts and down takes it back.
    for profile in SemanticsProfile.allCases {
      var bench = try Bench("CTUD", preset: "5", profile: profile)
      #expect(try bench.scan("cu", "cd") == "QD 0")
    }
  }

  @Test(
    "count to the limit of their type and no further",
    arguments: [
      ("CTU", "32767"), ("CTU_DINT", "2147483647"), ("CTU_LINT", "9223372036854775807"),
      ("CTU_UDINT", "4294967295"), ("CTU_ULINT", "18446744073709551615"),
    ])
  func limits(block: String, limit: String) throws {
    var bench = try Bench(block, preset: limit)
    let nearly = UInt64(limit).map { $0 - 1 } ?? 0
    try bench.run.set("Main.counter.CV", word: nearly)
    #expect(try bench.scan("cu") == "Q \(limit)")
    _ = try bench.scan()
    #expect(try bench.scan("cu") == "Q \(limit)")
  }

  @Test("a PV of zero or below stops counting up at once, and loads what CTD shows as done")
  func noPreset() throws {
    var up = try Bench("CTU", preset: "0")
    #expect(try up.scan("cu") == "Q 0")
    up = try Bench("CTU", preset: "-3")
    #expect(try up.scan("cu") == "Q 0")
    var down = try Bench("CTD", preset: "-3")
    #expect(try down.scan("ld") == "Q -3")
    #expect(try down.scan("cd") == "Q -3")
  }

  @Test("a PV lowered below CV sets Q, and CV stays")
  func loweredPreset() throws {
    var bench = try Bench("CTU", preset: "5")
    for _ in 0..<3 {
      _ = try bench.scan("cu")
      _ = try bench.scan()
    }
    try bench.run.set("Main.pv", 2)
    #expect(try bench.scan("cu") == "Q 3")
  }
}
