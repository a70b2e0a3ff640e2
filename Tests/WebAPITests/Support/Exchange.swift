import HTTPTypes
import NIOCore
import Runtime

@testable import WebAPI

/// A request as a row of a table states it.
struct TableRequest: Sendable {
  var method = "GET"
  var target: String
  var body: String?
  var fields: [(String, String)] = []
  /// Instead of all that: bytes for the socket, with `{port}` for the server's port.
  var raw: String?

  static func get(_ target: String, _ body: String? = nil) -> TableRequest {
    TableRequest(target: target, body: body)
  }

  static func put(_ target: String, _ body: String) -> TableRequest {
    TableRequest(method: "PUT", target: target, body: body)
  }

  static func post(_ target: String, _ body: String? = nil) -> TableRequest {
    TableRequest(method: "POST", target: target, body: body)
  }

  static func raw(_ text: String) -> TableRequest {
    TableRequest(target: "", raw: text.replacing("\n", with: "\r\n"))
  }

  func with(_ name: String, _ value: String) -> TableRequest {
    var copy = self
    copy.fields.append((name, value))
    return copy
  }

  func method(_ method: String) -> TableRequest {
    var copy = self
    copy.method = method
    return copy
  }
}

/// An answer, whichever way it came.
struct TableAnswer: Sendable {
  var status: Int
  var fields: [String: String]
  var body: String
}

/// The two ways a request can take.
enum Way: String, CaseIterable, Sendable {
  case inMemory
  case socket
}

/// One plant to which requests can be sent.
protocol Counterpart: Sendable {
  func send(_ request: TableRequest) async throws -> TableAnswer
}

/// Straight into the service.
struct InMemory: Counterpart {
  let service: WebService

  init(_ session: LiveSession, configuration: WebConfiguration = WebConfiguration()) {
    service = WebService(session: session, configuration: configuration)
  }

  func send(_ request: TableRequest) async throws -> TableAnswer {
    var fields = HTTPFields()
    for (name, value) in request.fields {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    guard let method = HTTPRequest.Method(request.method) else { throw CancellationError() }
    let answer = await service.answer(
      WebRequest(
        method: method, target: request.target, fields: fields, authority: "localhost",
        body: ByteBuffer(string: request.body ?? "")))
    var answered: [String: String] = [:]
    for field in answer.fields { answered[field.name.canonicalName] = field.value }
    return TableAnswer(
      status: answer.status.code, fields: answered, body: String(buffer: answer.body))
  }
}

/// Over a connection of its own for each request.
struct OverSocket: Counterpart {
  let port: Int

  func send(_ request: TableRequest) async throws -> TableAnswer {
    let port = port
    let text: String
    if let raw = request.raw {
      text = raw.replacing("{port}", with: String(port))
    } else {
      var head = "\(request.method) \(request.target) HTTP/1.1\r\nHost: localhost:\(port)\r\n"
      for (name, value) in request.fields { head += "\(name): \(value)\r\n" }
      if let body = request.body { head += "Content-Length: \(body.utf8.count)\r\n" }
      text = head + "Connection: close\r\n\r\n" + (request.body ?? "")
    }
    let bytes = try await offTheClock {
      let socket = try RawSocket(port: port)
      socket.send(text)
      return socket.receiveAll()
    }
    guard let end = bytes.firstRange(of: [13, 10, 13, 10]) else {
      throw SocketFailure(step: "no answer", code: 0)
    }
    // The length is not looked at: an answer to HEAD announces a body that does not come.
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    var fields: [String: String] = ["version": String(lines[0].prefix(8))]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      fields[parts[0].lowercased()] = parts[1].trimmingPrefix(" ").description
    }
    return TableAnswer(
      status: Int(lines[0].split(separator: " ")[1]) ?? 0, fields: fields,
      body: String(decoding: bytes[end.upperBound...], as: UTF8.self))
  }
}

/// Gives `body` a fresh plant that is reached that way.
func withPlant<Value: Sendable>(
  _ way: Way, session: LiveSession = TestPlant.session(),
  configure: (inout WebConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (any Counterpart) async throws -> Value
) async throws -> Value {
  switch way {
  case .inMemory:
    var configuration = WebConfiguration()
    configure(&configuration)
    defer { session.stop() }
    return try await body(InMemory(session, configuration: configuration))
  case .socket:
    return try await withServer(session, configure: configure) { port in
      try await body(OverSocket(port: port))
    }
  }
}
