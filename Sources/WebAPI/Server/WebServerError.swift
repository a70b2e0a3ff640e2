import NIOCore

/// Why the server could not start. Its description is one line for an operator.
public enum WebServerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Another program listens there already.
  case portInUse(host: String, port: Int)
  /// The system does not let this user listen there.
  case notPermitted(host: String, port: Int)
  /// The address is not one of this machine, or the name is unknown.
  case cannotListen(host: String, port: Int, reason: String)

  public var description: String {
    switch self {
    case .portInUse(let host, let port):
      "port \(port) on \(host) is in use; choose another one or end the program that has it"
    case .notPermitted(let host, let port):
      "no permission to listen on \(host) port \(port); choose a port above 1023"
    case .cannotListen(let host, let port, let reason):
      "cannot listen on \(host) port \(port): \(reason)"
    }
  }
}
