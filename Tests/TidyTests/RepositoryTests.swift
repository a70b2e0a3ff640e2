import Testing

/// Holds the repository against each house rule.
@Suite("The repository keeps its house rules")
struct RepositoryTests {
  private let repository = Repository.own

  @Test("it is read at all")
  func isRead() {
    #expect(repository.files.contains { $0.path == "Sources/Kernel/Tick.swift" })
    #expect(repository.files.contains { $0.path == "README.md" })
  }

  @Test(
    "each file keeps each rule about files",
    arguments: [
      ("imports follow the layers", importsFollowTheLayers),
      ("files are short", filesAreShort),
      ("lines are short", linesAreShort),
      ("functions are short", functionsAreShort),
      ("plants are determined", plantsAreDetermined),
      ("hashed order stays out of the plant", hashedOrderStaysOut),
      ("sorts break ties", sortsBreakTies),
      ("public declarations are documented", publicDeclarationsAreDocumented),
      ("names use our words", namesUseOurWords),
      ("later has a number", laterHasANumber),
      ("tests never sleep", testsNeverSleep),
      ("decisions are complete", decisionsAreComplete),
      ("changes are logged", changesAreLogged),
    ] as [(String, FileRule)])
  func fileRule(name: String, rule: FileRule) {
    expectNone(repository.violations(of: rule))
  }

  @Test("paths keep the rules about paths")
  func paths() {
    expectNone(buildProductsStayOut(repository.tracked ?? []))
    expectNone(decisionsAreNumbered(repository.paths))
    expectNone(scenesHaveAPage(repository.paths))
  }

  @Test("links between pages lead somewhere")
  func links() {
    expectNone(repository.files.flatMap { linksLead($0, among: repository.paths) })
  }

  private func expectNone(
    _ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard !violations.isEmpty else { return }
    let list = violations.map(\.description).joined(separator: "\n")
    Issue.record("\n\(list)", sourceLocation: sourceLocation)
  }
}
