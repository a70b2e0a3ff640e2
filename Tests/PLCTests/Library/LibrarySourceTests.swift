import Testing

@testable import PLC

@Suite("Texts of the library's function blocks")
struct LibrarySourceTests {
  @Test(
    "are read without a problem and hold every block once", arguments: SemanticsProfile.allCases)
  func blocks(profile: SemanticsProfile) {
    let texts = LibrarySource.texts(profile)
    let log = DiagnosticLog(names: texts.map(\.name))
    let units = texts.enumerated().map { index, source in
      Parser.parse(source.text, file: index, log: log)
    }
    #expect(!log.hasErrors)
    let counters = ["CTU", "CTD", "CTUD"].flatMap { name in
      ["", "_INT", "_DINT", "_LINT", "_UDINT", "_ULINT"].map { name + $0 }
    }
    let names = [
      "R_TRIG", "F_TRIG", "SR", "RS", "SEMA", "TON", "TOF", "TP", "RTC", "HYSTERESIS", "INTEGRAL",
      "DERIVATIVE", "PID", "RAMP",
    ]
    // Blocks with two underscores are for charts and cannot be called by programs.
    let found = units.flatMap(\.blocks).map(\.name).filter { !$0.hasPrefix("__") }
    #expect(found.sorted() == (names + counters).sorted())
  }
}
