import Kernel
import PlantTesting
import Tags
import Testing

@testable import Sim

/// Snapshots of plants made by hand: what they hold and what is refused.
@Suite struct SnapshotTests {
  /// A plant of random parts after so many ticks.
  private func world(seed: UInt64, ticks: Int = 150) -> World {
    RandomPlant(seed: seed).world(after: ticks)
  }

  private func code(_ action: () throws -> Void) -> String? {
    do {
      try action()
      return nil
    } catch let problems as Problems {
      return problems.list.first?.code
    } catch {
      return "\(error)"
    }
  }

  /// The bytes with some words changed and the checksum made right again.
  private func forged(_ bytes: [UInt8], _ change: (inout [UInt64]) -> Void) -> [UInt8] {
    var words = StateDecoder.words(in: bytes)
    words.removeLast()
    change(&words)
    var hash = StateHash()
    for word in words { hash.add(word) }
    return StateEncoder.bytes(of: words + [hash.value])
  }

  @Test("A restored world is the same in every field, and its snapshot is the same bytes")
  func roundTrip() throws {
    let original = world(seed: 3)
    let snapshot = original.snapshot()
    let read = try Snapshot(bytes: snapshot.bytes, file: "test")
    let restored = try World(model: original.model, restoring: read)
    #expect(snapshot.firstDifference(from: restored) == nil)
    #expect(restored.hash == original.hash)
    #expect(restored.snapshot().bytes == snapshot.bytes)
  }

  @Test("A snapshot begins with its mark and has whole words")
  func format() {
    let bytes = world(seed: 1, ticks: 1).snapshot().bytes
    #expect(bytes.prefix(8).elementsEqual("BELTSNAP".utf8))
    #expect(Array(bytes[8..<16]) == [1, 0, 0, 0, 0, 0, 0, 0])
    #expect(bytes.count % 8 == 0)
  }

  @Test("Forces, faults, panel settings and a pause go along")
  func operatorsWork() throws {
    var plant = TestPlant(
      outputs: [.bit], inputs: [.bit],
      parts: [
        quickBelt("belt", x: 0, speed: 0.5, signal: 0), EmergencyStop(name: "stop", pose: Pose()),
      ])
    plant.put(.boxS, Pose(x: -3, z: 0.8))
    plant.on(0)
    plant.run(seconds: 1)
    try plant.world.operate(0, .press)
    plant.world.force(TestPlant.output(0), .bit(true))
    plant.world.setFault(TestPlant.input(0, outputs: 1), .shortCircuit, on: true)
    plant.world.write(ReservedTag.pause.index, .bit(true))
    plant.world.step()

    var restored = try World(model: plant.world.model, restoring: plant.world.snapshot())
    #expect(restored.state.mode == .paused && restored.state.panel == [1])
    for world in [plant.world, restored] {
      var world = world
      world.write(ReservedTag.pause.index, .bit(false))
      world.write(TestPlant.output(0), .bit(false))
      for _ in 0..<200 { world.step() }
      // The force keeps the belt going: 1 s until the pause, 1 s after it.
      #expect(world.items[0].position.x > -2.1)
    }
    restored.write(ReservedTag.pause.index, .bit(false))
    plant.world.write(ReservedTag.pause.index, .bit(false))
    for _ in 0..<200 {
      restored.step()
      plant.world.step()
      #expect(restored.hash == plant.world.hash)
    }
  }

