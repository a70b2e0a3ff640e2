import Foundation

/// A client that sends exactly the bytes it is given and blocks; use it inside ``offTheClock``.
final class RawSocket: @unchecked Sendable {
  fileprivate let descriptor: Int32

  /// Connects to this machine.
  init(port: Int, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw SocketFailure(step: "socket", code: errno) }
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4)
    }
    // Far beyond every deadline a test configures: it only keeps a broken server from hanging it.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw SocketFailure(step: "connect", code: errno)
    }
  }

  deinit { close(descriptor) }

  /// Sends everything, or returns false when the server has hung up.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Says that nothing more will be sent.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next bytes; empty at the end or when the connection broke.
  func receive(upTo limit: Int = 65536) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = recv(descriptor, &bytes, limit, 0)
    return count > 0 ? Array(bytes[..<count]) : []
  }

  /// Everything until the server closes.
  func receiveAll() -> [UInt8] {
    var all: [UInt8] = []
    while case let piece = receive(), !piece.isEmpty { all += piece }
    return all
  }

  /// One answer with a length, leaving the connection open.
  func receiveAnswer() -> RawAnswer? {
    var bytes: [UInt8] = []
    while true {
      if let answer = RawAnswer(bytes) { return answer }
      let piece = receive()
      if piece.isEmpty { return nil }
      bytes += piece
    }
  }
}

extension RawSocket {
  /// The answer if it has begun to come within that time.
  func answerIfReady(waitMilliseconds: Int32) -> RawAnswer? {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, waitMilliseconds) > 0 ? receiveAnswer() : nil
  }
}

/// What a system call said.
struct SocketFailure: Error {
  let step: String
  let code: Int32
}

/// An HTTP answer as it came over the wire.
struct RawAnswer: Equatable {
  let version: String
  let status: Int
  let fields: [String]
  let body: String

  /// Nil while it is incomplete.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: [13, 10, 13, 10]) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    let start = lines[0].components(separatedBy: " ")
    guard start.count >= 2, let status = Int(start[1]) else { return nil }
    version = start[0]
    self.status = status
    fields = Array(lines.dropFirst())
    let rest = bytes[end.upperBound...]
    let length = Self.value(of: "content-length", fields).flatMap { Int($0) } ?? 0
    guard rest.count >= length else { return nil }
    body = String(decoding: rest.prefix(length), as: UTF8.self)
  }

  /// The value of a field, whatever the case of its name.
  subscript(name: String) -> String? { Self.value(of: name, fields) }

  private static func value(of name: String, _ fields: [String]) -> String? {
    for field in fields where field.lowercased().hasPrefix(name.lowercased() + ":") {
      return field.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
    }
    return nil
  }
}

/// Runs blocking work on a thread that no task waits for.
func offTheClock<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    let thread = Thread { continuation.resume(with: Result { try work() }) }
    thread.start()
  }
}
