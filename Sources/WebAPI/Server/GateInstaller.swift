import NIOCore
import NIOHTTP1

/// Puts a ``ConnectionGate`` behind the parser of a new connection, and in front of the parser the
/// watch that tells it when bytes arrive. The framework adds handlers further back only.
final class GateInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private let gate: ConnectionGate

  init(_ configuration: WebConfiguration, connections: ConnectionCount) {
    gate = ConnectionGate(configuration, connections: connections)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    do {
      let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try pipeline.addHandler(gate, position: .after(parser))
      try pipeline.addHandler(ByteWatch(gate), position: .first)
    } catch {
      // A connection without its gate must not be served.
      context.close(promise: nil)
    }
  }
}

/// Tells the gate of every piece that comes off the socket.
private final class ByteWatch: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let gate: ConnectionGate

  init(_ gate: ConnectionGate) { self.gate = gate }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    gate.bytesArrived()
    context.fireChannelRead(data)
  }
}
