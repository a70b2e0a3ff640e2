/// One behaviour of the compatible API: what is sent to a fresh test plant and what must come back.
struct Row: Sendable, CustomStringConvertible {
  /// The id that the compatibility reference uses.
  let id: String
  /// What the client can rely on, in the words of the compatibility reference.
  let behaviour: String
  /// Requests before; their answers do not matter.
  var before: [TableRequest] = []
  let request: TableRequest
  var status = 200
  var type: String? = "application/json; charset=utf-8"
  /// The exact body, unless nil.
  var body: String?
  /// Parts of the body.
  var contains: [String] = []
  /// The ids of all objects in the body, in order, unless nil.
  var ids: [String]?
  /// Fields by their lower-case name; an empty value means that there must be none.
  var fields: [String: String] = [:]
  /// The ways it can be sent: what concerns sockets cannot go another way.
  var ways = Way.allCases

  var description: String { id }

  /// Rows that need exact bytes on the wire.
  var socketOnly: Row {
    var copy = self
    copy.ways = [.socket]
    return copy
  }
}

/// All rows, in the order of the reference.
enum Conformance {
  static let page = "text/html; charset=utf-8"

  static let rows: [Row] =
    endpointRows + objectRows + failureRows + conversionRows + nameRows + bodyRows + interplayRows
    + protocolRows
}
