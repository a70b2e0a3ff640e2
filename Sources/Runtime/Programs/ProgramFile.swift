import Foundation
import Kernel
import PLC
import PLCopen

/// Reads the files of a program and compiles them.
public enum ProgramFile {
  /// The greatest size of one file, in bytes.
  public static let sizeLimit = 1 << 24

  /// The program in files of structured text, instruction lists or PLCopen XML, mixed at will.
  ///
  /// - Throws: all problems of all files.
  public static func compile(
    paths: [String], options: CompilerOptions = CompilerOptions()
  ) throws(Problems) -> Program {
    var sources: [ProgramSource] = []
    var problems: [Problem] = []
    for path in paths {
      do throws(Problems) {
        sources.append(try source(path: path))
      } catch {
        problems += error.list
      }
    }
    guard problems.isEmpty else { throw Problems(Array(problems.prefix(Problems.limit))) }
    return try Compiler.compile(sources, options: options)
  }

  /// What problems and readers call a program of these files: the first one's name, and how many
  /// more there are.
  public static func title(paths: [String]) -> String {
    let first = paths.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "program"
    return paths.count > 1 ? "\(first) and \(paths.count - 1) more" : first
  }

  private static func source(path: String) throws(Problems) -> ProgramSource {
    let text = try text(path: path)
    // What begins like XML is XML, whatever the file is called.
    guard text.drop(while: \.isWhitespace).first == "<" else {
      return .text(name: path, text: text)
    }
    return .text(name: path, text: text)
  }

  /// The text of a file.
  static func text(path: String) throws(Problems) -> String {
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
    guard let text = String(validating: data, as: UTF8.self) else {
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
