import Foundation
import HTTPTypes
import Testing

@testable import WebAPI

/// The pages say what the tables and the code say, and nothing else.
struct ReferencePageTests {
  private static func page(_ name: String) throws -> [String] {
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../Docs/reference/\(name)").standardizedFileURL
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }

  /// The cells of the rows of all tables, without their blanks.
  private static func cells(_ page: [String]) -> [[String]] {
    page.filter { $0.hasPrefix("| ") }.map { line in
      line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func theCompatibilityPageListsEveryRow() throws {
    let cells = try Self.cells(Self.page("factory-io-compatibility.md")).filter { $0.count == 3 }
    let listed = cells.filter { $0[0] != "Row" && !$0[0].hasPrefix("-") }
    // Rows that say the same of writes and of forces share a line.
    let pairs = listed.flatMap { line in
      line[0].components(separatedBy: ", ").map { "\($0): \(line[1])" }
    }
    #expect(pairs.sorted() == Conformance.rows.map { "\($0.id): \($0.behaviour)" }.sorted())
    #expect(listed.allSatisfy { ["known", "inferred", "our choice"].contains($0[2]) })
  }

  @Test func theProblemTableListsEveryCode() throws {
    let cells = try Self.cells(Self.page("native-api.md")).filter { $0[0].hasPrefix("WEB") }
    #expect(cells.map { $0[0] } == WebProblem.allCases.map(\.rawValue))
    #expect(cells.map { $0[1] } == WebProblem.allCases.map { String($0.status.code) })
  }

  @Test func everyEndpointOfOurOwnHasAnExample() throws {
    let text = try Self.page("native-api.md").joined(separator: "\n")
    for operation in OpenAPIDocument.nativeOperations {
      let path = operation.path.replacing("{name}", with: "Start%20button")
      if path.contains("/set") { continue }
      #expect(text.contains("http://localhost:7410" + path) || text.contains("GET \(path)`"))
    }
  }
}
