/// Which hosts the server answers for. A page that lets its own name point at this machine (DNS
/// rebinding) fails here, before anything is routed.
struct HostPolicy: Sendable {
  /// In lower case, without brackets, port and trailing dot.
  private let names: Set<String>
  /// Names that were configured with a port of their own, as behind a forwarded port.
  private let authorities: Set<String>

  init(_ configuration: WebConfiguration) {
    let given = configuration.allowedHosts + [configuration.host]
    // The addresses that mean "every interface" are places to listen on, not names of a host.
    let hosts = given.filter { $0 != "0.0.0.0" && $0 != "::" }
    var names: Set = ["localhost", "127.0.0.1", "::1"]
    var authorities: Set<String> = []
    for host in hosts {
      if let (name, port) = Self.split(host), let port {
        authorities.insert("\(Self.normal(name)):\(port)")
      } else {
        names.insert(Self.normal(Self.split(host)?.name ?? host))
      }
    }
    self.names = names
    self.authorities = authorities
  }

  /// Nil when the request may pass.
  ///
  /// - Parameters:
  ///   - hosts: the values of all Host fields.
  ///   - port: the port the connection came in at.
  ///   - isHTTP10: HTTP/1.0 has no Host field; a request without one passes.
  func refusal(hosts: [String], port: Int, isHTTP10: Bool) -> WebProblem? {
    guard let host = hosts.first else { return isHTTP10 ? nil : .hostMissing }
    guard hosts.count == 1 else { return .hostMissing }
    guard let (given, givenPort) = Self.split(host) else { return .hostMissing }
    let name = Self.normal(given)
    if names.contains(name), (givenPort ?? port) == port { return nil }
    return authorities.contains("\(name):\(givenPort ?? 80)") ? nil : .hostNotAllowed
  }

  /// Whether a page from that authority is one of this machine, whatever its port.
  func isKnown(authority: some StringProtocol) -> Bool {
    guard let (name, _) = Self.split(String(authority)) else { return false }
    return names.contains(Self.normal(name))
  }

  private static func normal(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  /// The name and the port; nil for what is neither `name`, `name:port`, `[v6]` nor `[v6]:port`.
  private static func split(_ host: String) -> (name: String, port: Int?)? {
    if host.hasPrefix("[") {
      guard let bracket = host.firstIndex(of: "]") else { return nil }
      let name = String(host[host.index(after: host.startIndex)..<bracket])
      let rest = host[host.index(after: bracket)...]
      if rest.isEmpty { return (name, nil) }
      guard rest.hasPrefix(":"), let port = port(rest.dropFirst()) else { return nil }
      return (name, port)
    }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return nil }
    if parts.count == 1 { return (host, nil) }
    guard let port = port(parts[1]) else { return nil }
    return (String(name), port)
  }

  private static func port(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text).flatMap { (1...65535).contains($0) ? $0 : nil }
  }
}
