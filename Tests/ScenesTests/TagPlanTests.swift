import Kernel
import Scenes
import Sim
import Tags
import Testing

/// How tags get names, addresses and ids that a scene does not give.
@Suite struct TagPlanTests {
  private func tags(_ parts: String) throws -> [Tags.Tag] {
    let table = try SceneFile.decode(document(parts: parts), file: "test").model.table
    return Array(table.tags.dropFirst(ReservedTag.allCases.count))
  }

  @Test func tagsAreNamedAfterThePart() throws {
    let found = try tags("  - {name: Scale, kind: conveyor-scale, pose: {x: 0, y: 0}}\n")
    #expect(found.map(\.name) == ["Scale Weight (V)", "Scale (+)", "Scale (-)"])
  }

  @Test func aTextIsTheNameOfATag() throws {
    let found = try tags(
      "  - {name: Stop, kind: emergency-stop, signals: {signal: Healthy}}\n")
    #expect(found.map(\.name) == ["Healthy"])
  }

  @Test func freeAddressesAreTheLowestThatNobodyAsksFor() throws {
    let found = try tags(
      """
        - {name: A, kind: light-indicator}
        - {name: B, kind: light-indicator, signals: {lamp: {address: 0}}}
        - {name: C, kind: light-indicator}
        - {name: D, kind: light-indicator, signals: {lamp: {address: 2}}}
        - {name: E, kind: light-indicator}
        - {name: F, kind: digital-display}

      """)
    #expect(found.map(\.address) == [1, 0, 3, 2, 4, 0])
  }

  @Test func idsLeftOutAreDerivedFromSceneNameKindAndCount() throws {
    let found = try tags(
      """
        - {name: A, kind: light-indicator, signals: {lamp: Lamp}}
        - {name: B, kind: light-indicator, signals: {lamp: Lamp}}
        - {name: C, kind: diffuse-sensor, pose: {x: 0, y: 0}, signals: {signal: Lamp}}

      """)
    let expected = [
      TagID.derived(scene: "test", name: "Lamp", kind: .input, ordinal: 0),
      TagID.derived(scene: "test", name: "Lamp", kind: .output, ordinal: 0),
      TagID.derived(scene: "test", name: "Lamp", kind: .output, ordinal: 1),
    ]
    #expect(found.map(\.id) == expected)
  }

  @Test func aDerivedIDMakesWayForOneInTheDocument() throws {
    let taken = TagID.derived(scene: "test", name: "Lamp", kind: .output, ordinal: 0)
    let found = try tags(
      """
        - {name: A, kind: light-indicator, signals: {lamp: Lamp}}
        - {name: B, kind: light-indicator, signals: {lamp: {name: Other, id: \(taken)}}}

      """)
    #expect(found[1].id == taken)
    #expect(found[0].id != taken)
  }

  @Test func forcesAndFaultsOfTheSceneAreThereAtTheStart() throws {
    let text = document(
      parts: """
          - name: Belt
            kind: belt-conveyor
            mode: digital-and-analogue
            pose: {x: 0, y: 0}
            signals:
              forward: {force: true, fault: open}
              volts: {force: -2.5}
          - name: Pot
            kind: potentiometer
            mode: minus-5-to-5-v
            signals: {signal: {fault: short}}

        """)
    let world = World(model: try SceneFile.decode(text, file: "test").model, seed: 1)
    let table = world.model.table
    func value(_ name: String) throws -> TagValue {
      world.state.io[try #require(table.indices(named: name).first)]
    }
    #expect(try value("Belt") == .bit(false))
    #expect(try value("Belt (V)") == .float(-2.5))
    #expect(try value("Pot (V)") == .float(5))
  }

  @Test func theTickAndTheResetFollowTheScene() throws {
    let head = "beltline: 1\nname: test\ntitle: Test\nparts: []\n"
    let plain = try SceneFile.decode(head, file: "test").model
    #expect(plain.tickLength.milliseconds == 5 && plain.resetsMechanisms)
    let other = try SceneFile.decode(head + "tick: 20\nreset: items\n", file: "test").model
    #expect(other.tickLength.milliseconds == 20 && !other.resetsMechanisms)
  }

  @Test func aJSONDocumentIsASceneAsWell() throws {
    let text = """
      {"beltline": 1, "name": "test", "title": "Test",
       "parts": [{"name": "Lamp", "kind": "light-indicator", "signals": {"lamp": {"address": 7}}}]}
      """
    let table = try SceneFile.decode(text, file: "test").model.table
    #expect(table.tags.last?.address == 7)
  }
}
