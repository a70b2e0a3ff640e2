import Testing

/// Proves that each rule finds what it is there for, and only that.
@Suite("Each house rule fails on a planted violation")
struct RuleTests {
  private func swift(_ text: String, in target: String = "Sim") -> SourceText {
    SourceText("Sources/\(target)/Planted.swift", text)
  }

  @Test("an import outside the layer table, however it is written")
  func imports() {
    for line in [
      "import Foundation", "@testable import Runtime", "import struct Foundation.URL",
      "public import Scenes",
    ] {
      #expect(importsFollowTheLayers(swift(line)).count == 1, "\(line)")
    }
    #expect(importsFollowTheLayers(swift("import Kernel\n// import Foundation\n")) == [])
    #expect(importsFollowTheLayers(swift("import Kernel", in: "Unheard")).count == 1)
    #expect(importsFollowTheLayers(swift("import Sim", in: "WebAPI")).count == 1)
  }

  @Test("a file of one line too many")
  func fileSize() {
    let line = "let a = 1\n"
    #expect(filesAreShort(swift(String(repeating: line, count: 400))) == [])
    #expect(filesAreShort(swift(String(repeating: line, count: 401))).count == 1)
    let test = SourceText("Tests/T/Planted.swift", String(repeating: line, count: 600))
    #expect(filesAreShort(test) == [])
  }

  @Test("a line of one column too many")
  func lineSize() {
    for path in ["run", "Tools/a.sh", "Examples/python/a.py"] {
      let line = String(repeating: "é", count: 100)
      #expect(linesAreShort(SourceText(path, line)) == [])
      #expect(linesAreShort(SourceText(path, line + "é")).count == 1)
    }
  }

  @Test("a function of one line too many, whatever its text holds")
  func functionSize() {
    func function(_ head: String, lines: Int) -> String {
      head + "\n" + String(repeating: "  call(\"}\")  // }\n", count: lines - 2) + "}\n"
    }
    for head in ["public mutating func f() {", "init?(a: Int) {", "var a: Int {", "func f<T>() {"] {
      #expect(functionsAreShort(swift(function(head, lines: 60))) == [], "\(head)")
      #expect(functionsAreShort(swift(function(head, lines: 61))).count == 1, "\(head)")
    }
    let requirement = "protocol P {\n  func f()\n  func g()\n}\n"
    #expect(functionsAreShort(swift(requirement + function("struct S {", lines: 90))) == [])
  }

  @Test("chance, clocks and the C library's mathematics in the plant")
  func determinism() {
    for line in [
      "let y = sin(x)", "let t = Date()", "order.shuffle()", "let r = Int.random(in: 0..<3)",
      "var h = Hasher()", "y = a.addingProduct(b, c)", "let n = ContinuousClock.now",
    ] {
      #expect(plantsAreDetermined(swift(line)).count == 1, "\(line)")
    }
    let innocent = "// sin(x)\nlet sine = sineAndCosine(x).sine\nlet text = \"Date()\"\n"
    #expect(plantsAreDetermined(swift(innocent)) == [])
    #expect(plantsAreDetermined(swift("let t = Date()", in: "Runtime")) == [])
  }

  @Test("a dictionary or set that the plant keeps or walks over")
  func hashedOrder() {
    for line in [
      "var a: [TagID: Int] = [:]", "let a = Dictionary(uniqueKeysWithValues: b)",
      "let s: Set<Int> = []", "for k in a.keys {", "var a = [Int: String]()", "let s = Set(list)",
    ] {
      #expect(hashedOrderStaysOut(swift(line)).count == 1, "\(line)")
    }
    #expect(hashedOrderStaysOut(swift("func f(ids: [Reserved: TagID] = [:]) {}")) == [])
    #expect(hashedOrderStaysOut(swift("let a: [Int] = up ? [b: c][d] : e")) == [])
  }

  @Test("a sort that does not say how it breaks ties")
  func sorts() {
    #expect(sortsBreakTies(swift("let b = a.sorted { $0.x < $1.x }")).count == 1)
    #expect(sortsBreakTies(swift("// Ties go by id.\nlet b = a.sorted { $0.x < $1.x }")) == [])
  }

  @Test("a public declaration without a doc comment")
  func documentation() {
    for line in [
      "public func f() {}", "public struct S {", "  public static let a = 1",
      "@inlinable public var a: Int { 1 }", "public init(odd: Int) {", "public enum E {",
    ] {
      #expect(publicDeclarationsAreDocumented(swift(line)).count == 1, "\(line)")
      #expect(publicDeclarationsAreDocumented(swift("/// Says so.\n" + line)) == [], "\(line)")
    }
  }

  @Test("groups, fulfilled protocols and plain initializers need no comment of their own")
  func documentationExemptions() {
    let text = """
      /// A size.
      public struct Size: Equatable, Comparable {
        /// Length and width, m.
        public var length: Double
        public var width: Double
        public init(length: Double, width: Double) {
        }
        public static func < (a: Size, b: Size) -> Bool { true }
      }
      """
    #expect(publicDeclarationsAreDocumented(swift(text)) == [])
  }

  @Test("a banned word inside a name")
  func words() {
    for name in ["TagManager", "helper", "bodyCount", "entity_id", "startPoint", "stringUtils"] {
      #expect(namesUseOurWords(swift("let \(name) = 1")).count == 1, "\(name)")
    }
    #expect(namesUseOurWords(swift("let endpoint = 1  // a point")) == [])
    #expect(namesUseOurWords(swift("func f(body: Body) {}", in: "WebAPI")) == [])
  }

  @Test("a note for later without a number, and a test that sleeps")
  func notes() {
    let mark = "TO" + "DO"
    #expect(laterHasANumber(swift("// \(mark): mend")).count == 1)
    #expect(laterHasANumber(swift("// \(mark)(#12): mend")) == [])
    let test = SourceText("Tests/T/T.swift", "try await Task.sleep(for: .seconds(1))")
    #expect(testsNeverSleep(test).count == 1)
  }

  @Test("a build product under version control")
  func products() {
    let paths = ["Package.resolved", ".build/debug/a", "Tools/__pycache__/a.pyc", "Package.swift"]
    #expect(buildProductsStayOut(paths).count == 3)
  }

  @Test("a decision record without its number or one of its parts")
  func decisions() {
    #expect(decisionsAreNumbered(["Docs/adr/0001-a.md", "Docs/adr/0002-b.md"]) == [])
    #expect(decisionsAreNumbered(["Docs/adr/0001-a.md", "Docs/adr/0003-b.md"]).count == 1)
    #expect(decisionsAreNumbered(["Docs/adr/notes.md"]).count == 1)
    let bare = SourceText("Docs/adr/0001-a.md", "# ADR-0001\n\n## Context\n\n## Options\n")
    #expect(decisionsAreComplete(bare).count == 3)
  }

  @Test("a scene without a page, a change log without its headings, a dead link")
  func pages() {
    #expect(scenesHaveAPage(["Scenes/a/scene.yaml", "Scenes/b/README.md"]).count == 1)
    let log = SourceText("CHANGELOG.md", "# Changelog\n## [Unreleased]\n")
    #expect(changesAreLogged(log).count == 1)
    let page = SourceText("Docs/a.md", "[b](../B.md#part) [c](c.md) [d](https://x.org/d)")
    #expect(linksLead(page, among: ["B.md", "Docs/a.md"]).map(\.line) == [1])
  }
}
