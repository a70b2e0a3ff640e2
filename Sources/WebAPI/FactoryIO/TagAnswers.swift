import NIOCore
import Runtime
import Synchronization
import Tags

/// The answers about all tags: each is encoded at most once per frame and its bytes are shared by
/// everybody who asks meanwhile. A frame whose tags equal the last one's shares them too.
final class TagAnswers: Sendable {
  /// Which of the answers.
  enum Listing: Int, CaseIterable {
    case objects
    case valuesByID
    case valuesByName
  }

  private struct Cache {
    var texts: TagTexts?
    var frame: Frame?
    var encoded: [ByteBuffer?] = Listing.allCases.map { _ in nil }
  }

  private let cache = Mutex(Cache())

  /// The texts of the plant. Cost: O(tags) after a load, else a lock.
  func texts(_ plant: Plant) -> TagTexts {
    cache.withLock { Self.texts(plant, &$0) }
  }

  private static func texts(_ plant: Plant, _ cache: inout Cache) -> TagTexts {
    if let texts = cache.texts, texts.plant === plant { return texts }
    let texts = TagTexts(plant)
    cache = Cache(texts: texts)
    return texts
  }

  /// The body of a listing at that frame.
  func body(_ listing: Listing, _ frame: Frame) -> ByteBuffer {
    cache.withLock { cache in
      let texts = Self.texts(frame.plant, &cache)
      if let last = cache.frame, last !== frame, last.tags != frame.tags {
        cache.encoded = Cache().encoded
      }
      cache.frame = frame
      if let body = cache.encoded[listing.rawValue] { return body }
      let body = Self.encode(listing, frame, texts)
      cache.encoded[listing.rawValue] = body
      return body
    }
  }

  private static func encode(_ listing: Listing, _ frame: Frame, _ texts: TagTexts) -> ByteBuffer {
    // Room for a typical tag object; the buffer grows if names are long.
    var body = ByteBuffer()
    body.reserveCapacity(frame.tags.count * 256)
    body.writeList(texts.plant.table.listOrder) { body, index in
      let state = frame.tags[index.position]
      switch listing {
      case .objects: texts.writeObject(index, state, into: &body)
      case .valuesByID: texts.writeItem(.id, index, state, into: &body)
      case .valuesByName: texts.writeItem(.name, index, state, into: &body)
      }
    }
    return body
  }
}

extension ByteBuffer {
  /// Appends a JSON array whose elements are written one by one.
  mutating func writeList<Elements: Sequence>(
    _ elements: Elements, _ write: (inout ByteBuffer, Elements.Element) -> Void
  ) {
    writeStaticString("[")
    var isFirst = true
    for element in elements {
      if !isFirst { writeStaticString(",") }
      isFirst = false
      write(&self, element)
    }
    writeStaticString("]")
  }
}
