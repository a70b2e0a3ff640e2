import Kernel
import PLC

/// Reads PLCopen TC6 XML: versions 2.01 and 2.00, and what editors wrote by the schema of 2008.
///
/// Namespaces and prefixes do not matter, and what is optional, or only some editors write, may be
/// missing or there.
public enum PLCopenReader {
  /// What a file declares. Takes time in proportion to its size.
  ///
  /// - Parameters:
  ///   - name: what problems call the file.
  ///   - file: its index among the sources that will be compiled together.
  /// - Throws: everything that is wrong with it, with warnings between, at most a hundred each.
  public static func read(
    _ bytes: [UInt8], name: String, file: Int = 0
  ) throws(Problems) -> CompilationUnit {
    let log = DiagnosticLog(names: Array(repeating: name, count: file + 1))
    let unit = read(bytes, file: file, log: log)
    if log.hasErrors { throw log.problems }
    return unit
  }

  /// What a file declares, as unit number `file` of a project. Mistakes and warnings go to the log;
  /// what could be read is in the unit.
  package static func read(_ bytes: [UInt8], file: Int, log: DiagnosticLog) -> CompilationUnit {
    do {
      let root = try MarkupReader.read(bytes)
      var reader = ProjectReader(file: file, log: log)
      reader.read(root)
      return reader.unit
    } catch {
      let position = Position(file: file, line: error.place.line, column: error.place.column)
      log.error(error.code, at: position, error.message, hint: error.hint)
      return CompilationUnit()
    }
  }
}
