import Foundation
import NIOCore
import Runtime
import Testing

@testable import WebAPI

/// Clients that are broken, slow or malicious: the documented answer, and everybody else is served.
@Suite(.serialized)
struct HostileTests {
  /// Whether another client gets its answer.
  private func serves(_ port: Int) async throws -> Bool {
    try await OverSocket(port: port).send(.get("/api/tag/values", "[]")).body == "[]"
  }

  @Test func slowHeadersGetTimedOut() async throws {
    try await withServer(TestPlant.session()) {
      $0.requestTimeout = .milliseconds(300)
    } _: { port in
      let answer: RawAnswer? = try await offTheClock {
        let socket = try RawSocket(port: port)
        socket.send("GET /api/tags HTTP/1.1\r\n")
        // Each line comes in time, the whole never does.
        while socket.send("X-Drip: 1\r\n") {
          if let answer = socket.answerIfReady(waitMilliseconds: 20) { return answer }
        }
        return nil
      }
      #expect(answer?.status == 408)
      #expect(answer?.body.contains("WEB0010") == true)
      #expect(try await serves(port))
    }
  }

  @Test func slowBodiesGetTimedOut() async throws {
    try await withServer(TestPlant.session()) {
      $0.requestTimeout = .milliseconds(300)
    } _: { port in
      let answer: RawAnswer? = try await offTheClock {
        let socket = try RawSocket(port: port)
        socket.send(
          "PUT /api/tag/values HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n[")
        while socket.send(" ") {
          if let answer = socket.answerIfReady(waitMilliseconds: 20) { return answer }
        }
        return nil
      }
      #expect(answer?.status == 408)
      #expect(try await serves(port))
    }
  }

  @Test func silentConnectionsAreClosed() async throws {
    try await withServer(TestPlant.session()) {
      $0.idleTimeout = .milliseconds(200)
    } _: { port in
      let bytes = try await offTheClock { try RawSocket(port: port).receiveAll() }
      #expect(bytes.isEmpty)
      // And a kept-alive one after its answer.
      let (answer, rest) = try await offTheClock {
        let socket = try RawSocket(port: port)
        socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        return (socket.receiveAnswer(), socket.receiveAll())
      }
      #expect(answer?.status == 200)
      #expect(rest.isEmpty)
    }
  }

