import ArgumentParser
import Foundation
import Kernel
import Scenes

/// The exit codes of the command line.
enum Exit {
  static let failed = ExitCode(1)
  static let couldNotStart = ExitCode(2)
  static let usage = ExitCode(64)
  static let internalError = ExitCode(70)
  static let interrupted = ExitCode(130)

  /// Says what is wrong in one line on the standard error stream and gives the code to throw.
  static func because(_ message: String, _ code: ExitCode = couldNotStart) -> ExitCode {
    say("beltline: \(message)")
    return code
  }

  /// One line a problem.
  static func because(_ problems: Problems) -> ExitCode {
    for problem in problems.list { say(problem.description) }
    if problems.list.count == Problems.limit {
      say("beltline: these are the first \(Problems.limit) problems; there may be more")
    }
    return couldNotStart
  }

  static func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
  }

  /// The scene of that name or path.
  static func load(_ nameOrPath: String) throws -> Scene {
    do { return try SceneLibrary.standard.load(nameOrPath) } catch { throw because(error) }
  }
}

/// Writes to the standard output. What a program asked for and did not get is an error.
func put(_ text: String) throws {
  do {
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  } catch {
    throw Exit.because("the standard output cannot be written", Exit.internalError)
  }
}
