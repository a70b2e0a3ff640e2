import HTTPTypes
import NIOCore

/// A complete answer.
struct WebAnswer: Sendable {
  var status: HTTPResponse.Status
  var fields: HTTPFields
  var body: ByteBuffer

  init(_ status: HTTPResponse.Status, fields: HTTPFields = commonFields, body: ByteBuffer) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// Fields of every answer: nothing here may be cached or taken for another type.
  static let commonFields: HTTPFields = [
    .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
  ]
  static let jsonFields = with(commonFields, .contentType, "application/json; charset=utf-8")
  private static let htmlFields = with(commonFields, .contentType, "text/html; charset=utf-8")

  private static func with(
    _ fields: HTTPFields, _ name: HTTPField.Name, _ value: String
  ) -> HTTPFields {
    var fields = fields
    fields[name] = value
    return fields
  }

  /// A JSON document.
  static func json(_ body: ByteBuffer, status: HTTPResponse.Status = .ok) -> WebAnswer {
    WebAnswer(status, fields: jsonFields, body: body)
  }

  /// A JSON document.
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> WebAnswer {
    var body = ByteBuffer()
    body.write(value)
    return .json(body, status: status)
  }

  /// A small page, as the compatible API answers what it cannot serve.
  static func page(_ status: HTTPResponse.Status, _ text: String) -> WebAnswer {
    let title = "\(status.code) - \(status.reasonPhrase)"
    let body = """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>\(title)</title></head>\
      <body><h1>\(title)</h1><p>\(escapedForHTML(text))</p></body></html>
      """
    return WebAnswer(status, fields: htmlFields, body: ByteBuffer(string: body))
  }

  private static func escapedForHTML(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
