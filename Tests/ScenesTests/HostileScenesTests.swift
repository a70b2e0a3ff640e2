import Foundation
import Kernel
import Scenes
import TestSupport
import Testing

/// Documents that are made to cost time or memory, or to break the reader.
@Suite struct HostileScenesTests {
  private func codes(_ text: String) -> [String] { problems(text).map(\.code) }

  @Test func nothingIsAnEmptyDocument() {
    for text in ["", "\n\n", "# nothing\n", "---\n"] {
      #expect(codes(text) == ["SCN0004"], "\(text.debugDescription)")
    }
  }

  @Test func tenThousandPartsAreOneProblem() {
    let parts = (0..<10_000).map { "  - {name: p\($0), kind: emergency-stop}\n" }
    #expect(codes(document(parts: parts.joined())) == ["SCN0024"])
  }

  @Test func fiveThousandPartsLoad() throws {
    // A grid of belts that touch each other: the overlap check has work in both directions.
    let parts = (0..<5000).map { number in
      let pose = "{x: \((number % 100) * 4), y: \(Double(number / 100) * 0.75)}"
      return "  - {name: p\(number), kind: belt-conveyor, pose: \(pose), mode: analogue}\n"
    }
    // More belts than the bank has addresses: that is the only problem, once.
    #expect(codes(document(parts: parts.joined())) == ["SCN0034"])
  }

  @Test func allProblemsBeyondTheLimitAreLeftOut() {
    let parts = (0..<500).map { "  - {name: p\($0), kind: nothing}\n" }
    let found = codes(document(parts: parts.joined()))
    #expect(found == Array(repeating: "SCN0020", count: 100))
  }

  @Test(arguments: [100, 900, 20_000, 1_000_000])
  func deepNestingIsRefused(depth: Int) {
    let open = String(repeating: "[", count: depth)
    let close = String(repeating: "]", count: depth)
    let lists = codes("beltline: \(open)\(close)\n")
    #expect(lists == ["SCN0008"] || lists == ["SCN0003"])
    let dashes = codes(String(repeating: "- ", count: depth) + "x\n")
    #expect(dashes == ["SCN0008"] || dashes == ["SCN0003"])
    let keys = codes(String(repeating: "{", count: depth))
    #expect(keys == ["SCN0003"])
  }

  @Test func aDocumentOfManyMegabytesIsRefusedUnread() {
    let text = "# " + String(repeating: "x", count: 5_000_000)
    #expect(codes(text) == ["SCN0002"])
  }

  @Test func bytesThatAreNoTextAreRefused() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x41], [0xC3], [0x62, 0x80, 0x3A], [0xED, 0xA0, 0x80]] {
      #expect(problems(bytes: bytes).map(\.code) == ["SCN0001"])
    }
  }

  @Test func controlCharactersAreRefused() {
    let found = problems("beltline: 1\nname: a\u{1}\n")
    #expect(found.map { "\($0.code) \($0.line):\($0.column)" } == ["SCN0001 2:8"])
    #expect(codes("beltline: 1\nname: \u{0}\n").count == 1)
  }

  @Test func lineEndsAndByteOrderMarksOfOtherSystemsAreFine() throws {
    let text = try Repository.text("Scenes/from-a-to-b/scene.yaml")
    let foreign = "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(problems(foreign).isEmpty)
    // Places stay right with them.
    let broken = foreign.replacingOccurrences(of: "length: 4", with: "lenght: 4")
    let plain = text.replacingOccurrences(of: "length: 4", with: "lenght: 4")
    #expect(problems(broken).map(\.line) == problems(plain).map(\.line))
    #expect(problems(plain).map(\.code) == ["SCN0012"])
  }

  @Test func everyPartOfAHeapIsReported() {
    // Out of order along the line, so that the middle one is met first.
    let places = [0.0, 1.5, -1.5]
    let parts = places.enumerated().map {
      "  - {name: p\($0.offset), kind: belt-conveyor, pose: {x: \($0.element), y: 0}}\n"
    }
    #expect(codes(document(parts: parts.joined())) == ["SCN0025", "SCN0025"])
    let heap = (0..<3000).map {
      "  - {name: p\($0), kind: pop-up-wheel-sorter, pose: {x: 0, y: 0}}\n"
    }
    #expect(codes(document(parts: heap.joined())).filter { $0 == "SCN0025" }.count == 99)
  }

  @Test func aTruncatedSceneNeverLoadsAndNeverCrashes() throws {
    let text = try Repository.text("Scenes/from-a-to-b/scene.yaml")
    let bytes = Array(text.utf8)
    let whole = try SceneFile.decode(text, file: "whole")
    for length in stride(from: 0, to: bytes.count - 40, by: 7) {
      let part = String(decoding: bytes[..<length], as: UTF8.self)
      // A cut between two parts leaves a smaller scene; anything else has a problem.
      if let scene = try? SceneFile.decode(part, file: "part") {
        #expect(scene.parts.count <= whole.parts.count)
      }
    }
  }

  @Test func mutatedScenesNeverCrash() throws {
    let original = Array(try Repository.text("Scenes/sorting-by-weight/scene.yaml").utf8)
    var generator = Generator(seed: 42)
    let alphabet = Array(" \n\t:-[]{}&*?!|>'\"%@`#,0.eE~<=".utf8)
    for _ in 0..<60 {
      var bytes = original
      for _ in 0..<(1 + generator.below(4)) {
        let place = generator.below(bytes.count)
        switch generator.below(3) {
        case 0: bytes[place] = alphabet[generator.below(alphabet.count)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(alphabet[generator.below(alphabet.count)], at: place)
        }
      }
      #expect(problems(bytes: bytes).count <= Problems.limit)
    }
  }
}
