import HTTPTypes
import NIOCore
import NIOHTTP1

/// Decides from a request's head whether it may come in; runs before its body is read.
struct RequestAdmission: Sendable {
  private let hosts: HostPolicy
  private let configuration: WebConfiguration

  init(_ configuration: WebConfiguration) {
    hosts = HostPolicy(configuration)
    self.configuration = configuration
  }

  /// The refusal, or nil after the head's target was brought into the form `/path?query`.
  func refusal(_ head: inout HTTPRequestHead, port: Int) -> WebAnswer? {
    guard head.version.major == 1, head.version.minor <= 1 else {
      return WebProblem.httpVersion.answer("The request line said \(head.version).")
    }
    let isHTTP10 = head.version.minor == 0
    var hostFields = head.headers["Host"]
    if let problem = hosts.refusal(hosts: hostFields, port: port, isHTTP10: isHTTP10) {
      return answer(problem)
    }
    // A client that talks as to a proxy names the host in the target as well; it must pass too.
    if let authority = Self.takeAuthority(from: &head.uri) {
      hostFields = [authority]
      if let problem = hosts.refusal(hosts: hostFields, port: port, isHTTP10: false) {
        return answer(problem)
      }
    }
    guard head.uri.hasPrefix("/") || head.uri == "*" else {
      return WebProblem.malformedRequest.answer("The request line needs a path such as /api/tags.")
    }
    // Two ways of saying how long the body is let two readers see two different requests.
    if head.headers.contains(name: "Transfer-Encoding") {
      guard !isHTTP10, !head.headers.contains(name: "Content-Length"),
        head.headers["Transfer-Encoding"].map({ $0.lowercased() }) == ["chunked"]
      else {
        return WebProblem.malformedRequest.answer(
          "Send either Content-Length or, over HTTP/1.1, Transfer-Encoding: chunked.")
      }
    }
    let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
    return bodyRefusal(length: length, head)
  }

  /// The refusal of a body of so many bytes.
  func bodyRefusal(length: Int, _ head: HTTPRequestHead) -> WebAnswer? {
    // Only scene documents may be larger, so the path is looked at only when one is.
    guard length > configuration.bodyBytes else { return nil }
    let request = WebRequest(method: .post, target: head.uri)
    let isScene = NativeEndpoint(path: request.path) == .scene
    let limit = isScene ? configuration.sceneBytes : configuration.bodyBytes
    guard length > limit else { return nil }
    return WebProblem.bodyTooLarge.answer("The limit here is \(limit) bytes.")
  }

  private func answer(_ problem: WebProblem) -> WebAnswer {
    problem == .hostMissing
      ? problem.answer("Send one Host field with the server's name and port.")
      : problem.answer("Use localhost, or allow the name in the server's configuration.")
  }

  /// Cuts `http://host:port` off the front of a target; what remains begins with a slash.
  private static func takeAuthority(from target: inout String) -> String? {
    let scheme = "http://"
    guard target.lowercased().hasPrefix(scheme) else { return nil }
    let rest = target.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest.dropFirst(authority.count)
    target = path.hasPrefix("/") ? String(path) : "/" + path
    return String(authority)
  }
}
