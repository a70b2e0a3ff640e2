/// Names and the dense index of each, without regard to the case of ASCII letters.
///
/// An open hash table over an own hash, so that nothing depends on the process. Lookup and
/// insertion take constant time on average.
package struct NameTable: Sendable {
  private var slots: [Int32]
  /// The names as they were first written, by index.
  package private(set) var names: [String] = []
  private var hashes: [UInt64] = []

  /// A table without names.
  package init() { slots = Array(repeating: -1, count: 16) }

  /// The number of names.
  package var count: Int { names.count }

  /// The index of a name; nil if it is not there.
  package func index(of name: String) -> Int? {
    let (slot, isFound) = find(name, Self.hash(name))
    return isFound ? Int(slots[slot]) : nil
  }

  /// Adds a name and gives its index; nil, and nothing changed, if it is there already.
  @discardableResult
  package mutating func insert(_ name: String) -> Int? {
    let hash = Self.hash(name)
    let (slot, isFound) = find(name, hash)
    if isFound { return nil }
    slots[slot] = Int32(names.count)
    names.append(name)
    hashes.append(hash)
    if names.count * 2 > slots.count { grow() }
    return names.count - 1
  }

  /// Whether two names are the same to IEC 61131-3.
  package static func equal(_ a: String, _ b: String) -> Bool {
    a.utf8.elementsEqual(b.utf8) { upper($0) == upper($1) }
  }

  /// A name in upper case, as the standard's own names are written.
  package static func uppercased(_ name: String) -> String {
    String(decoding: name.utf8.map(upper), as: UTF8.self)
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
  }

  private static func hash(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(upper(byte))) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  private func find(_ name: String, _ hash: UInt64) -> (slot: Int, isFound: Bool) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, Self.equal(names[index], name) { return (slot, true) }
      slot = (slot + 1) & mask
    }
    return (slot, false)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }
}
