import Foundation
import Runtime
import Testing

@testable import WebAPI

/// Our own API, in memory and over a socket.
@Suite(.serialized)
struct NativeTests {
  private static func problem(_ answer: TableAnswer, _ status: Int, _ code: String) -> Bool {
    answer.status == status && answer.fields["content-type"] == "application/problem+json"
      && answer.body.contains(#""code":"\#(code)""#) && answer.body.contains("\"status\":\(status)")
  }

  @Test("The session's document", arguments: Way.allCases)
  func session(_ way: Way) async throws {
    try await withPlant(way) { plant in
      let answer = try await plant.send(.get("/beltline/v1/session"))
      #expect(answer.status == 200)
      #expect(answer.fields["content-type"] == "application/json; charset=utf-8")
      let start = """
        {"scene":"test-plant","title":"Test plant","tick":0,"timeSeconds":0,"tickMilliseconds":5,\
        "state":"paused","mode":"run","speed":1,"seed":"7","hash":"
        """
      #expect(answer.body.hasPrefix(start))
      #expect(answer.body.contains(#""forces":0,"faults":0,"items":{"present":0,"emitted":0"#))
      _ = try await plant.send(
        .put("/api/tag/values-force/by-name", #"[{"name":"A B","value":true}]"#))
      _ = try await plant.send(
        .put("/api/tag/values-alwayson/by-name", #"[{"name":"Weight","value":true}]"#))
      let changed = try await plant.send(.get("/beltline/v1/session"))
      #expect(changed.body.contains(#""forces":1,"faults":2,"#))
    }
  }

  @Test("Steps answer when they are done", arguments: Way.allCases)
  func steps(_ way: Way) async throws {
    try await withPlant(way) { plant in
      let stepped = try await plant.send(.post("/beltline/v1/step", #"{"ticks": 200}"#))
      #expect(stepped.body.contains(#""tick":200,"timeSeconds":1,"#))
      let again = try await plant.send(.post("/beltline/v1/step", #"{"ticks": 1}"#))
      #expect(again.body.contains(#""tick":201,"timeSeconds":1.005,"#))
      let reset = try await plant.send(.post("/beltline/v1/reset"))
      #expect(reset.body.contains(#""tick":0,"timeSeconds":0,"#))
    }
  }

  @Test(
    "Steps that cannot be",
    arguments: [
      (#"{"ticks":0}"#, 422, "WEB0019"), (#"{"ticks":-1}"#, 422, "WEB0019"),
      (#"{"ticks":10000001}"#, 422, "WEB0019"), (#"{"ticks":1.5}"#, 400, "WEB0004"),
      (#"{"ticks":"5"}"#, 400, "WEB0004"), ("{}", 400, "WEB0004"), ("[]", 400, "WEB0004"),
      ("", 400, "WEB0003"), ("{", 400, "WEB0003"),
    ])
  func badSteps(_ body: String, _ status: Int, _ code: String) async throws {
    try await withPlant(.inMemory) { plant in
      let answer = try await plant.send(.post("/beltline/v1/step", body))
      #expect(Self.problem(answer, status, code), "\(answer.body)")
    }
  }

  @Test("Run, pause and a step while it runs", arguments: Way.allCases)
  func runAndPause(_ way: Way) async throws {
    try await withPlant(way) { plant in
      let running = try await plant.send(.post("/beltline/v1/run"))
      #expect(running.body.contains(#""state":"running""#))
      let step = try await plant.send(.post("/beltline/v1/step", #"{"ticks":1}"#))
      #expect(Self.problem(step, 409, "WEB0018"))
      let paused = try await plant.send(.post("/beltline/v1/pause"))
      #expect(paused.body.contains(#""state":"paused""#))
    }
  }

  @Test(
    "Speeds",
    arguments: [
      (#"{"factor":2}"#, 200, #""speed":2,"#), (#"{"factor":0.5}"#, 200, #""speed":0.5,"#),
      (#"{"factor":"max"}"#, 200, #""speed":"max","#), (#"{"factor":0}"#, 422, "WEB0020"),
      (#"{"factor":1001}"#, 422, "WEB0020"), (#"{"factor":1e999}"#, 422, "WEB0020"),
      (#"{"factor":"fast"}"#, 400, "WEB0004"), (#"{"speed":2}"#, 400, "WEB0004"),
    ])
  func speeds(_ body: String, _ status: Int, _ part: String) async throws {
    try await withPlant(.inMemory) { plant in
      for method in ["PUT", "POST"] {
        let answer = try await plant.send(
          TableRequest.post("/beltline/v1/speed", body).method(method))
        #expect(answer.status == status)
        #expect(answer.body.contains(part))
      }
    }
  }

  @Test(
    "Seeds",
    arguments: [
      (#"{"seed":42}"#, 200, #""seed":"42""#),
      (#"{"seed":"18446744073709551615"}"#, 200, #""seed":"18446744073709551615""#),
      (#"{"seed":9007199254740993}"#, 400, "WEB0004"), (#"{"seed":-1}"#, 400, "WEB0004"),
      (#"{"seed":"x"}"#, 400, "WEB0004"), (#"{"seed":1.5}"#, 400, "WEB0004"),
    ])
  func seeds(_ body: String, _ status: Int, _ part: String) async throws {
    try await withPlant(.inMemory) { plant in
      let answer = try await plant.send(.put("/beltline/v1/seed", body))
      #expect(answer.status == status)
      #expect(answer.body.contains(part))
    }
  }

  @Test(
    "An operator's hand",
    arguments: [
      ("Start%20button/press", nil, 200, #""setting":1}"#),
      ("Start+button/release", nil, 200, #""setting":0}"#),
      ("Start%20button/set", #"{"value":true}"#, 200, #""setting":1}"#),
      ("Mode%20selector/set", #"{"value":1}"#, 200, #""setting":1}"#),
      ("Set%2Fpoint/set", #"{"value":2.5}"#, 200, #""setting":2.5}"#),
      ("Set%2Fpoint/set", #"{"value":11}"#, 422, "WEB0023"),
      ("Mode%20selector/set", #"{"value":2}"#, 422, "WEB0023"),
      ("Mode%20selector/press", nil, 409, "WEB0022"),
      ("Lamp/press", nil, 409, "WEB0022"),
      ("Nobody/press", nil, 404, "WEB0021"),
      ("Set%2Fpoint/set", #"{"value":"2"}"#, 400, "WEB0004"),
      ("Start%20button/kick", nil, 404, "WEB0001"),
    ] as [(String, String?, Int, String)])
  func operate(_ path: String, _ body: String?, _ status: Int, _ part: String) async throws {
    for way in Way.allCases {
      try await withPlant(way) { plant in
        let answer = try await plant.send(.post("/beltline/v1/parts/\(path)", body))
        #expect(answer.status == status)
        #expect(answer.body.contains(part), "\(answer.body)")
      }
    }
  }

  @Test func aPressedButtonShowsInItsTag() async throws {
    try await withPlant(.inMemory) { plant in
      for (action, value) in [("press", "true"), ("release", "false")] {
        _ = try await plant.send(.post("/beltline/v1/parts/Start%20button/\(action)"))
        let read = try await plant.send(.get("/api/tag/values/by-name", #"["Start"]"#))
        #expect(read.body == #"[{"name":"Start","value":\#(value)}]"#)
      }
    }
  }

  @Test(
    "Scenes that cannot be loaded",
    arguments: [
      ("application/json", #"{"name":"no-such-scene"}"#, 404, "WEB0024"),
      ("application/json", #"{"name":"../../etc/passwd"}"#, 404, "WEB0024"),
      ("application/json", #"{"scene":"x"}"#, 400, "WEB0004"),
      ("application/yaml", "parts: [", 422, "WEB0025"),
      ("text/yaml; charset=utf-8", "beltline: 1\nname: x\nparts: 5\ncolour: red\n", 422, "WEB0025"),
    ])
  func brokenScenes(_ type: String, _ body: String, _ status: Int, _ code: String) async throws {
    try await withPlant(.socket) { plant in
      let answer = try await plant.send(
        TableRequest.post("/beltline/v1/scene", body).with("Content-Type", type))
      #expect(Self.problem(answer, status, code), "\(answer.body)")
      if status == 422 {
        #expect(answer.body.contains(#""file":"upload.yaml","line":"#))
      }
      // The scene that was there goes on.
      let session = try await plant.send(.get("/beltline/v1/session"))
      #expect(session.body.contains(#""scene":"test-plant""#))
    }
  }

  @Test(
    "What is not there",
    arguments: [
      ("GET", "/beltline/v1/nothing", 404, "WEB0001"), ("GET", "/beltline", 404, "WEB0001"),
      ("GET", "/beltline/v2/session", 404, "WEB0001"),
      ("GET", "/beltline/v1/run", 405, "WEB0002"), ("DELETE", "/healthz", 405, "WEB0002"),
      ("POST", "/beltline/v1/items", 405, "WEB0002"),
    ])
  func wrongDoors(_ method: String, _ path: String, _ status: Int, _ code: String) async throws {
    try await withPlant(.inMemory) { plant in
      let answer = try await plant.send(TableRequest.get(path).method(method))
      #expect(Self.problem(answer, status, code), "\(answer.body)")
      if status == 405 { #expect(answer.fields["allow"]?.contains("OPTIONS") == true) }
    }
  }

  @Test func aForeignPageCannotRunThePlant() async throws {
    try await withPlant(.inMemory) { plant in
      let answer = try await plant.send(
        TableRequest.post("/beltline/v1/run").with("Origin", "https://evil.example"))
      #expect(Self.problem(answer, 403, "WEB0009"))
    }
  }

  @Test func configuredPagesAndAllPages() async throws {
    let request = TableRequest.post("/beltline/v1/pause").with("Origin", "https://panel.example")
    let one: (inout WebConfiguration) -> Void = { $0.allowedOrigins = ["https://panel.example"] }
    try await withPlant(.inMemory, configure: one) {
      let answer = try await $0.send(request)
      #expect(answer.status == 200)
      #expect(answer.fields["access-control-allow-origin"] == "https://panel.example")
    }
    let all: (inout WebConfiguration) -> Void = { $0.allowedOrigins = ["*"] }
    try await withPlant(.inMemory, configure: all) {
      let answer = try await $0.send(request)
      #expect(answer.fields["access-control-allow-origin"] == "*")
    }
  }

  @Test func healthAndHead() async throws {
    try await withPlant(.socket) { plant in
      let health = try await plant.send(.get("/healthz"))
      #expect(health.body == #"{"status":"ok","tick":0}"#)
      let head = try await plant.send(TableRequest.get("/beltline/v1/parts").method("HEAD"))
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      #expect((head.fields["content-length"].flatMap { Int($0) } ?? 0) > 100)
    }
  }

  @Test func aSessionThatHasEndedSaysSo() async throws {
    let session = TestPlant.session()
    try await withPlant(.inMemory, session: session) { plant in
      session.stop()
      let answer = try await plant.send(.post("/beltline/v1/run"))
      #expect(Self.problem(answer, 503, "WEB0016"))
      let write = try await plant.send(
        .put("/api/tag/values/by-name", #"[{"name":"A B","value":true}]"#))
      #expect(write.status == 503)
    }
  }
}
