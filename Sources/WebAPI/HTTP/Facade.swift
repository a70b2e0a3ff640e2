import HTTPTypes
import NIOCore

/// One outward API: its paths, and what it answers there.
protocol Facade: Sendable {
  associatedtype Endpoint
  /// The endpoint at a path, or nil. Segments are still percent-encoded.
  func endpoint(at path: [Substring]) -> Endpoint?
  /// The methods an endpoint knows, HEAD and OPTIONS included.
  func methods(of endpoint: Endpoint) -> [HTTPRequest.Method]
  /// The answer to a request whose method the endpoint knows; HEAD comes as GET.
  func answer(_ request: WebRequest, at endpoint: Endpoint) async -> WebAnswer
  /// The answer where there is no endpoint.
  func unknownPath() -> WebAnswer
  /// The answer to a method that the endpoint does not know.
  func wrongMethod(allowed: String) -> WebAnswer
}

extension Facade {
  /// Routes one request: path before method, HEAD as GET without its body.
  func serve(_ request: WebRequest) async -> WebAnswer {
    guard let endpoint = endpoint(at: request.path) else { return unknownPath() }
    let methods = methods(of: endpoint)
    let allowed = methods.map(\.rawValue).joined(separator: ", ")
    guard methods.contains(request.method) else {
      var answer = wrongMethod(allowed: allowed)
      answer.fields[.allow] = allowed
      return answer
    }
    switch request.method {
    case .options:
      var fields = WebAnswer.commonFields
      fields[.allow] = allowed
      return WebAnswer(.noContent, fields: fields, body: .init())
    case .head:
      var asGet = request
      asGet.method = .get
      var answer = await self.answer(asGet, at: endpoint)
      answer.fields[.contentLength] = String(answer.body.readableBytes)
      answer.body.clear()
      return answer
    default:
      return await answer(request, at: endpoint)
    }
  }
}
