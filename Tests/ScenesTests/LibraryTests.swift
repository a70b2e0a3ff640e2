import Foundation
import Kernel
import Scenes
import TestSupport
import Testing

@Suite struct LibraryTests {
  private func codes(_ load: () throws(Problems) -> Scene) -> [String] {
    do {
      _ = try load()
      return []
    } catch {
      return error.list.map(\.code)
    }
  }

  @Test(arguments: [
    "../Scenes/from-a-to-b", "from-a-to-b/scene.yaml", "/etc/passwd", "", "From-A-To-B", ".",
    "from-a-to-b/", "from-a-to-b\0", "Scenes/from-a-to-b",
  ])
  func noNameLeadsOutOfTheLibrary(name: String) {
    let library = Repository.library
    #expect(codes { () throws(Problems) in try library.load(named: name) } == ["SCN0010"])
  }

  @Test func anUnknownNameGetsTheNearest() {
    do {
      _ = try Repository.library.load("sorting-by-wieght")
      Issue.record("there is no such scene")
    } catch {
      #expect(error.list.map(\.code) == ["SCN0010"])
      #expect(error.list[0].hint.contains("sorting-by-weight"))
    }
  }

  @Test func aPathLoadsAFileOrTheFolderItIsIn() throws {
    let folder = Repository.root.appendingPathComponent("Scenes/from-a-to-b").path
    #expect(try SceneLibrary(folders: []).load(folder).name == "from-a-to-b")
    #expect(try SceneLibrary(folders: []).load("\(folder)/scene.yaml").name == "from-a-to-b")
  }

  @Test func aFileWithoutEndIsNotReadToItsEnd() {
    #expect(
      codes { () throws(Problems) in try SceneFile.read(path: "/dev/zero") } == ["SCN0002"])
  }

  @Test func aFileThatIsNotThereIsAProblem() {
    #expect(
      codes { () throws(Problems) in try SceneFile.read(path: "/nowhere/scene.yaml") }
        == ["SCN0009"])
  }

  @Test func anEarlierFolderHidesALaterOne() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("beltline-library-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let own = place.appendingPathComponent("from-a-to-b")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    let text = "beltline: 1\nname: from-a-to-b\ntitle: My own\nparts: []\n"
    try text.write(
      to: own.appendingPathComponent("scene.yaml"), atomically: false, encoding: .utf8)
    let library = SceneLibrary(folders: [place] + Repository.library.folders)
    #expect(try library.load(named: "from-a-to-b").title == "My own")
    #expect(library.names() == Repository.library.names())
  }
}
