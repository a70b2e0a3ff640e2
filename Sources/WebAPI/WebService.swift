import HTTPTypes
import NIOCore
import Runtime

/// All that the server answers, free of sockets: a complete request in, a complete answer out.
final class WebService: Sendable {
  private let origins: OriginPolicy
  private let factoryIO: FactoryIOFacade
  private let native: NativeFacade

  init(session: LiveSession, configuration: WebConfiguration) {
    origins = OriginPolicy(configuration)
    factoryIO = FactoryIOFacade(session: session, configuration: configuration)
    native = NativeFacade(session: session, configuration: configuration)
  }

  /// The answer to one request.
  func answer(_ request: WebRequest) async -> WebAnswer {
    if origins.refuses(request) {
      return WebProblem.foreignOrigin.answer(
        "Allow the page's origin in the server's configuration, or use a program.")
    }
    let first = request.path.first.map { percentDecoded($0) }
    let isNative = first == "beltline" || first == "healthz" || first == "openapi.json"
    var answer = isNative ? await native.serve(request) : await factoryIO.serve(request)
    origins.addFields(to: &answer, for: request)
    return answer
  }
}
