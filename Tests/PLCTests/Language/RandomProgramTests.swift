import PLC
import Testing

/// Programs made by chance, against models that were written from the rules alone.
@Suite("Language: programs made by chance")
struct RandomProgramTests {
  @Test("charts go the way that their rules say", arguments: 0..<50 as Range<UInt64>)
  func chart(_ seed: UInt64) {
    let chart = RandomChart(seed: seed)
    var state = RandomChartState(chart)
    for _ in chart.inputs { state.step() }
    LanguageCase("seed \(seed)", chart.text, scans: chart.inputs.count, gives: state.text).check()
  }

  @Test("instruction lists leave what they say", arguments: 0..<50 as Range<UInt64>)
  func list(_ seed: UInt64) {
    let list = RandomList(seed: seed)
    LanguageCase("seed \(seed)", list.text, gives: list.expected).check()
  }

  @Test("structured text computes what it says", arguments: 0..<40 as Range<UInt64>)
  func statements(_ seed: UInt64) {
    for profile in SemanticsProfile.allCases {
      let program = RandomProgram(seed: seed, profile: profile)
      LanguageCase(
        "seed \(seed), \(profile)", program.text, scans: 3, profile: profile,
        gives: program.expected(scans: 3)
      ).check()
    }
  }
}
