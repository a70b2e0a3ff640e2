import Foundation
import Kernel
import PLC
import PLCopen

/// Reads the files of a program and compiles them.
public enum ProgramFile {
  /// The greatest size of one file, in bytes.
  public static let sizeLimit = 1 << 24

  /// The program in files of structured text, instruction lists or PLCopen XML, mixed at will. Its
  /// power flow is watched, so that it is the same program whoever looks at it.
  ///
  /// - Throws: all problems of all files.
  public static func compile(
    paths: [String], options: CompilerOptions = CompilerOptions()
  ) throws(Problems) -> Program {
    var sources: [ProgramSource] = []
    var problems: [Problem] = []
    let log = DiagnosticLog(names: paths)
    for (file, path) in paths.enumerated() {
      do throws(Problems) {
        let bytes = try bytes(path: path)
        // What begins like XML is XML, whatever the file is called; it says how it is encoded.
        sources.append(
          isMarkup(bytes)
            ? .unit(name: path, PLCopenReader.read(bytes, file: file, log: log))
            : .text(name: path, text: try text(bytes, path: path)))
      } catch {
        problems += error.list
      }
    }
    if log.hasErrors || !problems.isEmpty {
      throw Problems(Array((problems + log.problems.list).prefix(Problems.limit)))
    }
    var options = options
    options.watchesPowerFlow = true
    var program = try Compiler.compile(sources, options: options)
    program.warnings = log.problems.list + program.warnings
    return program
  }

  /// What problems and readers call a program of these files: the first one's name, and how many
  /// more there are.
  public static func title(paths: [String]) -> String {
    let first = paths.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "program"
    return paths.count > 1 ? "\(first) and \(paths.count - 1) more" : first
  }

  /// The text of a file.
  static func text(path: String) throws(Problems) -> String {
    try text(bytes(path: path), path: path)
  }

  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    // UTF-16, from either end.
    if bytes.starts(with: [0xFF, 0xFE, 0x3C, 0]) || bytes.starts(with: [0xFE, 0xFF, 0, 0x3C]) {
      return true
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return start.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
  }

  private static func bytes(path: String) throws(Problems) -> [UInt8] {
    // One byte more than allowed is enough to know; a device without end is not read to its end.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: sizeLimit + 1) ?? Data()
    else {
      throw problem(
        .unreadable, path, "the file cannot be read",
        hint: "check that it exists and that you may read it")
    }
    guard data.count <= sizeLimit else {
      throw problem(
        .tooLarge, path, "the file is larger than \(sizeLimit) bytes",
        hint: "divide the project into several files")
    }
    return Array(data)
  }

  private static func text(_ bytes: [UInt8], path: String) throws(Problems) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem(
        .notText, path, "the file is no UTF-8 text", hint: "save it as UTF-8")
    }
    return text
  }

  static func problem(
    _ code: MappingProblem, _ file: String, _ message: String, hint: String
  ) -> Problems {
    Problems([Problem(code: code.rawValue, file: file, message: message, hint: hint)])
  }
}
