/// The targets whose result must be the same bits everywhere: layers 0 to 2.
let deterministicTargets: Set<String> = ["Kernel", "Tags", "Sim", "PLC"]

/// Functions of the C library whose bits differ between processors.
private let mathematics: Set<String> = [
  "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "exp2",
  "expm1", "log", "log2", "log10", "log1p", "pow", "cbrt", "hypot", "fma", "addingProduct",
  "addProduct", "erf", "tgamma", "lgamma",
]

/// Names that bring a clock, a thread, chance or the process's own hash seed into the plant.
private let undetermined: Set<String> = [
  "Hasher", "hashValue", "ObjectIdentifier", "shuffle", "shuffled", "random", "randomElement",
  "SystemRandomNumberGenerator", "Date", "ContinuousClock", "SuspendingClock", "Thread", "Task",
  "DispatchQueue", "Mutex", "Atomic", "async", "await",
]

/// A call or a name in layers 0 to 2 that could make two runs differ.
func plantsAreDetermined(_ file: SourceText) -> [Violation] {
  guard let target = file.target, deterministicTargets.contains(target) else { return [] }
  return file.code.enumerated().flatMap { index, line in
    identifiers(line).compactMap { word, next in
      let called = next == "("
      guard undetermined.contains(word) || (called && mathematics.contains(word)) else {
        return nil
      }
      return Violation(
        path: file.path, line: index + 1, message: "'\(word)' is banned in \(target)")
    }
  }
}

/// A dictionary or set that layers 0 to 2 keep or walk over: its order differs in each process.
///
/// A parameter that is only looked up in is no violation.
func hashedOrderStaysOut(_ file: SourceText) -> [Violation] {
  guard let target = file.target, deterministicTargets.contains(target) else { return [] }
  let kept = #/\b(let|var)\s+\w+\s*:\s*(\[\s*[A-Z][\w.]*\s*:|Set<)/#
  let made = #/\b(Dictionary|Set)\s*[(<]|\[\s*[A-Z][\w.]*\s*:[^\[\]]+\]\(/#
  let walked = #/\bin\s+[\w.]+\.(keys|values)\b/#
  return file.code.enumerated().compactMap { index, line in
    guard line.contains(kept) || line.contains(made) || line.contains(walked) else { return nil }
    return Violation(
      path: file.path, line: index + 1,
      message: "a dictionary or set in \(target): use an array by dense id")
  }
}

/// A sort in layers 0 to 2 without a comment that says how ties are broken.
func sortsBreakTies(_ file: SourceText) -> [Violation] {
  guard let target = file.target, deterministicTargets.contains(target) else { return [] }
  return file.code.enumerated().compactMap { index, line in
    let sorts = identifiers(line).contains { $0.word == "sort" || $0.word == "sorted" }
    let above = file.lines[max(0, index - 4)...index].joined().lowercased()
    guard sorts, !above.contains("tie"), !above.contains("unique") else { return nil }
    return Violation(
      path: file.path, line: index + 1,
      message: "a sort without a comment that says how ties are broken")
  }
}

/// The identifiers of a line of code, each with the character that follows it.
func identifiers(_ line: String) -> [(word: String, next: Character?)] {
  var found: [(word: String, next: Character?)] = []
  var word = ""
  for character in line {
    if character.isLetter || character.isNumber || character == "_" {
      word.append(character)
    } else {
      if !word.isEmpty { found.append((word, character)) }
      word = ""
    }
  }
  if !word.isEmpty { found.append((word, nil)) }
  return found
}
