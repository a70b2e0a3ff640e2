import Logging
import Runtime
import ServiceLifecycle
import Testing

@testable import WebAPI

/// Requests that two readers could read differently, and hosts that are not ours.
@Suite(.serialized)
struct WireTests {
  private static let ambiguous: [String] = [
    "Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
    "Transfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n",
    "Content-Length: 5\nContent-Length: 6\n\n12345",
    "Content-Length: 5, 6\n\n12345",
    "Content-Length: +5\n\n12345",
    "Content-Length: -1\n\n",
    "Content-Length: 0x5\n\n12345",
    "Content-Length: 99999999999999999999\n\n",
    "Transfer-Encoding: gzip\n\n",
    "Transfer-Encoding: chunked, chunked\n\n0\n\n",
    "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n\n0\n\n",
    "Transfer-Encoding: chunked\n\nZZ\n12345\n0\n\n",
    "Transfer-Encoding: chunked\n\nFFFFFFFFFFFFFFFFFF\n",
    "Transfer-Encoding : chunked\n\n0\n\n",
    "X Y: 1\n\n",
    ": 1\n\n",
    "A: 1\n folded\n\n",
  ]

  @Test("Framing that two readers could read differently", arguments: ambiguous)
  func smuggling(_ rest: String) async throws {
    try await withServer(TestPlant.session()) { port in
      let plain = OverSocket(port: port)
      // Behind it stands a second request, which must not be answered.
      let answer = try await plain.send(
        .raw(
          "PUT /api/tag/values HTTP/1.1\nHost: localhost\n" + rest
            + "GET /healthz HTTP/1.1\nHost: localhost\n\n"))
      #expect(answer.status == 400)
      #expect(!answer.body.contains("HTTP/1.1 200"))
      #expect(try await plain.send(.get("/healthz")).status == 200)
    }
  }

