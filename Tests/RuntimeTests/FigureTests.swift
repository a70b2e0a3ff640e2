import Figures
import Foundation
import Testing

/// The figures of our own pages show what the plant does now.
@Suite struct FigureTests {
  private static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: checkout.appendingPathComponent(path), encoding: .utf8)
  }

  @Test(arguments: Figure.all.map(\.name))
  func theCommittedFigureIsWhatIsDrawnNow(name: String) throws {
    let figure = try #require(Figure.all.first { $0.name == name })
    let drawn = try figure.drawing(in: Self.checkout.path)
    let committed = try Self.text("\(Figure.folder)/\(name).svg")
    let same = drawn == committed
    #expect(same, "\(name).svg shows another plant: look at it, then `beltline draw-figures`")
    #expect(drawn.utf8.count < 60_000)
  }

  @Test func everyFileBesideTheFiguresBelongsToOne() throws {
    let folder = Self.checkout.appendingPathComponent(Figure.folder).path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let scenes = Figure.all.compactMap(\.scene)
      .filter { $0.hasPrefix(Figure.folder) }.map { String($0.dropFirst(Figure.folder.count + 1)) }
    #expect(Set(files) == Set(scenes + Figure.all.map { "\($0.name).svg" }))
  }

  @Test func everyFigureIsOnAPageThatNamesIt() throws {
    let pages = try ["Docs/explanation/physics.md", "Docs/how-to/draw-a-plant.md"].map(Self.text)
    for figure in Figure.all {
      #expect(pages.contains { $0.contains("figures/\(figure.name).svg)") }, "\(figure.name)")
    }
  }
}
