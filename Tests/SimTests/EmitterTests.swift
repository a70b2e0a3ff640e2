import Kernel
import Tags
import Testing

@testable import Sim

/// Emitters and removers.
@Suite struct EmitterTests {
  /// Output 0 emits, output 1 runs the belt, output 2 removes.
  private func plant(_ change: (inout Emitter) -> Void = { _ in }) -> TestPlant {
    var emitter = Emitter(name: "e", pose: Pose(z: 1))
    emitter.interval = 1...2
    emitter.emit = TestPlant.output(0)
    change(&emitter)
    var remover = Remover(name: "r", pose: Pose(x: 3, z: 0.7))
    remover.remove = TestPlant.output(2)
    let outputs: [TagType] = [.bit, .bit, .bit, .int, .int]
    var belt = quickBelt("b", x: 0, length: 10, speed: 1, signal: 1)
    belt.acceleration = 3
    return TestPlant(outputs: outputs, parts: [emitter, remover, belt])
  }

  @Test("A pulse of 0.1 s makes exactly one item")
  func pulse() {
    var plant = plant()
    plant.on(0)
    plant.run(seconds: 0.1)
    plant.off(0)
    plant.run(seconds: 5)
    #expect(plant.world.items.count == 1)
    // The next pulse makes one more at once, once the first is out of the way.
    plant.on(1)
    plant.run(seconds: 1)
    plant.on(0)
    plant.world.step()
    #expect(plant.world.items.count == 2)
  }

  @Test("While the signal is on, intervals stay within the range")
  func intervals() {
    var plant = plant()
    plant.on(1)
    plant.on(2)
    plant.on(0)
    var times: [Int] = []
    for tick in 0..<10_000 {
      let before = plant.world.state.nextSerial
      plant.world.step()
      if plant.world.state.nextSerial > before { times.append(tick) }
    }
    let gaps = zip(times, times.dropFirst()).map { Double($1 - $0) * plant.dt }
    #expect(gaps.count > 25)
    #expect(gaps.allSatisfy { $0 >= 1 - 1e-9 && $0 <= 2 + plant.dt })
    #expect((gaps.max() ?? 0) - (gaps.min() ?? 0) > 0.5)
  }

  @Test("Nothing appears inside something: the emitter waits for room and loses no draw")
  func waitsForRoom() {
    var plant = plant { $0.parts = [.boxL] }
    plant.on(0)
    plant.run(seconds: 10)
    // The first box falls 0.2 m onto the standing belt and still fills part of the room.
    #expect(plant.world.items.count == 1)
    plant.on(1)
    plant.run(seconds: 1)
    #expect(plant.world.items.count == 2)
  }

  @Test("It stops after its greatest number")
  func upTo() {
    var plant = plant { $0.upTo = 3 }
    plant.on(0)
    plant.on(1)
    plant.run(seconds: 30)
    #expect(plant.world.state.nextSerial == 4)
  }

  @Test(
    "Part and base tags are bit masks",
    arguments: [
      (1, 0, ["box-s"]), (4, 0, ["box-l"]), (8192, 0, ["stackable-box"]),
      (2, 2, ["square-pallet", "box-m"]), (0, 1, ["pallet"]), (0, 0, []), (64, 0, []),
    ])
  func masks(part: Int32, base: Int32, kinds: [String]) {
    var plant = plant {
      $0.partTag = TestPlant.output(3)
      $0.baseTag = TestPlant.output(4)
    }
    plant.world.write(TestPlant.output(3), .int(part))
    plant.world.write(TestPlant.output(4), .int(base))
    plant.on(0)
    plant.world.step()
    #expect(plant.world.items.map { plant.world.kind(of: $0).name } == kinds)
  }

  @Test("Several bits are a random choice of all of them")
  func severalBits() {
    var plant = plant { $0.parts = [.boxS, .boxM] }
    plant.on(0)
    plant.on(1)
    plant.on(2)
    var seen: Set<String> = []
    for _ in 0..<8000 {
      plant.world.step()
      for item in plant.world.items { seen.insert(plant.world.kind(of: item).name) }
    }
    #expect(seen == ["box-s", "box-m"])
  }

  @Test("A remover takes the kinds it is for while its signal is on, and counts them")
  func remover() {
    var plant = plant()
    plant.on(0)
    plant.on(1)
    plant.run(seconds: 4)
    #expect(plant.world.state.removed == [0])
    plant.on(2)
    plant.run(seconds: 16)
    let state = plant.world.state
    #expect(state.removed[0] > 5)
    // Nothing is lost: what was emitted is in the plant, was removed, or passed before.
    #expect(plant.world.items.count + state.removed[0] == state.nextSerial - 1)
  }

  @Test("A part on a base falls as one stack and stays one")
  func stackFallsTogether() {
    var plant = plant {
      $0.bases = [.squarePallet]
      $0.parts = [.boxL]
    }
    plant.on(0)
    for _ in 0..<200 {
      plant.world.step()
      let items = plant.world.items
      #expect(abs(items[1].bottom - items[0].top) < 1e-9)
    }
    #expect(abs(plant.item.bottom - 0.8) < 1e-12)
    plant.on(1)
    plant.run(seconds: 2)
    let items = plant.world.items
    #expect(items[0].position.x > 1)
    #expect(abs(items[0].position.x - items[1].position.x) < 0.002)
  }
}