  @Test(
    "Requests that are no HTTP/1",
    arguments: [
      ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}", 400),
      ("PRI * HTTP/2.0\n\nSM\n\n", 400),
      ("GET /healthz HTTP/3.0\nHost: localhost\n\n", 505),
      ("GET /healthz HTTP/1.2\nHost: localhost\n\n", 505),
      ("GET\n\n", 400),
      ("NONSENSE\n\n", 400),
      ("GET /healthz HTTP/1.1 HTTP/1.1\nHost: localhost\n\n", 505),
      ("CONNECT localhost:80 HTTP/1.1\nHost: localhost\n\n", 400),
    ])
  func otherProtocols(_ text: String, _ status: Int) async throws {
    try await withServer(TestPlant.session()) { port in
      let plain = OverSocket(port: port)
      let answer = try await plain.send(.raw(text))
      #expect(answer.status == status)
      let next = try await plain.send(.get("/healthz"))
      #expect(next.status == 200)
    }
  }

  @Test(
    "Hosts",
    arguments: [
      ("Host: localhost\n", 200),
      ("Host: localhost:{port}\n", 200),
      ("Host: LOCALHOST:{port}\n", 200),
      ("Host: localhost.:{port}\n", 200),
      ("Host: 127.0.0.1:{port}\n", 200),
      ("Host: [::1]:{port}\n", 200),
      ("Host: [::1]\n", 200),
      ("Host: plant.example\n", 200),
      ("Host: forwarded.example:8000\n", 200),
      ("Host: localhost:1\n", 421),
      ("Host: forwarded.example\n", 421),
      ("Host: evil.example\n", 421),
      ("Host: evil.example:{port}\n", 421),
      ("Host: localhost.evil.example:{port}\n", 421),
      ("Host: 127.1\n", 421),
      ("Host: 0\n", 421),
      ("Host: 0.0.0.0:{port}\n", 421),
      ("Host: 2130706433\n", 421),
      ("Host: 127.0.0.2\n", 421),
      ("Host: [::ffff:127.0.0.1]:{port}\n", 421),
      ("Host: user@localhost\n", 421),
      ("Host: localhost..\n", 421),
      ("Host: localhost:{port}:80\n", 400),
      ("Host: localhost:http\n", 400),
      ("Host:\n", 400),
      ("Host: [::1\n", 400),
      ("", 400),
      ("Host: localhost\nHost: localhost\n", 400),
      ("Host: localhost\nHost: evil.example\n", 400),
    ])
  func hosts(_ fields: String, _ status: Int) async throws {
    try await withServer(TestPlant.session()) {
      $0.allowedHosts = ["Plant.Example", "forwarded.example:8000"]
    } _: { port in
      let answer = try await OverSocket(port: port).send(
        .raw("GET /healthz HTTP/1.1\n\(fields)Connection: close\n\n"))
      #expect(answer.status == status)
      if status == 421 { #expect(answer.body.contains("WEB0008")) }
    }
  }

  @Test func theHostInATargetCountsToo() async throws {
    try await withServer(TestPlant.session()) { port in
      let answer = try await OverSocket(port: port).send(
        .raw("GET http://evil.example/healthz HTTP/1.1\nHost: localhost\n\n"))
      #expect(answer.status == 421)
    }
  }

  @Test func http10KeepsAliveWhenAsked() async throws {
    try await withServer(TestPlant.session()) { port in
      let answers = try await offTheClock {
        let socket = try RawSocket(port: port)
        return (0..<3).map { _ in
          socket.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
          return socket.receiveAnswer()
        }
      }
      #expect(answers.allSatisfy { $0?.status == 200 && $0?.version == "HTTP/1.0" })
      #expect(answers.allSatisfy { $0?["connection"] == "keep-alive" })
    }
  }

  @Test func http11KeepsAliveUnlessToldOtherwise() async throws {
    try await withServer(TestPlant.session()) { port in
      let (answers, rest) = try await offTheClock {
        let socket = try RawSocket(port: port)
        let request = "GET /api/tag/values HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
        var answers: [RawAnswer?] = []
        for _ in 0..<3 {
          socket.send(request + "\r\n[]")
          answers.append(socket.receiveAnswer())
        }
        socket.send(request + "Connection: Close\r\n\r\n[]")
        answers.append(socket.receiveAnswer())
        return (answers, socket.receiveAll())
      }
      #expect(answers.map { $0?.body } == ["[]", "[]", "[]", "[]"])
      #expect(answers.last??["connection"] == "close")
      #expect(rest.isEmpty)
    }
  }

  @Test func aGracefulShutdownEndsDespiteOpenConnections() async throws {
    let session = TestPlant.session(paused: false)
    defer { session.stop() }
    var configuration = WebConfiguration()
    configuration.port = 0
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let (ports, announce) = AsyncStream<Int>.makeStream()
    let server = WebServer(session: session, configuration: configuration, logger: logger) {
      announce.yield($0)
      announce.finish()
    }
    let group = ServiceGroup(services: [server], logger: logger)
    async let end: Void = group.run()
    for await port in ports {
      let wasClosed = try await offTheClock {
        // One that idles after its answer, and one in the middle of a request.
        let idle = try RawSocket(port: port)
        idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let answer = idle.receiveAnswer()
        let halfway = try RawSocket(port: port)
        halfway.send("PUT /api/tag/values HTTP/1.1\r\nHost: localhost\r\n")
        Task { await group.triggerGracefulShutdown() }
        return answer?.status == 200 && idle.receiveAll().isEmpty && halfway.receiveAll().isEmpty
      }
      #expect(wasClosed)
    }
    try await end
  }

  @Test func aSecondServerOnThePortSaysSo() async throws {
    try await withServer(TestPlant.session()) { port in
      let session = TestPlant.session()
      await #expect(throws: WebServerError.portInUse(host: "127.0.0.1", port: port)) {
        try await withServer(session, configure: { $0.port = port }) { _ in }
      }
    }
  }

  @Test func anAddressOfAnotherMachineCannotBeListenedOn() async throws {
    await #expect(throws: WebServerError.self) {
      let configure: (inout WebConfiguration) -> Void = { $0.host = "192.0.2.1" }
      try await withServer(TestPlant.session(), configure: configure) { _ in }
    }
  }

  @Test func onlyANetworkAddressWarns() {
    var configuration = WebConfiguration()
    for host in ["127.0.0.1", "localhost", "::1", "127.8.8.8"] {
      configuration.host = host
      #expect(configuration.warning == nil)
    }
    for host in ["0.0.0.0", "192.168.0.7", "::", "plant.example", "127.evil.example"] {
      configuration.host = host
      #expect(configuration.warning?.contains("network") == true)
    }
  }
}
