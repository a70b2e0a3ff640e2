import Kernel
import Tags

/// Gives every tag of a scene its id, its address and its index.
struct TagPlan {
  let log: ProblemLog

  /// Reports ids and addresses that meet, and banks that are too small.
  func check(_ parts: [PartEntry], reserved: [ReservedTag: TagID]) {
    checkIDs(parts, reserved: reserved)
    var owners: [Bank: [Int: String]] = [:]
    var counts: [Bank: Int] = [:]
    for part in parts {
      for tag in part.tags {
        let bank = Bank(tag.signal)
        counts[bank, default: 0] += 1
        if counts[bank] == bank.size + 1 {
          log.report(
            .bankFull, at: part.node,
            "part '\(part.draft.name)' needs more \(bank.description) than there are: \(bank.size)",
            hint: "leave parts out, or use modes with fewer signals")
        }
        guard let (address, node) = tag.address else { continue }
        if let owner = owners[bank]?[address] {
          log.report(
            .addressTaken, at: node,
            "address \(address) of the \(bank.description) belongs to '\(owner)' already",
            hint: "use another number, or leave it out to get the next free one")
        } else {
          owners[bank, default: [:]][address] = tag.name
        }
      }
    }
  }

  private func checkIDs(_ parts: [PartEntry], reserved: [ReservedTag: TagID]) {
    var owners: [TagID: String] = [:]
    for tag in ReservedTag.allCases { owners[reserved[tag] ?? tag.usualID] = "a reserved tag" }
    for part in parts {
      for tag in part.tags {
        guard let (id, node) = tag.id else { continue }
        if let owner = owners[id] {
          log.report(
            .duplicateID, at: node, "the id \(id) belongs to \(owner) already",
            hint: "give each tag an id of its own, or leave it out")
        } else {
          owners[id] = "'\(tag.name)'"
        }
      }
    }
  }

  /// The table of a scene without problems, and the tags of each part by signal.
  static func table(
    scene: String, parts: [PartEntry], reserved: [ReservedTag: TagID]
  ) -> (table: TagTable, tags: [[String: TagIndex]]) {
    var addresses = FreeAddresses(parts)
    var ids = TagIDs(scene: scene, parts: parts, reserved: reserved)
    var declared: [Tag] = []
    var tags = Array(repeating: [String: TagIndex](), count: parts.count)

    // Inputs are declared before outputs: the order of tags with one name in lists.
    for kind in [TagKind.input, .output] {
      for (index, part) in parts.enumerated() {
        for draft in part.tags where draft.signal.kind == kind {
          tags[index][draft.signal.key] = TagIndex(ReservedTag.allCases.count + declared.count)
          declared.append(
            Tag(
              name: draft.name, id: ids.take(draft), address: addresses.take(draft),
              type: draft.signal.type, kind: kind, rangeMaximum: draft.signal.maximum,
              initialForce: draft.force, initialFaults: draft.faults))
        }
      }
    }
    return (TagTable(sceneTags: declared, reservedIDs: reserved), tags)
  }
}

/// Derives the ids that the document does not give.
private struct TagIDs {
  private struct Key: Hashable {
    var name: String
    var kind: TagKind
  }

  let scene: String
  private var used: Set<TagID>
  /// How many tags of that name and kind came before.
  private var ordinals: [Key: Int] = [:]

  init(scene: String, parts: [PartEntry], reserved: [ReservedTag: TagID]) {
    self.scene = scene
    used = Set(parts.flatMap { part in part.tags.compactMap { $0.id?.value } })
    for tag in ReservedTag.allCases { used.insert(reserved[tag] ?? tag.usualID) }
  }

  mutating func take(_ draft: TagDraft) -> TagID {
    let key = Key(name: draft.name, kind: draft.signal.kind)
    var ordinal = ordinals[key, default: 0]
    defer { ordinals[key] = ordinal + 1 }
    if let id = draft.id?.value { return id }
    while true {
      let id = TagID.derived(scene: scene, name: key.name, kind: key.kind, ordinal: ordinal)
      // One that by chance equals an id of the document makes way for it.
      if used.insert(id).inserted { return id }
      ordinal += 1
    }
  }
}

/// Hands out the lowest addresses that no tag of the document asks for.
private struct FreeAddresses {
  private var taken: [Bank: Set<Int>] = [:]
  private var next: [Bank: Int] = [:]

  init(_ parts: [PartEntry]) {
    for tag in parts.flatMap(\.tags) {
      if let address = tag.address?.value { taken[Bank(tag.signal), default: []].insert(address) }
    }
  }

  mutating func take(_ draft: TagDraft) -> Int {
    if let address = draft.address?.value { return address }
    let bank = Bank(draft.signal)
    var address = next[bank, default: 0]
    while taken[bank]?.contains(address) == true { address += 1 }
    next[bank] = address + 1
    return address
  }
}
