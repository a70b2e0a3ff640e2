import Logging
import Runtime
import WebAPI

/// A server on a free port for as long as `body` runs.
func withServer<Value: Sendable>(
  _ session: LiveSession, configure: (inout WebConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (_ port: Int) async throws -> Value
) async throws -> Value {
  var configuration = WebConfiguration()
  configuration.port = 0
  configure(&configuration)
  var logger = Logger(label: "test")
  logger.logLevel = .critical
  let (ports, announce) = AsyncStream<Int>.makeStream()
  let server = WebServer(session: session, configuration: configuration, logger: logger) { port in
    announce.yield(port)
  }
  defer { session.stop() }
  return try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask {
      defer { announce.finish() }
      try await server.run()
      return nil
    }
    group.addTask {
      for await port in ports { return try await body(port) }
      return nil
    }
    defer { group.cancelAll() }
    while let result = try await group.next() {
      if let result { return result }
    }
    throw CancellationError()
  }
}
