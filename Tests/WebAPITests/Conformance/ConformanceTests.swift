import Runtime
import Testing

@Suite(.serialized)
struct ConformanceTests {
  @Test("Every row of the table gets its answer", arguments: Way.allCases)
  func rows(_ way: Way) async throws {
    let session = TestPlant.session()
    let tried = try await withPlant(way, session: session) { plant in
      var tried = 0
      for row in Conformance.rows where row.ways.contains(way) {
        // Each row finds the plant as the scene starts it.
        _ = try await session.submit(Command(.reset))
        for request in row.before { _ = try await plant.send(request) }
        Self.check(row, try await plant.send(row.request))
        tried += 1
      }
      return tried
    }
    #expect(tried > 250)
  }

  private static func check(_ row: Row, _ answer: TableAnswer) {
    #expect(answer.status == row.status, "\(row.id): \(row.behaviour)")
    #expect(answer.fields["content-type"] == row.type, "\(row.id): \(row.behaviour)")
    if let body = row.body { #expect(answer.body == body, "\(row.id): \(row.behaviour)") }
    for part in row.contains {
      #expect(answer.body.contains(part), "\(row.id): \(row.behaviour)")
    }
    if let ids = row.ids {
      let found = answer.body.matches(of: #/"id":"([^"]*)"/#).map { String($0.1) }
      #expect(found == ids, "\(row.id): \(row.behaviour)")
    }
    for (name, value) in row.fields {
      #expect((answer.fields[name] ?? "") == value, "\(row.id): \(name)")
    }
  }

  @Test func idsAreUnique() {
    #expect(Set(Conformance.rows.map(\.id)).count == Conformance.rows.count)
  }
}
