import HTTPTypes
import NIOCore

/// Why a request was refused, with the stable code that the reference pages list.
enum WebProblem: String, CaseIterable, Sendable {
  case unknownPath = "WEB0001"
  case wrongMethod = "WEB0002"
  case malformedJSON = "WEB0003"
  case unexpectedBody = "WEB0004"
  case bodyTooLarge = "WEB0005"
  case tooManyItems = "WEB0006"
  case hostMissing = "WEB0007"
  case hostNotAllowed = "WEB0008"
  case foreignOrigin = "WEB0009"
  case requestTimeout = "WEB0010"
  case headerTooLarge = "WEB0011"
  case malformedRequest = "WEB0012"
  case httpVersion = "WEB0013"
  case tooManyConnections = "WEB0014"
  case sessionBusy = "WEB0015"
  case sessionEnded = "WEB0016"
  case sceneChanged = "WEB0017"
  case notPaused = "WEB0018"
  case stepOutOfRange = "WEB0019"
  case speedOutOfRange = "WEB0020"
  case unknownPart = "WEB0021"
  case partNotOperable = "WEB0022"
  case settingOutOfRange = "WEB0023"
  case unknownScene = "WEB0024"
  case brokenScene = "WEB0025"

  /// The status that goes with it.
  var status: HTTPResponse.Status {
    switch self {
    case .unknownPath, .unknownPart, .unknownScene: .notFound
    case .wrongMethod: .methodNotAllowed
    case .malformedJSON, .unexpectedBody, .hostMissing, .malformedRequest: .badRequest
    case .bodyTooLarge, .tooManyItems: .contentTooLarge
    case .hostNotAllowed: .misdirectedRequest
    case .foreignOrigin: .forbidden
    case .requestTimeout: .requestTimeout
    case .headerTooLarge: .requestHeaderFieldsTooLarge
    case .httpVersion: .httpVersionNotSupported
    case .tooManyConnections, .sessionBusy, .sessionEnded, .sceneChanged: .serviceUnavailable
    case .notPaused, .partNotOperable: .conflict
    case .stepOutOfRange, .speedOutOfRange, .settingOutOfRange, .brokenScene:
      .unprocessableContent
    }
  }

  /// What is wrong in general; `detail` of an answer says what is wrong in particular.
  var title: String {
    switch self {
    case .unknownPath: "There is nothing at this path."
    case .wrongMethod: "This path does not know the method."
    case .malformedJSON: "The body is not valid JSON."
    case .unexpectedBody: "The body does not hold what this endpoint reads."
    case .bodyTooLarge: "The body is too large."
    case .tooManyItems: "The body holds too many items."
    case .hostMissing: "The request needs exactly one Host field."
    case .hostNotAllowed: "This server does not answer for that host."
    case .foreignOrigin: "Pages of other sites may not change the plant."
    case .requestTimeout: "The request did not arrive in time."
    case .headerTooLarge: "The header is too large."
    case .malformedRequest: "The request is not valid HTTP."
    case .httpVersion: "The server speaks HTTP/1.0 and HTTP/1.1."
    case .tooManyConnections: "Too many connections are open."
    case .sessionBusy: "Too many commands wait for the plant."
    case .sessionEnded: "The session has ended."
    case .sceneChanged: "Another scene was loaded meanwhile."
    case .notPaused: "Steps need a paused session."
    case .stepOutOfRange: "The number of ticks is out of range."
    case .speedOutOfRange: "The speed is out of range."
    case .unknownPart: "The scene has no part of that name."
    case .partNotOperable: "The part cannot be operated this way."
    case .settingOutOfRange: "The setting is outside the range of the part."
    case .unknownScene: "There is no bundled scene of that name."
    case .brokenScene: "The scene document has problems."
    }
  }

  private static let fields: HTTPFields = {
    var fields = WebAnswer.commonFields
    fields[.contentType] = "application/problem+json"
    return fields
  }()

  /// The refusal as `application/problem+json` (RFC 9457).
  func answer(_ detail: String, more: [JSONValue.Member] = []) -> WebAnswer {
    var body = ByteBuffer()
    body.write(
      .object(
        [
          .init(name: "type", value: .string("urn:beltline:problem:\(rawValue)")),
          .init(name: "code", value: .string(rawValue)),
          .init(name: "title", value: .string(title)),
          .init(name: "status", value: .int(status.code)),
          .init(name: "detail", value: .string(detail)),
        ] + more))
    return WebAnswer(status, fields: Self.fields, body: body)
  }
}
