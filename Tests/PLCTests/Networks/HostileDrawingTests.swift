import Foundation
import Kernel
import PLC
import PLCopen
import Testing

@Suite("Hostile drawings")
struct HostileDrawingTests {
  /// Runs work on a thread with the stack that threads of a server have.
  private func onSmallStack(_ work: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      work()
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
  }

  @Test("parts of files, and files with a byte changed, are refused or compiled, never worse")
  func mutations() throws {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let marks = Array("<>/\"'&;=#0129aZ -\n\u{0}".utf8)
    for project in ["chart-choice", "in-out", "feedback-functions", "connectors"] {
      let bytes = try Projects.bytes(project)
      for round in 0..<40 {
        var mutant = bytes
        if round.isMultiple(of: 4) {
          mutant = Array(bytes.prefix(next(bytes.count)))
        } else {
          for _ in 0...next(3) { mutant[next(mutant.count)] = marks[next(marks.count)] }
        }
        _ = Drawing.problems(String(decoding: mutant, as: UTF8.self))
      }
    }
  }

  @Test("elements inside each other without end are refused")
  func deepMarkup() {
    onSmallStack {
      let text = String(repeating: "<a>", count: 100_000)
      #expect(Drawing.problems(text).map(\.code) == ["PLC0401"])
    }
  }

  @Test("entities of entities are never expanded")
  func entityBomb() {
    let text = """
      <?xml version="1.0"?>
      <!DOCTYPE bomb [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
      <project>&c;</project>
      """
    #expect(Drawing.problems(text).map(\.code) == ["PLC0402"])
  }

  @Test("files beyond the limit are not read")
  func tooLarge() {
    let log = #expect(throws: (any Error).self) {
      _ = try PLCopenReader.read(Array(repeating: 0x20, count: (16 << 20) + 1), name: "x")
    }
    #expect("\(String(describing: log))".contains("PLC0401"))
  }

  @Test("text divided by a hundred thousand comments is read as one")
  func dividedText() throws {
    let text = String(repeating: "(**)<!-- -->", count: 100_000) + "A :=<!-- -->TRUE;"
    let body = "<ST>\(text)</ST>"
    #expect(Drawing.problems(Drawing.project(body, variables: "A")).isEmpty)
  }

  @Test("a chart of two thousand choices that lead back is read")
  func wideChart() throws {
    func wire(_ id: Int) -> String {
      "<connectionPointIn><connection refLocalId='\(id)'/></connectionPointIn>"
    }
    var body = "<step localId='1' name='S' initialStep='true'/>"
    for id in stride(from: 2, to: 4_002, by: 2) {
      body += "<transition localId='\(id)'>\(wire(1))<condition><inline><ST>TRUE</ST></inline>"
      body += "</condition></transition><jumpStep localId='\(id + 1)' targetName='S'>\(wire(id))"
      body += "</jumpStep>"
    }
    let text = Drawing.project("<SFC>\(body)</SFC>")
    let unit = try PLCopenReader.read(Array(text.utf8), name: "x")
    guard case .chart(let chart) = unit.blocks.first?.body else {
      Issue.record("no chart")
      return
    }
    #expect(chart.transitions.count == 2_000)
    #expect(chart.transitions.allSatisfy { $0.from == ["S"] && $0.to == ["S"] })
  }

  @Test("a row of two thousand contacts is compiled on a small stack")
  func longRow() {
    onSmallStack {
      var body = "<leftPowerRail localId='1'/>"
      for id in 2...2_001 { body += Drawing.contact(id, "A", from: id - 1) }
      body += Drawing.coil(2_002, "Q", from: 2_001)
      #expect(
        Drawing.problems(Drawing.project("<LD>\(body)</LD>", variables: "A Q")).isEmpty)
    }
  }

  @Test("branches inside branches, five hundred deep, are compiled on a small stack")
  func deepBranches() {
    onSmallStack {
      var body = "<leftPowerRail localId='1'/>" + Drawing.contact(2, "A", from: 1)
      var last = 2
      // Each stage is (stage before AND A) OR B.
      for id in stride(from: 10, to: 1_010, by: 2) {
        let sources = last == 2 ? [2] : [last, last + 1]
        let wires = sources.map { "<connection refLocalId='\($0)'/>" }.joined()
        body +=
          "<contact localId='\(id)'><connectionPointIn>\(wires)</connectionPointIn>"
          + "<variable>A</variable></contact>" + Drawing.contact(id + 1, "B", from: 1)
        last = id
      }
      body += Drawing.coil(5_000, "Q", from: last, last + 1)
      #expect(
        Drawing.problems(Drawing.project("<LD>\(body)</LD>", variables: "A B Q")).isEmpty)
    }
  }

  @Test("blocks in a row, a thousand of them, are called in order on a small stack")
  func blockChain() {
    onSmallStack {
      var body = "<inVariable localId='1'><expression>N</expression></inVariable>"
      for id in 2...1_001 {
        body += """
          <block localId='\(id)' typeName='MOVE'><inputVariables><variable formalParameter='IN'>
          <connectionPointIn><connection refLocalId='\(id - 1)'/></connectionPointIn></variable>
          </inputVariables><outputVariables><variable formalParameter='OUT'/></outputVariables></block>
          """
      }
      body += """
        <outVariable localId='2000'><connectionPointIn><connection refLocalId='1001'/>
        </connectionPointIn><expression>N</expression></outVariable>
        """
      #expect(
        Drawing.problems(Drawing.project("<FBD>\(body)</FBD>", variables: "N:INT")).isEmpty)
    }
  }
}
