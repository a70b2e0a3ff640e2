import NIOCore

/// How long a connection may go on doing what it does: pure bookkeeping, the gate owns the timer.
struct ConnectionDeadlines {
  /// What ran out.
  enum Expiry: Equatable {
    case idle
    case request
    case response
    case linger
  }

  /// Until the request that is arriving must be complete.
  private(set) var request: NIODeadline?
  /// Until the client must have taken the oldest answer.
  private(set) var response: NIODeadline?
  /// Until a request must begin.
  private(set) var idle: NIODeadline?
  /// Until a connection that was closed on our side is given up.
  private(set) var linger: NIODeadline?

  private let limits: WebConfiguration

  init(_ limits: WebConfiguration) { self.limits = limits }

  /// How long a client has to read the last answer and to close.
  static let lingerTime = TimeAmount.seconds(1)

  /// The earliest of all, if any runs.
  var next: NIODeadline? {
    [request, response, idle, linger].compactMap { $0 }.min()
  }

  /// What has run out at that time; the most pressing first.
  func expired(at now: NIODeadline) -> Expiry? {
    if let linger, linger <= now { return .linger }
    if let response, response <= now { return .response }
    if let request, request <= now { return .request }
    if let idle, idle <= now { return .idle }
    return nil
  }

  /// Nothing is under way.
  mutating func becomeIdle(_ now: NIODeadline) { idle = now + limits.idleTimeout }

  /// Bytes came; the first ones of a request start its clock, later ones do not restart it.
  mutating func bytesArrived(_ now: NIODeadline) {
    idle = nil
    if request == nil { request = now + limits.requestTimeout }
  }

  /// The request is complete; answering it is our own affair and has no deadline here.
  mutating func requestArrived() {
    request = nil
    idle = nil
  }

  /// An answer went to the socket behind `waiting` others that the client has not taken.
  mutating func answerHandedOver(waiting: Int, _ now: NIODeadline) {
    if waiting == 0 { response = now + limits.responseTimeout }
  }

  /// The client took an answer and `waiting` others wait.
  mutating func answerTaken(waiting: Int, _ now: NIODeadline) {
    response = waiting == 0 ? nil : now + limits.responseTimeout
  }

  /// Our side is closed.
  mutating func startLinger(_ now: NIODeadline) {
    request = nil
    idle = nil
    linger = now + Self.lingerTime
  }
}
