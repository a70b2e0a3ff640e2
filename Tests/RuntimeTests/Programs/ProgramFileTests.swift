import Foundation
import Kernel
import PLC
import Runtime
import Testing

/// Programs from files, and the page of their problems.
@Suite struct ProgramFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("files-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func problems(_ paths: String...) -> [Problem] {
    do {
      _ = try ProgramFile.compile(paths: paths)
      return []
    } catch { return error.list }
  }

  private let block = """
    FUNCTION_BLOCK Twice VAR_INPUT In : INT; END_VAR VAR_OUTPUT Out : INT; END_VAR
    Out := 2 * In;
    END_FUNCTION_BLOCK
    """
  private let main = """
    PROGRAM Main VAR Double : Twice; n AT %QW0 : INT; END_VAR
    Double(In := 21); n := Double.Out;
    END_PROGRAM
    """
  private let drawn = """
    <?xml version="1.0"?>
    <project xmlns="http://www.plcopen.org/xml/tc6_0201"><types><dataTypes/><pous>
    <pou name="Main" pouType="program"><interface><localVars>
    <variable name="Double"><type><derived name="Twice"/></type></variable>
    <variable name="n" address="%QW0"><type><INT/></type></variable></localVars></interface>
    <body><ST><p xmlns="http://www.w3.org/1999/xhtml">Double(In := 21); n := Double.Out;</p></ST></body>
    </pou></pous></types></project>
    """

  @Test("A program may be divided into files of several languages")
  func severalFiles() throws {
    let library = try file("library.st", block)
    for other in [
      try file("main.st", main), try file("main.xml", drawn),
      try file("main.plc", "\u{FEFF}\n" + drawn),
    ] {
      for paths in [[library, other], [other, library]] {
        let program = try ProgramFile.compile(paths: paths)
        #expect(program.located.map(\.address) == ["%QW0"])
        var machine = Machine(program: program)
        try machine.scan()
        #expect(machine[program.located[0]] == 42)
      }
    }
    #expect(ProgramFile.title(paths: [library]) == "library.st")
    #expect(ProgramFile.title(paths: ["a/main.xml", library, library]) == "main.xml and 2 more")
  }

  @Test("Problems of all files come at once, each with the name of its file")
  func allFiles() throws {
    let one = try file("one.st", "PROGRAM One x := ; END_PROGRAM")
    let two = try file("two.xml", "<project><types>")
    // Text is parsed when every file could be read.
    let found = problems(one, two, "/no/such/file.st")
    #expect(Set(found.map(\.file)) == [two, "/no/such/file.st"])
    #expect(problems(one).map(\.file).allSatisfy { $0 == one })
  }

  @Test("Files that cannot be a program")
  func unreadable() throws {
    #expect(problems("/no/such/file.st").map(\.code) == ["PLC0600"])
    #expect(problems("/").map(\.code) == ["PLC0600"])
    #expect(problems("/dev/zero").map(\.code) == ["PLC0601"])
    let path = folder.appendingPathComponent("bytes.st").path
    try Data([0x50, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: path))
    #expect(problems(path).map(\.code) == ["PLC0602"])
    let scene = ProgramPlant.scene(name: "lamps")
    let missing = ProgramChoice.noBundledProgram(scene).list
    #expect(missing.map(\.code) == ["PLC0603"] && missing.map(\.file) == ["lamps"])
  }

  @Test("XML says itself how it is encoded", arguments: ["latin-1", "utf-16 le", "utf-16 be"])
  func encodings(_ name: String) throws {
    // A comment with a letter that UTF-8 writes otherwise.
    let text = drawn.replacingOccurrences(of: "<types>", with: "<!-- Fl\u{E4}che --><types>")
    let bytes: [UInt8]
    switch name {
    case "latin-1":
      let latin = text.replacingOccurrences(
        of: "version=\"1.0\"", with: "version=\"1.0\" encoding=\"ISO-8859-1\"")
      bytes = latin.unicodeScalars.map { UInt8($0.value) }
    case "utf-16 le":
      bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    default: bytes = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
    let path = folder.appendingPathComponent("main.xml").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(problems(path, try file("library.st", block)) == [])
  }

  @Test("The ladder diagram of a scene comes before its structured text")
  func bundledNames() throws {
    #expect(ProgramChoice.bundledProgram(in: folder.path) == nil)
    let text = try file("program.st", main)
    #expect(ProgramChoice.bundledProgram(in: folder.path) == text)
    let ladder = try file("program.xml", drawn)
    #expect(ProgramChoice.bundledProgram(in: folder.path) == ladder)
  }

  @Test("Every code has a row in the reference, and no other has")
  func referencePage() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("Docs/reference/plc-problems/mapping.md"),
      encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| PLC") }.map { $0.dropFirst(2) }
    #expect(rows.map { String($0.prefix(7)) } == MappingProblem.allCases.map(\.rawValue))
  }
}
