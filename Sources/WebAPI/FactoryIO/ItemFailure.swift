import NIOCore
import Tags

/// Why one item of a request failed while the others went on. The first four texts and their codes
/// are fixed by the compatible API.
enum ItemFailure: Equatable, Sendable {
  case unknownID(String)
  case unknownName(String)
  case inputTag
  case notConvertible(TagType)
  case notBool
  /// The item names no tag.
  case noKey(TagKey)
  case noValue

  var code: Int {
    switch self {
    case .unknownID, .unknownName: 404
    case .inputTag, .notConvertible: 406
    case .notBool, .noKey, .noValue: 400
    }
  }

  var text: String {
    switch self {
    case .unknownID(let id): "Tag with id '\(id)' not found."
    case .unknownName(let name): "Tag named '\(name)' not found."
    case .inputTag: "Not allowed to set value of an input tag."
    case .notConvertible(let type):
      "Could not convert value to the tag data type: \(type.word)."
    case .notBool: "Could not convert value to bool data type"
    case .noKey(let key): "The item needs a string '\(key.member)'."
    case .noValue: "The item needs a 'value'."
    }
  }
}

extension ByteBuffer {
  /// Appends an error item; `subject` is the id or the name as the client wrote it.
  mutating func writeFailure(_ failure: ItemFailure, _ key: TagKey, subject: String?) {
    writeStaticString("{\"")
    writeStaticString(key.member)
    writeStaticString("\":")
    if let subject {
      writeJSONString(subject, slashes: .escaped)
    } else {
      writeStaticString("null")
    }
    writeString(",\"code\":\(failure.code),\"error\":")
    writeJSONString(failure.text, slashes: .escaped)
    writeStaticString("}")
  }
}
