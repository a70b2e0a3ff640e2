import Foundation

/// Words that the project does not use for its own things: each has a better one.
private let bannedWords: Set<String> = [
  "point", "points", "entity", "entities", "body", "bodies", "manager", "helper", "helpers",
  "util", "utils", "variable", "variables",
]

/// The targets that know programs and their variables.
private let programTargets: Set<String> = [
  "PLC", "PLCopen", "Runtime", "Specs", "WebAPI", "beltline",
]

/// Names of others that hold a banned word.
private let foreignNames: Set<String> = ["FloatingPoint", "BinaryFloatingPoint", "FileManager"]

/// A banned word inside a name of our own code.
///
/// `body` and `bodies` are HTTP's own words and allowed where HTTP is spoken; `variable` and `body`
/// are words of IEC 61131-3 and allowed where programs are spoken of. A tag is no variable.
func namesUseOurWords(_ file: SourceText) -> [Violation] {
  guard let target = file.target, file.path.hasSuffix(".swift") else { return [] }
  return file.code.enumerated().flatMap { index, line in
    identifiers(line).compactMap { name, _ in
      guard !foreignNames.contains(name),
        let word = camelWords(name).first(where: { bannedWords.contains($0) }),
        !((target == "WebAPI" || programTargets.contains(target)) && word.hasPrefix("bod")),
        !(programTargets.contains(target) && word.hasPrefix("variable"))
      else { return nil }
      return Violation(
        path: file.path, line: index + 1, message: "'\(name)' holds the banned word '\(word)'")
    }
  }
}

/// `tagIndex` as `tag`, `index`.
func camelWords(_ name: String) -> [String] {
  var words: [String] = []
  var word = ""
  for character in name {
    if character.isUppercase || character == "_" {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    if character != "_" { word.append(contentsOf: character.lowercased()) }
  }
  if !word.isEmpty { words.append(word) }
  return words
}

/// A note for later without the number of an issue.
func laterHasANumber(_ file: SourceText) -> [Violation] {
  // Put together here, so that this file does not break its own rule.
  let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
  return file.lines.enumerated().compactMap { index, line in
    guard let mark = marks.first(where: line.contains), !line.contains(#/#[0-9]+/#) else {
      return nil
    }
    return Violation(
      path: file.path, line: index + 1, message: "\(mark) without the number of an issue")
  }
}

/// A test that waits for time to pass instead of for something to happen.
func testsNeverSleep(_ file: SourceText) -> [Violation] {
  guard file.isIn("Tests"), file.path.hasSuffix(".swift") else { return [] }
  return file.code.enumerated().compactMap { index, line in
    let sleeps = identifiers(line).contains {
      ["sleep", "usleep", "nanosleep"].contains($0.word) && $0.next == "("
    }
    guard sleeps else { return nil }
    return Violation(path: file.path, line: index + 1, message: "a test that sleeps")
  }
}
