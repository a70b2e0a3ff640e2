/// All tags of a scene: the eight reserved ones first, then the scene's own.
public struct TagTable: Sendable {
  /// Every tag; a ``TagIndex`` is a position in here.
  public let tags: [Tag]
  /// All indices by name without regard to case, then in declaration order.
  public let listOrder: [TagIndex]
  private let byID: [TagIndex]

  /// - Parameters:
  ///   - sceneTags: in declaration order: inputs before outputs. Ids must differ.
  ///   - reservedIDs: ids that differ from the usual ones, for scenes that have their own.
  public init(sceneTags: [Tag], reservedIDs: [ReservedTag: TagID] = [:]) {
    let reserved = ReservedTag.allCases.map { $0.tag(id: reservedIDs[$0]) }
    let tags = reserved + sceneTags
    let order = tags.indices.map { ($0, Self.sortingKey(tags[$0].name)) }
    self.tags = tags
    // Ties between equal names go by declaration order.
    listOrder = order.sorted { a, b in
      if a.1 == b.1 { return a.0 < b.0 }
      return a.1.lexicographicallyPrecedes(b.1)
    }.map { TagIndex($0.0) }
    // Ids are unique: the check below refuses ties.
    byID = tags.indices.map(TagIndex.init).sorted { tags[$0.position].id < tags[$1.position].id }
    for (a, b) in zip(byID, byID.dropFirst()) {
      precondition(
        tags[a.position].id != tags[b.position].id, "two tags have the id \(tags[a.position].id)")
    }
  }

  /// The number of tags.
  public var count: Int { tags.count }

  /// The tag at an index of this table.
  public subscript(index: TagIndex) -> Tag { tags[index.position] }

  /// The tag with the id. Cost: O(log n).
  public func index(id: TagID) -> TagIndex? {
    var low = 0
    var high = byID.count
    while low < high {
      let middle = (low + high) / 2
      if tags[byID[middle].position].id < id { low = middle + 1 } else { high = middle }
    }
    guard low < byID.count, tags[byID[low].position].id == id else { return nil }
    return byID[low]
  }

  /// All tags of exactly that name, in list order. Cost: O(log n).
  public func indices(named name: String) -> [TagIndex] {
    let key = Self.sortingKey(name)
    var low = 0
    var high = listOrder.count
    while low < high {
      let middle = (low + high) / 2
      let other = Self.sortingKey(self[listOrder[middle]].name)
      if other.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    var found: [TagIndex] = []
    while low < listOrder.count, Self.sortingKey(self[listOrder[low]].name) == key {
      if self[listOrder[low]].name == name { found.append(listOrder[low]) }
      low += 1
    }
    return found
  }

  private static func sortingKey(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }
  }
}
