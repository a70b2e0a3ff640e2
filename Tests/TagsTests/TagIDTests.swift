import Tags
import Testing

@Suite("A tag's outward id")
struct TagIDTests {
  private let text = "7754fab1-ed21-4fca-9ab9-45e844cd4766"

  @Test("is read in either case and written in lower case")
  func roundTrip() throws {
    let id = try #require(TagID(text))
    #expect(id.high == 0x7754_FAB1_ED21_4FCA && id.low == 0x9AB9_45E8_44CD_4766)
    #expect("\(id)" == text)
    #expect(TagID(text.uppercased()) == id)
    #expect("\(TagID(high: 0, low: 1))" == "00000000-0000-0000-0000-000000000001")
  }

  @Test(
    "is read from nothing else",
    arguments: [
      "", "7754fab1ed214fca9ab945e844cd4766", "7754fab1-ed21-4fca-9ab9-45e844cd476",
      "7754fab1-ed21-4fca-9ab9-45e844cd47666", "7754fab1-ed21-4fca-9ab9-45e844cd476g",
      "{754fab1-ed21-4fca-9ab9-45e844cd476}", "7754fab1-ed214-fca-9ab9-45e844cd4766",
      " 754fab1-ed21-4fca-9ab9-45e844cd4766", "7754fab1-ed21-4fca-9ab9-45e844cd47é",
      "7754fab1+ed21-4fca-9ab9-45e844cd4766", "------------------------------------",
    ])
  func refusals(text: String) {
    #expect(TagID(text) == nil)
  }

  // From a separate implementation in Python. Users' programs hold these ids: they stay for ever.
  @Test(
    "derived from the same words is the same in every version",
    arguments: [
      (
        "sorting-by-weight", "Entry conveyor", TagKind.output, 0,
        "b55d8cc7-9c95-8bb6-bdf1-103a1eb71c67"
      ),
      ("from-a-to-b", "Sensor", .input, 0, "15aa600b-8625-8a35-8b2a-65988d112dd0"),
      ("a", "", .input, 1, "0799f7a9-adde-83dc-900c-cd5f2a01e0cc"),
    ])
  func derived(scene: String, name: String, kind: TagKind, ordinal: Int, expected: String) {
    let id = TagID.derived(scene: scene, name: name, kind: kind, ordinal: ordinal)
    #expect("\(id)" == expected)
    // Version 8 and the variant of RFC 9562, at their places of the text.
    #expect(Array("\(id)")[14] == "8")
    #expect("89ab".contains(Array("\(id)")[19]))
  }

  @Test("derived differs for each scene, name, kind and ordinal")
  func unique() {
    var ids: Set<TagID> = []
    var count = 0
    for scene in ["a", "ab", "b"] {
      for name in (0..<500).map({ "Tag \($0)" }) + ["", "b", "ab"] {
        for kind in TagKind.allCases {
          for ordinal in 0..<3 {
            ids.insert(TagID.derived(scene: scene, name: name, kind: kind, ordinal: ordinal))
            count += 1
          }
        }
      }
    }
    #expect(ids.count == count)
  }

  @Test("is ordered by its digits")
  func order() {
    #expect(TagID(high: 0, low: 2) < TagID(high: 1, low: 1))
    #expect(TagID(high: 1, low: 1) < TagID(high: 1, low: 2))
    #expect(!(TagID(high: 1, low: 1) < TagID(high: 1, low: 1)))
  }
}
