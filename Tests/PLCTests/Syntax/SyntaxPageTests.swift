import Foundation
import Testing

@testable import PLC

@Suite("Reference page of program texts")
struct SyntaxPageTests {
  @Test("every code has its row, in order, and no row is left over")
  func rows() throws {
    var root = URL(filePath: #filePath)
    repeat {
      root.deleteLastPathComponent()
    } while !FileManager.default.fileExists(atPath: root.path + "/Docs/reference")
      && root.pathComponents.count > 1
    let page = try String(
      contentsOf: root.appending(path: "Docs/reference/plc-problems/syntax.md"), encoding: .utf8)
    let codes = page.split(separator: "\n").compactMap { line in
      line.hasPrefix("| PLC") ? String(line.dropFirst(2).prefix(7)) : nil
    }
    #expect(codes == SyntaxProblem.allCases.map(\.rawValue))
  }
}
