import Kernel
import PLC
import Reports
import Tags
import Testing

@testable import Runtime

/// The list of tags that the product exports, read and written.
@Suite struct TagListTests {
  private func row(_ variable: String, _ tag: String, line: Int) -> TagMapping.Row {
    .init(variable: variable, tag: tag, isExported: true, line: line, column: 1)
  }

  @Test("Coils, inputs and registers are addresses of the program")
  func addresses() throws {
    let list = #"""
      \#u{FEFF}Name,Type,Data Type,Address\#r
      Lamp,Output,Bool,Coil 0\#r
      "Valve, main",Output,Real,Holding Reg 4\#r
      At exit,Input,Bool,Input 10\#r
      "Say ""go""",Input,Int,input reg 255\#r
      Nowhere,Input,Bool,\#r
      \#r
      Siren 2,Output,Bool,Coil 17
      """#
    let mapping = try TagMapping(csv: list, file: "tags.csv")
    #expect(!mapping.byAddress && mapping.file == "tags.csv")
    #expect(
      mapping.rows == [
        row("%QX0.0", "Lamp", line: 2), row("%QW4", "Valve, main", line: 3),
        row("%IX1.2", "At exit", line: 4), row("%IW255", "Say \"go\"", line: 5),
        row("%QX2.1", "Siren 2", line: 8),
      ])
  }

  @Test("Columns are found by their heading")
  func columns() throws {
    let mapping = try TagMapping(csv: "address,NAME\nCoil 3,Lamp\n", file: "tags.csv")
    #expect(mapping.rows == [row("%QX0.3", "Lamp", line: 2)])
  }

  @Test(
    "What is wrong with a list",
    arguments: [
      ("", ["PLC0640"]), ("Lamp,Coil 0\n", ["PLC0640"]), ("Name,Type\n", ["PLC0640"]),
      (
        "Name,Address\nLamp,Coil\nx,Coil -1\ny,%QX0.0\nz,Coil 100000\n",
        Array(repeating: "PLC0641", count: 4)
      ),
      ("Name,Type,Data Type,Address\nLamp,Output\n", ["PLC0641"]),
      ("Name,Address\n" + String(repeating: "a,Coil 1\n", count: 10_000), ["PLC0642"]),
      ("Name,Address\n\"open,Coil 1\nb,Coil 2", ["PLC0641"]),
    ])
  func broken(_ list: String, _ codes: [String]) {
    let problems = #expect(throws: Problems.self) {
      _ = try TagMapping(csv: list, file: "tags.csv")
    }
    #expect(problems?.list.map(\.code) == codes)
  }

  @Test("A list that a scene writes maps a program as its addresses do")
  func roundTrip() throws {
    let list = TagMapping.exported(ProgramPlant.table).map(CSV.row).joined()
    #expect(list.hasPrefix("Name,Type,Data Type,Address\n"))
    #expect(list.contains("\nAt exit,Input,Bool,Input 10\n"))
    #expect(list.contains("\nCount,Output,Int,Holding Reg 0\n"))
    // Count has register 0 already.
    #expect(list.contains("\nValve (V),Output,Real,Holding Reg 1\n"))
    #expect(list.contains("\nPump (V),Output,Real,Holding Reg 2\n"))
    let mapping = try TagMapping(csv: list, file: "tags.csv")
    #expect(mapping.rows.count == ProgramPlant.table.count)
    for first in [0, 100] {
      let program = try ProgramPlant.located(
        "a AT %IX\(first + 1).2 : BOOL; b AT %QW\(first + 1) : INT; c AT %QX\(first).0 : BOOL;")
      let bindings = try TagBindings(program, mapping, table: ProgramPlant.table, file: "main.st")
      #expect(bindings.inputs.map(\.tag) == [ProgramPlant.tag("At exit")])
      #expect(bindings.outputs.map(\.tag) == [ProgramPlant.tag("Lamp"), ProgramPlant.valve])
      #expect(bindings.outputs.map(\.conversion.scale) == [1, 100], "units of the product")
    }
  }

  @Test("Tags of a list that the scene does not have matter only where the program asks for them")
  func foreignTags() throws {
    let mapping = try TagMapping(
      csv: "Name,Address\nGone,Coil 0\nLamp,Coil 1\n", file: "tags.csv")
    let content = try ProgramPlant.located("a AT %QX0.1 : BOOL;")
    #expect(
      try TagBindings(content, mapping, table: ProgramPlant.table, file: "m").outputs.count == 1)
    let asking = try ProgramPlant.located("a AT %QX0.0 : BOOL;")
    let problems = #expect(throws: Problems.self) {
      _ = try TagBindings(asking, mapping, table: ProgramPlant.table, file: "m")
    }
    #expect(problems?.list.map(\.code) == ["PLC0622"])
    #expect(problems?.list.first?.line == 2)
  }
}