  @Test("Whatever is wrong with the bytes has its code")
  func refusals() throws {
    let original = world(seed: 5)
    let bytes = original.snapshot().bytes
    func code(of bytes: [UInt8]) -> String? {
      self.code { _ = try Snapshot(bytes: bytes, file: "test") }
    }
    #expect(code(of: bytes) == nil)
    #expect(code(of: Array(repeating: 0, count: Snapshot.sizeLimit + 1)) == "SNP0002")
    for other in [[], Array("beltline: 1\nname: x\n".utf8), Array(bytes.prefix(7))] {
      #expect(code(of: other) == "SNP0003")
    }
    #expect(code(of: forged(bytes) { $0[1] = 3 }) == "SNP0004", "another version")
    #expect(
      code(of: forged(bytes) { $0[1] = 2 }) == "SNP0005", "a controller is promised and missing")
    #expect(code(of: forged(bytes) { $0[2] ^= 1 }) == "SNP0004", "other fields")
    for count in [8, 23, 24, 47, 48, 1000, bytes.count - 8, bytes.count - 1] {
      #expect(code(of: Array(bytes.prefix(count))) == "SNP0005", "\(count) bytes")
    }
    #expect(code(of: bytes + [0]) == "SNP0005")
    #expect(code(of: bytes + Array(repeating: 0, count: 8)) == "SNP0005")
  }

  @Test("What a controller remembers goes along in words of its own")
  func controller() throws {
    let original = world(seed: 6)
    let plain = original.snapshot()
    #expect(plain.controller == nil)
    for words: [UInt64] in [[], [7], [1, .max, 0, 3]] {
      let bytes = original.snapshot(controller: words).bytes
      #expect(bytes.count == plain.bytes.count + 8 * (words.count + 1))
      let snapshot = try Snapshot(bytes: bytes, file: "test")
      #expect(snapshot.controller.map { Array($0) } == words)
      #expect(try World(model: original.model, restoring: snapshot).hash == original.hash)
      for count in stride(from: 48, to: bytes.count, by: 8) {
        #expect(
          code { _ = try Snapshot(bytes: Array(bytes.prefix(count)), file: "test") } == "SNP0005")
      }
      for place in [4, plain.bytes.count / 8 - 1] {
        for count: UInt64 in [0, 5, 1 << 40, .max] where count != UInt64(words.count) {
          #expect(
            code { _ = try Snapshot(bytes: forged(bytes) { $0[place] = count }, file: "test") }
              == "SNP0005")
        }
      }
    }
  }

  @Test("Any changed bit of the state is noticed")
  func checksum() {
    let bytes = world(seed: 6).snapshot().bytes
    var draw = Generator(seed: 1)
    for _ in 0..<60 {
      var changed = bytes
      changed[40 + draw.below(bytes.count - 40)] ^= 1 << UInt8(draw.below(8))
      #expect(code { _ = try Snapshot(bytes: changed, file: "test") } == "SNP0006")
    }
  }

  @Test("A model that differs in one number is another")
  func otherModel() throws {
    let original = TestPlant(
      outputs: [.bit], parts: [quickBelt("belt", x: 0, speed: 0.5, signal: 0)])
    let other = TestPlant(
      outputs: [.bit], parts: [quickBelt("belt", x: 0, speed: 0.500_000_1, signal: 0)])
    let snapshot = original.world.snapshot()
    #expect(
      code { _ = try World(model: other.world.model, restoring: snapshot) } == "SNP0007")
  }

  @Test("A forged state is refused, or runs like any other", arguments: UInt64(1)...8)
  func forgeries(seed: UInt64) throws {
    let original = world(seed: seed)
    let bytes = original.snapshot().bytes
    var draw = Generator(seed: seed)
    let evil: [UInt64] = [
      0, 1, .max, 1 << 63, Double.nan.bitPattern, Double.infinity.bitPattern,
      (1e300).bitPattern, Double.leastNonzeroMagnitude.bitPattern, (-5.0).bitPattern, 1 << 40,
      UInt64(Int.max),
    ]
    var refused = 0
    for _ in 0..<60 {
      let forged = forged(bytes) { words in
        let place = Snapshot.headLength + draw.below(words.count - Snapshot.headLength)
        words[place] = evil[draw.below(evil.count)]
      }
      let snapshot = try Snapshot(bytes: forged, file: "test")
      let answer = code {
        var world = try World(model: original.model, restoring: snapshot)
        for _ in 0..<20 { world.step() }
      }
      #expect(answer == nil || answer == "SNP0008")
      if answer != nil { refused += 1 }
    }
    #expect(refused > 10)
  }
}
