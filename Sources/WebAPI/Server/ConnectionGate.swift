import HTTPTypes
import NIOCore
import NIOHTTP1

/// Stands between the HTTP parser and everything behind it and lets only complete, admitted
/// requests through. Whatever goes wrong with a connection ends here with a clear status.
///
/// It adds what the server framework leaves open: deadlines for the whole request, for the reader
/// of an answer and for idling; limits; the versions and the closing rules of HTTP/1.0.
final class ConnectionGate: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// What the answer to a request on its way must look like.
  private struct Passenger {
    let version: HTTPVersion
    let keepsAlive: Bool
  }

  private let admission: RequestAdmission
  private let connections: ConnectionCount
  private var deadlines: ConnectionDeadlines
  private var timer: (at: NIODeadline, task: Scheduled<Void>)?
  private var context: ChannelHandlerContext?
  private var isWithinLimit = true

  /// The request that is arriving.
  private var arriving: (head: HTTPRequestHead, body: ByteBuffer)?
  /// The requests that were let through and are not answered, oldest first.
  private var passengers: CircularBuffer<Passenger> = []
  /// Answers that the client has not taken.
  private var untaken = 0
  /// A refusal that waits for the answers before it.
  private var refusal: WebAnswer?
  /// No further request is let through.
  private var isClosing = false

  init(_ configuration: WebConfiguration, connections: ConnectionCount) {
    admission = RequestAdmission(configuration)
    deadlines = ConnectionDeadlines(configuration)
    self.connections = connections
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    isWithinLimit = connections.open()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.task.cancel()
    timer = nil
    self.context = nil
    connections.close()
  }

  func channelActive(context: ChannelHandlerContext) {
    deadlines.becomeIdle(.now())
    schedule()
    context.fireChannelActive()
    if !isWithinLimit {
      refuse(WebProblem.tooManyConnections.answer("Close some, or try again in a moment."))
    }
  }

  /// Called for every piece that comes off the socket, before the parser sees it.
  func bytesArrived() {
    guard !isClosing else { return }
    deadlines.bytesArrived(.now())
    schedule()
  }

  // MARK: In

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    switch unwrapInboundIn(data) {
    case .head(let head): receive(head, context)
    case .body(let piece): receive(piece)
    case .end: letThrough(context)
    }
  }

  private func receive(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    var head = head
    let port = context.channel.localAddress?.port ?? 0
    if let refusal = admission.refusal(&head, port: port) { return refuse(refusal) }
    // A client that waits for leave to send its body gets it, now that the head has passed.
    let expectations = head.headers["Expect"].map { $0.lowercased() }
    if expectations.contains("100-continue"), head.version == .http1_1, passengers.isEmpty {
      let leave = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(leave)), promise: nil)
    }
    arriving = (head, ByteBuffer())
  }

  private func receive(_ piece: ByteBuffer) {
    guard var request = arriving else { return }
    let length = request.body.readableBytes + piece.readableBytes
    if let refusal = admission.bodyRefusal(length: length, request.head) { return refuse(refusal) }
    arriving = nil
    if request.body.readableBytes == 0 {
      request.body = piece
    } else {
      request.body.writeImmutableBuffer(piece)
    }
    arriving = request
  }

  private func letThrough(_ context: ChannelHandlerContext) {
    guard let request = arriving else { return }
    arriving = nil
    deadlines.requestArrived()
    // The parser stops reading HTTP behind a request for another protocol.
    let isUpgrade =
      request.head.headers.contains(name: "Upgrade") || request.head.method == .CONNECT
    let keepsAlive = request.head.isKeepAlive && !isUpgrade
    passengers.append(Passenger(version: request.head.version, keepsAlive: keepsAlive))
    isClosing = !keepsAlive
    context.fireChannelRead(wrapInboundOut(.head(request.head)))
    if request.body.readableBytes > 0 {
      context.fireChannelRead(wrapInboundOut(.body(request.body)))
    }
    context.fireChannelRead(wrapInboundOut(.end(nil)))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      return
    }
    switch error {
    case .headerOverflow:
      refuse(WebProblem.headerTooLarge.answer("Send fewer or shorter header fields."))
    case .invalidVersion:
      refuse(WebProblem.httpVersion.answer("Use HTTP/1.1."))
    default:
      refuse(
        WebProblem.malformedRequest.answer(
          "Write blanks in the path as %20 and end every line with CR and LF."))
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event, deadlines.linger != nil {
      context.close(promise: nil)
    }
    context.fireUserInboundEventTriggered(event)
  }

  // MARK: Out

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // After a refusal the connection is only waiting for its end.
    guard deadlines.linger == nil, let passenger = passengers.first else {
      promise?.fail(ChannelError.alreadyClosed)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head):
      head.version = passenger.version
      if !passenger.keepsAlive {
        head.headers.replaceOrAdd(name: "Connection", value: "close")
      } else if passenger.version == .http1_0 {
        head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      passengers.removeFirst()
      let taken = promise ?? context.eventLoop.makePromise()
      answerHandedOver(taken.futureResult, isLast: !passenger.keepsAlive)
      context.write(data, promise: taken)
    }
  }

  private func answerHandedOver(_ taken: EventLoopFuture<Void>, isLast: Bool) {
    deadlines.answerHandedOver(waiting: untaken, .now())
    untaken += 1
    schedule()
    taken.assumeIsolated().whenComplete { result in
      self.untaken -= 1
      self.deadlines.answerTaken(waiting: self.untaken, .now())
      guard case .success = result else { return }
      if isLast {
        self.closeOutput()
      } else if let refusal = self.refusal, self.passengers.isEmpty {
        self.send(refusal)
      } else if self.untaken == 0, self.passengers.isEmpty, self.deadlines.request == nil {
        self.deadlines.becomeIdle(.now())
      }
      self.schedule()
    }
  }

  // MARK: Ends

  /// Answers instead of whatever was arriving, after the answers that are due before, and closes.
  private func refuse(_ answer: WebAnswer) {
    guard refusal == nil, deadlines.linger == nil else { return }
    arriving = nil
    isClosing = true
    refusal = answer
    deadlines.requestArrived()
    if passengers.isEmpty { send(answer) }
  }

  private func send(_ answer: WebAnswer) {
    guard let context else { return }
    var headers = HTTPHeaders(answer.fields.map { ($0.name.rawName, $0.value) })
    headers.add(name: "Content-Length", value: String(answer.body.readableBytes))
    headers.add(name: "Connection", value: "close")
    let status = HTTPResponseStatus(statusCode: answer.status.code)
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    closeOutput()
  }

  /// Ends our side and goes on reading for a moment: closing a socket with unread bytes would make
  /// the kernel throw the answer away before the client has read it.
  private func closeOutput() {
    guard deadlines.linger == nil else { return }
    isClosing = true
    deadlines.startLinger(.now())
    schedule()
    context?.close(mode: .output, promise: nil)
  }

  // MARK: The timer

  private func schedule() {
    guard let context, let next = deadlines.next else { return }
    // A timer that fires early only looks again; so most requests leave it alone.
    if let timer, timer.at <= next { return }
    timer?.task.cancel()
    let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) {
      self.timer = nil
      self.expire()
    }
    timer = (next, task)
  }

  private func expire() {
    switch deadlines.expired(at: .now()) {
    case .request: refuse(WebProblem.requestTimeout.answer("Send the whole request at once."))
    case .idle, .response, .linger: context?.close(promise: nil)
    case nil: break
    }
    schedule()
  }
}
