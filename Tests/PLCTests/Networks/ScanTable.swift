import Foundation
import PLC
import PLCopen
import Testing

/// What a drawn project shall do, scan by scan: a text file beside it.
///
/// A line of names, inputs before the bar and outputs behind it; then a line a scan with the values
/// set before and expected after it. `order` chooses the order of evaluation; `#` begins a comment.
struct ScanTable: CustomTestStringConvertible {
  /// The name of the file without its extension: the project, and a variant of the table.
  let name: String
  private(set) var order = EvaluationOrder.c
  private(set) var inputs: [String] = []
  private(set) var outputs: [String] = []
  private(set) var rows: [(inputs: [String], outputs: [String])] = []

  var testDescription: String { name }

  /// The name of the project.
  var project: String {
    // Only the last part can be a variant, and variants are orders.
    let parts = name.split(separator: ".")
    let isVariant = parts.last.flatMap { EvaluationOrder(rawValue: String($0)) } != nil
    return isVariant ? parts.dropLast().joined(separator: ".") : name
  }

  /// All tables of the folder of projects.
  static let all: [ScanTable] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Projects.folder)) ?? []
    return names.filter { $0.hasSuffix(".scans") }.sorted().map { ScanTable($0) }
  }()

  private init(_ file: String) {
    name = String(file.dropLast(".scans".count))
    let text = (try? String(contentsOfFile: Projects.folder + "/" + file, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("order ") {
        order = EvaluationOrder(rawValue: String(line.dropFirst(6))) ?? .c
        continue
      }
      let halves = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.split(separator: " ").map(String.init)
      }
      if outputs.isEmpty {
        (inputs, outputs) = (halves[0], halves[1])
      } else {
        rows.append((halves[0], halves[1]))
      }
    }
  }
}

/// The drawn projects of the tests.
enum Projects {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Projects").path

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder + "/" + name + ".xml")))
  }

  static func program(
    _ name: String, options: CompilerOptions = CompilerOptions()
  ) throws -> Program {
    let unit = try PLCopenReader.read(try bytes(name), name: name + ".xml")
    return try Compiler.compile([.unit(name: name + ".xml", unit)], options: options)
  }

  /// The name of a variable: of the whole project, or else of the instance that every one has.
  static func path(_ name: String, in program: Program) -> String {
    if program.variable(named: name) != nil { return name }
    let own = "instance0." + name
    if program.variable(named: own) != nil { return own }
    // Located variables are called by the program's name.
    return program.variables.first { $0.name.hasSuffix("." + name) }?.name ?? own
  }
}
