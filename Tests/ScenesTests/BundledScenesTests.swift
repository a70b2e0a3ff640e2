import Kernel
import Scenes
import Tags
import Testing

@testable import Sim

@Suite struct BundledScenesTests {
  @Test func theLibraryListsTheThreeScenes() {
    #expect(
      Repository.library.names() == ["from-a-to-b", "sorting-by-height-basic", "sorting-by-weight"])
  }

  @Test(arguments: Repository.library.names())
  func aSceneIsCalledAsItsFolder(name: String) throws {
    let scene = try Repository.library.load(name)
    #expect(scene.name == name)
    #expect(!scene.title.isEmpty && !scene.summary.isEmpty)
  }
}
