import HTTPTypes
import NIOCore

/// A complete request as the facades see it, free of sockets and streams.
struct WebRequest: Sendable {
  var method: HTTPRequest.Method
  /// The path between its slashes, still percent-encoded. Double and trailing slashes do not count.
  var path: [Substring]
  /// What follows the question mark, still percent-encoded.
  var query: Substring
  var fields: HTTPFields
  /// The Host field.
  var authority: String?
  var body: ByteBuffer

  /// - Parameter target: path and query as they came.
  init(
    method: HTTPRequest.Method, target: String, fields: HTTPFields = [:], authority: String? = nil,
    body: ByteBuffer = ByteBuffer()
  ) {
    self.method = method
    let withoutFragment = target.prefix { $0 != "#" }
    let parts = withoutFragment.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = parts.first.map { $0.split(separator: "/") } ?? []
    query = parts.count > 1 ? parts[1] : ""
    self.fields = fields
    self.authority = authority
    self.body = body
  }

  /// Names and values of the query in their order, still percent-encoded.
  var queryItems: [(name: Substring, value: Substring)] {
    query.split(separator: "&").map { item in
      guard let sign = item.firstIndex(of: "=") else { return (item, "") }
      return (item[..<sign], item[item.index(after: sign)...])
    }
  }

  /// Whether the body holds nothing but blanks.
  var bodyIsBlank: Bool {
    body.readableBytesView.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  /// The body as JSON.
  func json(limits: JSONParser.Limits) throws(JSONParser.Failure) -> JSONValue {
    try body.withUnsafeReadableBytes { bytes throws(JSONParser.Failure) in
      try JSONParser.parse(bytes, limits: limits)
    }
  }
}