  @Test func clientsThatDoNotReadAreCutOff() async throws {
    try await withServer(TestPlant.session()) {
      $0.responseTimeout = .milliseconds(300)
    } _: { port in
      // Far more answers are asked for than all buffers on the way can hold.
      let wasCut = try await offTheClock {
        let socket = try RawSocket(port: port, receiveBuffer: 4096)
        let request = Array("GET /api/tags HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        let many = Array(repeatElement(request, count: 200).joined())
        for _ in 0..<1000 where !socket.send(many) { return true }
        return false
      }
      #expect(wasCut)
      #expect(try await serves(port))
    }
  }

  @Test func connectionsBeyondTheLimitAreToldSo() async throws {
    try await withServer(TestPlant.session()) {
      $0.connections = 50
    } _: { port in
      let statuses = try await offTheClock {
        // All stay open, so that the ones behind the limit must be refused.
        let sockets = try (0..<62).map { _ in try RawSocket(port: port) }
        let answers = sockets.map { socket in
          socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
          return socket.receiveAnswer()?.status
        }
        return answers
      }
      #expect(statuses.count { $0 == 200 } == 50)
      #expect(statuses.count { $0 == 503 } == 12)
      // With those gone, others get in again.
      let last = try await offTheClock {
        while true {
          let socket = try RawSocket(port: port)
          socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
          if let status = socket.receiveAnswer()?.status, status == 200 { return status }
        }
      }
      #expect(last == 200)
    }
  }

  @Test func aThousandConnectionsLeaveTheServerAlive() async throws {
    try await withServer(TestPlant.session()) {
      $0.idleTimeout = .milliseconds(500)
    } _: { port in
      let opened = try await offTheClock {
        let sockets = try (0..<1000).map { _ in try RawSocket(port: port) }
        return sockets.count
      }
      #expect(opened == 1000)
      // Those beyond the limit are told and the idle ones closed, so an honest client gets in.
      let status = try await offTheClock {
        for _ in 0..<1000 {
          let socket = try RawSocket(port: port)
          socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
          if let answer = socket.receiveAnswer(), answer.status == 200 { return answer.status }
        }
        return 0
      }
      #expect(status == 200)
    }
  }

  @Test func hugeBodiesAreRefusedBeforeTheyAreSent() async throws {
    try await withServer(TestPlant.session()) {
      $0.bodyBytes = 1000
    } _: { port in
      let plain = OverSocket(port: port)
      let head = "PUT /api/tag/values HTTP/1.1\nHost: localhost\nContent-Length: "
      #expect(try await plain.send(.raw(head + "1001\n\n")).status == 413)
      #expect(try await plain.send(.raw(head + "9223372036854775807\n\n")).status == 413)
      // At the limit it is read, and found to be no JSON.
      let full = String(repeating: " ", count: 1000)
      #expect(try await plain.send(.put("/api/tag/values", full)).status == 400)
      let chunks = String(repeating: "64\n" + String(repeating: " ", count: 100) + "\n", count: 11)
      let chunked = try await plain.send(
        .raw(
          "PUT /api/tag/values HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n" + chunks))
      #expect(chunked.status == 413)
      #expect(chunked.body.contains("WEB0005"))
      #expect(try await serves(port))
    }
  }

  @Test func leaveToSendABodyIsGivenOrRefused() async throws {
    try await withServer(TestPlant.session()) {
      $0.bodyBytes = 1000
    } _: { port in
      let first = try await offTheClock {
        let socket = try RawSocket(port: port)
        let head = "PUT /api/tag/values HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
        socket.send(head + "Content-Length: 2\r\n\r\n")
        let leave = String(decoding: socket.receive(), as: UTF8.self)
        socket.send("[]")
        return (leave, socket.receiveAnswer())
      }
      #expect(first.0.hasPrefix("HTTP/1.1 100 Continue\r\n"))
      #expect(first.1?.body == "[]")
      let refused = try await OverSocket(port: port).send(
        .raw(
          "PUT /api/tag/values HTTP/1.1\nHost: localhost\nExpect: 100-continue\n"
            + "Content-Length: 2000\n\n"))
      #expect(refused.status == 413)
    }
  }

  @Test func hugeHeadersAreRefused() async throws {
    try await withServer(TestPlant.session()) { port in
      let plain = OverSocket(port: port)
      let long = String(repeating: "x", count: 20_000)
      let one = try await plain.send(
        .raw("GET /api/tags HTTP/1.1\nHost: localhost\nA: \(long)\n\n"))
      #expect(one.status == 431)
      #expect(one.body.contains("WEB0011"))
      let many = (0..<200).map { "A\($0): x\n" }.joined()
      let fields = try await plain.send(.raw("GET /api/tags HTTP/1.1\nHost: localhost\n\(many)\n"))
      #expect(fields.status == 431)
      #expect(
        try await plain.send(.raw("GET /\(long) HTTP/1.1\nHost: localhost\n\n")).status == 431)
      #expect(try await serves(port))
    }
  }

  @Test func deepBodiesAreRefused() async throws {
    try await withServer(TestPlant.session()) { port in
      let deep = String(repeating: "[", count: 500_000)
      let plain = OverSocket(port: port)
      let compatible = try await plain.send(.put("/api/tag/values", deep))
      #expect(compatible.status == 400)
      let own = try await plain.send(.post("/beltline/v1/step", deep))
      #expect(own.status == 400)
      #expect(try await serves(port))
    }
  }

  @Test func manyRequestsInOnePieceAreAnsweredInOrder() async throws {
    try await withServer(TestPlant.session()) { port in
      let statuses = try await offTheClock {
        let socket = try RawSocket(port: port)
        let pair = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let last = "GET /api/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        socket.send(String(repeating: pair, count: 500) + last)
        let text = String(decoding: socket.receiveAll(), as: UTF8.self)
        return text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
      }
      #expect(statuses.count == 501)
      #expect(statuses.dropLast().allSatisfy { $0 == "200" })
      #expect(statuses.last == "404")
    }
  }

  @Test func anEarlyEndLeavesTheServerAlive() async throws {
    try await withServer(TestPlant.session()) { port in
      try await offTheClock {
        for _ in 0..<200 {
          let socket = try RawSocket(port: port)
          socket.send(
            "PUT /api/tag/values HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n[")
        }
      }
      #expect(try await serves(port))
    }
  }
}
