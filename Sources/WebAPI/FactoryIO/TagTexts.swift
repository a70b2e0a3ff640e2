import Kernel
import NIOCore
import Runtime
import Tags

/// What never changes of a plant's tags, rendered once per loaded scene: an answer only copies it
/// and fills in values.
final class TagTexts: Sendable {
  let plant: Plant
  /// By ``TagIndex``: a tag object up to its value.
  private let objects: [ByteBuffer]
  /// By ``TagIndex``: a value item up to its value, by both keys.
  private let idItems: [ByteBuffer]
  private let nameItems: [ByteBuffer]
  private let byName: [String: [TagIndex]]

  init(_ plant: Plant) {
    self.plant = plant
    let tags = plant.table.tags
    objects = tags.map(Self.object)
    idItems = tags.map { Self.item("id", $0.id.description) }
    nameItems = tags.map { Self.item("name", $0.name) }
    var byName: [String: [TagIndex]] = [:]
    for index in plant.table.listOrder {
      byName[plant.table[index].name, default: []].append(index)
    }
    self.byName = byName
  }

  /// All tags of exactly that name, in list order. Cost: O(1).
  func indices(named name: String) -> [TagIndex] { byName[name] ?? [] }

  /// The tag with the id, in either case.
  func index(id text: String) -> TagIndex? { TagID(text).flatMap(plant.table.index(id:)) }

  private static func object(_ tag: Tag) -> ByteBuffer {
    var buffer = opening("name", tag.name)
    buffer.writeString(#","id":"\#(tag.id)","address":\#(tag.address),"type":"\#(tag.type.word)""#)
    buffer.writeString(#","kind":"\#(tag.kind.word)","value":"#)
    return buffer
  }

  private static func item(_ key: StaticString, _ text: String) -> ByteBuffer {
    var buffer = opening(key, text)
    buffer.writeStaticString(",\"value\":")
    return buffer
  }

  /// An object with its first member.
  private static func opening(_ key: StaticString, _ text: String) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeStaticString("{\"")
    buffer.writeStaticString(key)
    buffer.writeStaticString("\":")
    buffer.writeJSONString(text, slashes: .escaped)
    return buffer
  }
}

/// How a client names a tag: in the body, and in the texts of errors.
enum TagKey: Sendable {
  case id
  case name

  /// The member of an item that holds it.
  var member: StaticString { self == .id ? "id" : "name" }
}

extension TagTexts {
  /// Appends one tag object.
  func writeObject(_ index: TagIndex, _ state: TagState, into buffer: inout ByteBuffer) {
    buffer.writeImmutableBuffer(objects[index.position])
    buffer.write(state.value)
    buffer.writeStaticString(",\"openCircuit\":")
    buffer.write(TagValue.bit(state.faults.contains(.openCircuit)))
    buffer.writeStaticString(",\"shortCircuit\":")
    buffer.write(TagValue.bit(state.faults.contains(.shortCircuit)))
    buffer.writeStaticString(",\"isForced\":")
    buffer.write(TagValue.bit(state.isForced))
    buffer.writeStaticString(",\"forcedValue\":")
    buffer.write(state.forcedValue)
    buffer.writeStaticString("}")
  }

  /// Appends one value item.
  func writeItem(
    _ key: TagKey, _ index: TagIndex, _ state: TagState, into buffer: inout ByteBuffer
  ) {
    buffer.writeImmutableBuffer((key == .id ? idItems : nameItems)[index.position])
    buffer.write(state.value)
    buffer.writeStaticString("}")
  }
}

extension ByteBuffer {
  /// Appends a tag's value: bits as words, floats in the shortest single-precision form.
  mutating func write(_ value: TagValue) {
    switch value {
    case .bit(let on): writeStaticString(on ? "true" : "false")
    case .int(let number): writeString(String(number))
    case .float(let number):
      if number == 0 {
        writeStaticString("0")
      } else if number.isFinite {
        writeString(shortest(number.description))
      } else {
        // JSON has no word for it.
        writeStaticString("null")
      }
    }
  }
}

extension TagType {
  /// The word that answers and error texts use.
  var word: String {
    switch self {
    case .bit: "Bit"
    case .int: "Int"
    case .float: "Float"
    }
  }
}

extension TagKind {
  /// The word that answers use.
  var word: String { self == .input ? "Input" : "Output" }
}
