import Tags
import Testing

@Suite("The table of tags")
struct TagTableTests {
  private static func tag(
    _ name: String, _ low: UInt64, kind: TagKind = .input, type: TagType = .bit
  ) -> Tags.Tag {
    Tags.Tag(
      name: name, id: TagID(high: 5, low: low), address: Int(low), type: type, kind: kind)
  }

  private let table = TagTable(sceneTags: [
    tag("Weight", 1, type: .float), tag("at exit", 2), tag("At entry", 3),
    tag("Weight", 4, kind: .output, type: .int), tag("weight", 5), tag("Zone", 6),
    tag("Ärmel", 7),
  ])

  @Test("lists by name without regard to case, equal names in declaration order")
  func listOrder() {
    let names = table.listOrder.map { table[$0].name }
    #expect(
      names == [
        "At entry", "at exit", "FACTORY I/O (Camera Position)", "FACTORY I/O (Pause)",
        "FACTORY I/O (Paused)", "FACTORY I/O (Reset)", "FACTORY I/O (Reset)", "FACTORY I/O (Run)",
        "FACTORY I/O (Running)", "FACTORY I/O (Time Scale)", "Weight", "Weight", "weight", "Zone",
        "Ärmel",
      ])
    let resets = table.indices(named: "FACTORY I/O (Reset)")
    #expect(resets.map { table[$0].kind } == [.output, .input], "reserved: outputs first")
  }

  @Test("finds all tags of exactly a name, in declaration order")
  func byName() {
    #expect(table.indices(named: "Weight").map { table[$0].kind } == [.input, .output])
    #expect(table.indices(named: "weight").count == 1)
    #expect(table.indices(named: "At entry").count == 1)
    #expect(table.indices(named: "Ärmel").count == 1)
    for name in ["WEIGHT", "", "A", "zzz", "Weight ", "at Exit"] {
      #expect(table.indices(named: name).isEmpty, "\(name)")
    }
  }

  @Test("finds each tag by its id and nothing by another")
  func byID() {
    for position in table.tags.indices {
      #expect(table.index(id: table.tags[position].id) == TagIndex(position))
    }
    #expect(table.index(id: TagID(high: 5, low: 99)) == nil)
    #expect(table.index(id: TagID(high: 0, low: 0)) == nil)
    #expect(table.index(id: TagID(high: .max, low: .max)) == nil)
  }

  @Test("refuses two tags of one id")
  func doubleID() async {
    await #expect(processExitsWith: .failure) {
      let id = TagID(high: 1, low: 1)
      _ = TagTable(sceneTags: [
        Tags.Tag(name: "A", id: id, address: 0, type: .bit, kind: .input),
        Tags.Tag(name: "B", id: id, address: 1, type: .bit, kind: .input),
      ])
    }
  }

  @Test("gives a short circuit the range of its type unless the part has another")
  func ranges() {
    #expect(Self.tag("A", 1).rangeMaximum == .bit(true))
    #expect(Self.tag("A", 1, type: .float).rangeMaximum == .float(10))
    #expect(Self.tag("A", 1, type: .int).rangeMaximum == .int(2_147_483_647))
    let own = Tags.Tag(
      name: "A", id: TagID(high: 1, low: 1), address: 0, type: .int, kind: .input,
      rangeMaximum: .int(255))
    #expect(own.rangeMaximum == .int(255))
  }
}

@Suite("The tags every scene has")
struct ReservedTagTests {
  // Documented names, kinds, types, addresses and usual ids, in declaration order.
  private static let documented: [(String, TagKind, TagType, Int, String)] = [
    ("FACTORY I/O (Run)", .output, .bit, 496, "7754fab1-ed21-4fca-9ab9-45e844cd4766"),
    ("FACTORY I/O (Pause)", .output, .bit, 497, "41b90af6-25d1-4fa8-aaec-724f79701be1"),
    ("FACTORY I/O (Reset)", .output, .bit, 498, "01936c60-0201-4d54-aad2-0734eb391d35"),
    ("FACTORY I/O (Camera Position)", .output, .int, 240, "f0855715-c7e4-48b3-8174-0fc06299798c"),
    ("FACTORY I/O (Running)", .input, .bit, 496, "ff50b1f0-8822-4da8-9aa0-494295588138"),
    ("FACTORY I/O (Paused)", .input, .bit, 497, "da924a2d-62e9-4c80-baa0-fe0ad78c1557"),
    ("FACTORY I/O (Reset)", .input, .bit, 498, "e4505270-488d-4b63-bc85-b2b7818c08c9"),
    ("FACTORY I/O (Time Scale)", .input, .float, 240, "69e4f019-cb25-413d-ad53-920d2e0660d0"),
  ]

  @Test("have the documented names, kinds, types, addresses and ids")
  func documented() {
    let table = TagTable(sceneTags: [])
    #expect(table.count == 8)
    for (reserved, expected) in zip(ReservedTag.allCases, Self.documented) {
      let tag = table[reserved.index]
      #expect(tag.name == expected.0)
      #expect(tag.kind == expected.1 && tag.type == expected.2 && tag.address == expected.3)
      #expect("\(tag.id)" == expected.4)
    }
  }

  @Test("take other ids where a scene has its own, and keep the usual ones elsewhere")
  func ownIDs() throws {
    let own = try #require(TagID("3276f3a7-f85b-425f-9cd1-d9107ab7113f"))
    let table = TagTable(sceneTags: [], reservedIDs: [.running: own])
    #expect(table[ReservedTag.running.index].id == own)
    #expect(table[ReservedTag.run.index].id == ReservedTag.run.usualID)
  }

  @Test("come before the scene's own tags and show real time at the start")
  func start() {
    let tag = Tags.Tag(name: "A", id: TagID(high: 1, low: 1), address: 0, type: .bit, kind: .input)
    let table = TagTable(sceneTags: [tag])
    #expect(table[TagIndex(8)] == tag)
    #expect(IOImage(table)[ReservedTag.timeScale.index] == .float(1))
  }
}
