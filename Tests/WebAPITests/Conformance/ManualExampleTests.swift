import Foundation
import Runtime
import Scenes
import Testing

@testable import WebAPI

/// The requests and answers that the Web API's manual prints, on Sorting by Weight brought into
/// the state that they show. The manual leaves blanks and slashes raw in one request line, where
/// HTTP needs %20, and forgets the slash at the front of another.
@Suite(.serialized)
struct ManualExampleTests {
  private static let falseTail = """
    ,"value":false,"openCircuit":false,"shortCircuit":false,"isForced":false,"forcedValue":false}
    """

  private static func bit(_ name: String, _ id: String, _ address: Int, _ kind: String) -> String {
    #"{"name":"\#(name)","id":"\#(id)","address":\#(address),"type":"Bit","kind":"\#(kind)""#
      + falseTail
  }

  private static let resetPair =
    bit(#"FACTORY I\/O (Reset)"#, "01936c60-0201-4d54-aad2-0734eb391d35", 498, "Output") + ","
    + bit(#"FACTORY I\/O (Reset)"#, "12d66936-6f23-4979-90ee-cb151204d00a", 498, "Input")

  /// Gives `body` the scene in the state of the examples, and a way to send a request as printed.
  private func withExamples(
    _ body:
      @escaping @Sendable (_ send: (String, String?) async throws -> TableAnswer) async throws
      -> Void
  ) async throws {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../Scenes")
    let scene = try SceneLibrary(folders: [root.standardizedFileURL])
      .load(named: "sorting-by-weight")
    let session = LiveSession(scene: scene, seed: 7, paused: true)
    session.start()
    try await withServer(session) { port in
      let plain = OverSocket(port: port)
      let preparations: [(String, String)] = [
        ("values-alwayson", #"[{"name":"Left conveyor","value":true}]"#),
        ("values", #"[{"name":"Left count","value":4}]"#),
        (
          "values-force",
          #"[{"name":"At left entry","value":false},{"name":"At scale entry","value":true}]"#
        ),
      ]
      for (word, items) in preparations {
        let answer = try await plain.send(.put("/api/tag/\(word)/by-name", items))
        #expect(answer.body == "[]")
      }
      try await Self.forceWeight(8.496892, plain)
      try await body { line, items in
        // A raw request's line ends become CR LF, in its body too.
        let size = items?.replacing("\n", with: "\r\n").utf8.count
        let length = size.map { "Content-Length: \($0)\n" } ?? ""
        return try await plain.send(
          TableRequest.raw(
            "\(line) HTTP/1.0\nContent-Type: application/json\n\(length)\n\(items ?? "")"))
      }
    }
  }

  private static func forceWeight(_ volts: Float, _ plain: OverSocket) async throws {
    // By id: the display has the same name.
    let id = "77740bcd-b3a0-4d5f-a175-90889ecc6cea"
    let answer = try await plain.send(
      .put("/api/tag/values-force", #"[{"id":"\#(id)","value":\#(volts)}]"#))
    #expect(answer.body == "[]")
  }

  private func expect(_ answer: TableAnswer, _ body: String) {
    #expect(answer.status == 200)
    #expect(answer.fields["version"] == "HTTP/1.0")
    #expect(answer.fields["content-type"] == "application/json; charset=utf-8")
    #expect(answer.body == body)
  }

  @Test func theListFilteredByName() async throws {
    try await withExamples { send in
      let reset = Self.bit("Reset", "2e59772f-877b-4206-834b-67a4a6e6bdbb", 9, "Input")
      let light = Self.bit("Reset light", "55a717c5-0bfc-4398-a3b0-f9855cad38e9", 15, "Output")
      expect(
        try await send("GET /api/tags?name=*reset*", nil),
        "[\(Self.resetPair),\(reset),\(light)]")
    }
  }

  @Test func oneTagWithAShortCircuit() async throws {
    try await withExamples { send in
      expect(
        try await send("GET /api/tags/b61dc29b-650d-4145-be65-4fea9cffc802", nil),
        """
        {"name":"Left conveyor","id":"b61dc29b-650d-4145-be65-4fea9cffc802","address":8,\
        "type":"Bit","kind":"Output","value":true,"openCircuit":false,"shortCircuit":true,\
        "isForced":false,"forcedValue":false}
        """)
    }
  }

  @Test func tagsByName() async throws {
    try await withExamples { send in
      expect(
        try await send("GET /api/tags/by-name/FACTORY%20I%2FO%20(Reset)", nil),
        "[\(Self.resetPair)]")
    }
  }

  @Test func fiveValuesOfWhichOneIsNotThere() async throws {
    try await withExamples { send in
      expect(
        try await send(
          "GET /api/tag/values",
          """
          [
              "fc6bb6c4-d307-4fdc-bc70-bc3a808c4098",
              "b61dc29b-650d-4145-be65-4fea9cffc802",
              "df43b72e-992a-4936-9d46-32764400b933",
              "32614ed5-621b-4de5-af97-503d95243ec8",
              "77740bcd-b3a0-4d5f-a175-90889ecc6cea"
          ]
          """),
        """
        [{"id":"fc6bb6c4-d307-4fdc-bc70-bc3a808c4098","value":false},\
        {"id":"b61dc29b-650d-4145-be65-4fea9cffc802","value":true},\
        {"id":"df43b72e-992a-4936-9d46-32764400b933","code":404,\
        "error":"Tag with id 'df43b72e-992a-4936-9d46-32764400b933' not found."},\
        {"id":"32614ed5-621b-4de5-af97-503d95243ec8","value":4},\
        {"id":"77740bcd-b3a0-4d5f-a175-90889ecc6cea","value":8.496892}]
        """)
    }
  }

  @Test func aWriteByIDWithAnInputAndATrailingComma() async throws {
    try await withExamples { send in
      expect(
        try await send(
          "PUT /api/tag/values",
          """
          [
            {
              "id": "a32d5732-18aa-4700-a4c7-c00d7cd18f41",
              "value": true
            },
            {
              "id": "7177772a-0db3-4303-af9b-9bbcdcc14581",
              "value": false
            },
            {
              "id": "4995ead4-ab3d-4f83-abc6-959524433087",
              "value": 3.141
            },
          ]
          """),
        """
        [{"id":"7177772a-0db3-4303-af9b-9bbcdcc14581","code":406,\
        "error":"Not allowed to set value of an input tag."}]
        """)
      expect(
        try await send(
          "GET /api/tag/values/by-name", #"["Front conveyor","Entry conveyor (V)"]"#),
        #"[{"name":"Front conveyor","value":true},{"name":"Entry conveyor (V)","value":3.141}]"#)
    }
  }

  @Test func valuesByNameWithTwins() async throws {
    try await withExamples { send in
      _ = try await send(
        "PUT /api/tag/values/by-name", #"[{"name":"Left count","value":0}]"#)
      _ = try await send(
        "PUT /api/tag/values-force",
        #"[{"id":"77740bcd-b3a0-4d5f-a175-90889ecc6cea","value":2.217}]"#)
      expect(
        try await send(
          "GET /api/tag/values/by-name",
          """
          [
              "At left entry",
              "Left conveyor",
              "Name of non-existing tag",
              "Left count",
              "Weight"
          ]
          """),
        """
        [{"name":"At left entry","value":false},{"name":"Left conveyor","value":true},\
        {"name":"Name of non-existing tag","code":404,\
        "error":"Tag named 'Name of non-existing tag' not found."},\
        {"name":"Left count","value":0},{"name":"Weight","value":2.217},\
        {"name":"Weight","value":0}]
        """)
    }
  }

  @Test func aWriteByNameWithAnInput() async throws {
    try await withExamples { send in
      expect(
        try await send(
          "PUT /api/tag/values/by-name",
          """
          [
            {
              "name": "Front conveyor",
              "value": true
            },
            {
              "name": "At scale entry",
              "value": false
            },
            {
              "name": "Entry conveyor (V)",
              "value": 3.141
            }
          ]
          """),
        """
        [{"name":"At scale entry","code":406,\
        "error":"Not allowed to set value of an input tag."}]
        """)
    }
  }

  @Test func theTwoSlipsOfTheManualAreCleanRefusals() async throws {
    try await withExamples { send in
      let blanks = try await send("GET /api/tags/by-name/FACTORY I%2FO (Reset)", nil)
      #expect(blanks.status == 400)
      let noSlash = try await send("GET api/tag/values", nil)
      #expect(noSlash.status == 400)
    }
  }
}
