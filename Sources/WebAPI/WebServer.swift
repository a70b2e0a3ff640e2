import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Runtime
import ServiceLifecycle

/// The web server of one session: the Factory I/O Web API and Beltline's own.
///
/// Run it in a service group; on a graceful shutdown it answers what it has begun and ends.
public struct WebServer: Service {
  private let service: WebService
  private let configuration: WebConfiguration
  private let logger: Logger
  private let onReady: @Sendable (_ port: Int) async -> Void

  /// - Parameter onReady: called once it listens, with the port it really has.
  public init(
    session: LiveSession, configuration: WebConfiguration = WebConfiguration(), logger: Logger,
    onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) {
    service = WebService(session: session, configuration: configuration)
    self.configuration = configuration
    self.logger = logger
    self.onReady = onReady
  }

  /// Serves until the service group shuts down gracefully or the task is cancelled.
  ///
  /// - Throws: ``WebServerError`` when it cannot listen.
  public func run() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, configuration.threads))
    let result: Result<Void, any Error>
    do {
      // On one thread the tasks run there as well; see LoopExecutor.
      let executor = configuration.threads > 1 ? nil : LoopExecutor(group.next())
      try await withTaskExecutorPreference(executor) { try await application(group).run() }
      result = .success(())
    } catch {
      result = .failure(named(error))
    }
    try? await group.shutdownGracefully()
    try result.get()
  }

  private func application(_ group: MultiThreadedEventLoopGroup) -> some ApplicationProtocol {
    let configuration = configuration
    let connections = ConnectionCount(limit: configuration.connections)
    let http = HTTP1Channel.Configuration(
      additionalChannelHandlers: [GateInstaller(configuration, connections: connections)],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: configuration.headerBytes,
        maxHeaderListSize: configuration.headerBytes,
        maxHeaderFieldCount: configuration.headerFields))
    // A little more than the limit, so that those beyond it can be told; others wait unaccepted.
    let accepted = MaximumAvailableConnections(
      configuration.connections + configuration.connections / 4 + 1)
    return Application(
      responder: PlantResponder(service: service),
      server: .http1(configuration: http),
      configuration: .init(
        address: .hostname(configuration.host, port: configuration.port),
        availableConnectionsDelegate: accepted),
      onServerRunning: { [onReady] channel in
        await onReady(channel.localAddress?.port ?? configuration.port)
      },
      eventLoopGroupProvider: .shared(group),
      logger: logger)
  }

  private func named(_ error: any Error) -> any Error {
    let host = configuration.host
    let port = configuration.port
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE:
      return WebServerError.portInUse(host: host, port: port)
    case let error as IOError where error.errnoCode == EACCES:
      return WebServerError.notPermitted(host: host, port: port)
    case let error as IOError:
      return WebServerError.cannotListen(
        host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    case is SocketAddressError:
      return WebServerError.cannotListen(
        host: host, port: port, reason: "no address of that name is known")
    default: return error
    }
  }
}
