import HTTPTypes

/// Which pages of a browser may use the API: those of this machine and those configured.
struct OriginPolicy: Sendable {
  private let hosts: HostPolicy
  private let allowed: Set<String>
  private let allowsAll: Bool

  init(_ configuration: WebConfiguration) {
    hosts = HostPolicy(configuration)
    allowed = Set(configuration.allowedOrigins.map { $0.lowercased() })
    allowsAll = configuration.allowedOrigins.contains("*")
  }

  /// Whether a page of another site asks for a change. Programs send no Origin and pass.
  ///
  /// An allowed origin passes whatever `Sec-Fetch-Site` says, because browsers call a page on
  /// `localhost` a stranger to `127.0.0.1`.
  func refuses(_ request: WebRequest) -> Bool {
    guard ![.get, .head, .options].contains(request.method) else { return false }
    if let origin = request.fields[.origin] { return !allows(origin) }
    return request.fields[values: .secFetchSite].contains { $0.lowercased() == "cross-site" }
  }

  /// Lets the browser hand the answer to the page, if the page may have it.
  func addFields(to answer: inout WebAnswer, for request: WebRequest) {
    guard let origin = request.fields[.origin], allows(origin) else { return }
    answer.fields[.accessControlAllowOrigin] = allowsAll ? "*" : origin
    if !allowsAll { answer.fields[.vary] = "Origin" }
    guard request.method == .options else { return }
    answer.fields[.accessControlAllowMethods] = answer.fields[.allow]
    answer.fields[.accessControlAllowHeaders] = "Accept, Content-Type, X-Requested-With"
    answer.fields[.accessControlMaxAge] = "600"
    if request.fields[.privateNetworkRequest] == "true" {
      answer.fields[.privateNetworkAllowed] = "true"
    }
  }

  private func allows(_ origin: String) -> Bool {
    if allowsAll || allowed.contains(origin.lowercased()) { return true }
    guard let end = origin.firstRange(of: "://"),
      ["http", "https"].contains(origin[..<end.lowerBound])
    else { return false }
    return hosts.isKnown(authority: origin[end.upperBound...])
  }
}

extension HTTPField.Name {
  static let secFetchSite = name("Sec-Fetch-Site")
  static let privateNetworkRequest = name("Access-Control-Request-Private-Network")
  static let privateNetworkAllowed = name("Access-Control-Allow-Private-Network")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("no field name: \(text)") }
    return name
  }
}
