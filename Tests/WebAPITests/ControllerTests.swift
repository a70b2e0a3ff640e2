import PLC
import Runtime
import Testing

@testable import WebAPI

/// Who controls the plant, as the session's document has it, and what a program shows.
@Suite struct ControllerTests {
  private static let text = """
    PROGRAM Main
      VAR
        Start AT %IX0.7 : BOOL;
        Reading AT %ID0 : REAL;
        Left AT %QX1.0 : BOOL;
        Count AT %QD3 : DINT;
        Huge : ULINT := 18446744073709551615;
        Pause : TIME := T#90s;
        Name : STRING := 'a"b';
        Broken : LREAL;
      END_VAR
      Left := TRUE;
      Count := Count + 1;
      IF Count = 5 THEN Broken := SQRT(-1.0); END_IF;
      IF Count = 9 THEN Count := Count / (Count - 9); END_IF;
    END_PROGRAM
    """

  private func session(_ source: ProgramChoice.Source) throws -> LiveSession {
    let scene = TestPlant.scene
    var choice = ProgramChoice()
    choice.source = source
    let program = try Compiler.compile([.text(name: "main.st", text: Self.text)])
    let session = LiveSession(
      scene: scene, seed: 7, paused: true,
      controller: try ProgramController(program, name: "main.st", scene: scene),
      programs: choice)
    session.start()
    return session
  }

  private func controller(_ plant: any Counterpart) async throws -> String {
    let answer = try await plant.send(.get("/beltline/v1/session")).body
    let start = try #require(answer.firstRange(of: #""controller":"#))
    let end = try #require(answer.firstRange(of: #","forces":"#))
    return String(answer[start.upperBound..<end.lowerBound])
  }

  @Test("Without a program clients control the plant")
  func noProgram() async throws {
    try await withPlant(.inMemory) { plant async throws in
      #expect(
        try await controller(plant) == #"{"kind":"none","name":null,"state":null,"trap":null}"#)
      #expect(try await plant.send(.get("/beltline/v1/variables")).body == "[]")
      #expect(try await plant.send(.get("/beltline/v1/power-flow")).body == "[]")
    }
  }

  @Test("A program is in charge until a client writes an output in a demo", arguments: Way.allCases)
  func demo(_ way: Way) async throws {
    try await withPlant(way, session: try session(.demo)) { plant async throws in
      let running = #"{"kind":"program","name":"main.st","state":"running","trap":null}"#
      #expect(try await controller(plant) == running)
      _ = try await plant.send(
        .put("/api/tag/values-force/by-name", #"[{"name":"Left conveyor","value":true}]"#))
      #expect(try await controller(plant) == running)
      _ = try await plant.send(
        .put("/api/tag/values/by-name", #"[{"name":"Left conveyor","value":true}]"#))
      #expect(
        try await controller(plant)
          == #"{"kind":"client","name":"main.st","state":"handed-over","trap":null}"#)
      #expect(try await plant.send(.get("/beltline/v1/variables")).body == "[]")
      let reset = try await plant.send(.post("/beltline/v1/reset"))
      #expect(reset.body.contains(running))
    }
  }

  @Test("A trap is told with its place")
  func trap() async throws {
    try await withPlant(.inMemory, session: try session(.bundled)) { plant async throws in
      _ = try await plant.send(.post("/beltline/v1/step", #"{"ticks":20}"#))
      let told = try await controller(plant)
      let start = #"{"kind":"program","name":"main.st","state":"trapped","trap":{"#
      #expect(
        told.hasPrefix(start + #""cause":"division by zero","place":"main.st:15:"#), "\(told)")
      #expect(told.hasSuffix(#","scan":8,"outputs":"held"}}"#))
    }
  }

  @Test("Variables have their tags and values")
  func variables() async throws {
    try await withPlant(.inMemory, session: try session(.bundled)) { plant async throws in
      _ = try await plant.send(.post("/beltline/v1/step", #"{"ticks":6}"#))
      let body = try await plant.send(.get("/beltline/v1/variables")).body
      func has(_ name: String, _ rest: String) {
        let found = body.contains(#"Main.\#(name)",\#(rest)}"#)
        #expect(found, "\(name): \(body)")
      }
      has("Start", #""type":"BOOL","address":"%IX0.7","tag":"Start","value":false"#)
      has("Reading", #""type":"REAL","address":"%ID0","tag":"Weight","value":8.496892"#)
      has("Left", #""type":"BOOL","address":"%QX1.0","tag":"Left conveyor","value":true"#)
      has("Count", #""type":"DINT","address":"%QD3","tag":"Left count","value":6"#)
      has("Huge", #""type":"ULINT","address":null,"tag":null,"value":"18446744073709551615""#)
      has("Pause", #""type":"TIME","address":null,"tag":null,"value":"T#1m30s""#)
      has("Name", #""type":"STRING","address":null,"tag":null,"value":"a\"b""#)
      has("Broken", #""type":"LREAL","address":null,"tag":null,"value":null"#)
    }
  }
}
