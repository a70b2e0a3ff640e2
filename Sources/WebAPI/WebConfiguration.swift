import NIOCore

/// How the web server listens and what it allows a client to cost. Every limit has a row in the
/// reference page on limits with the answer a client gets beyond it.
public struct WebConfiguration: Sendable {
  // MARK: Where

  /// The address to listen on. Anything but a loopback address opens the plant to the network.
  public var host = "127.0.0.1"
  /// The port; 0 takes a free one.
  public var port = 7410
  /// Threads that read and write sockets. One is fastest on two cores, where the plant's tick
  /// thread needs the other.
  public var threads = 1

  // MARK: Who

  /// Names besides `localhost`, `127.0.0.1`, `[::1]` and ``host`` that the Host field may have.
  public var allowedHosts: [String] = []
  /// Origins besides those on this machine whose pages may use the API, such as
  /// `https://panel.example`; `*` stands for all.
  public var allowedOrigins: [String] = []

  // MARK: How much

  /// Open connections; further ones are answered 503 and closed.
  public var connections = 256
  /// Bytes of the request line and all header fields together.
  public var headerBytes = 16 * 1024
  /// Header fields of a request.
  public var headerFields = 100
  /// Bytes of a body.
  public var bodyBytes = 1024 * 1024
  /// Bytes of an uploaded scene document.
  public var sceneBytes = 4 * 1024 * 1024
  /// Arrays and objects inside one another in a body.
  public var jsonDepth = 64
  /// Items of one call.
  public var itemsPerCall = 10_000

  // MARK: How long

  /// From the first byte of a request to its last; a slower client gets 408.
  public var requestTimeout = TimeAmount.seconds(10)
  /// For a client to take a whole answer; a slower one is cut off.
  public var responseTimeout = TimeAmount.seconds(10)
  /// For a connection without a request.
  public var idleTimeout = TimeAmount.seconds(60)

  /// The defaults: loopback, port 7410.
  public init() {}

  /// Whether only this machine can reach the server.
  public var isLoopback: Bool { Self.isLoopback(host) }

  /// What an operator should read before the plant is opened to the network, if it is.
  public var warning: String? {
    guard !isLoopback else { return nil }
    return """
      The plant can be reached from the network at \(host): there is no password and no \
      encryption, and everybody who reaches it can operate and load scenes. Use it in a network \
      you trust.
      """
  }

  static func isLoopback(_ host: String) -> Bool {
    let host = host.lowercased()
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
