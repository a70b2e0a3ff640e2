/// Paths that must never be under version control.
func buildProductsStayOut(_ paths: [String]) -> [Violation] {
  paths.filter { path in
    let parts = path.split(separator: "/")
    return parts.contains(".build") || parts.contains("__pycache__")
      || parts.last == "Package.resolved"
  }.map { Violation(path: $0, message: "a build product under version control") }
}

/// Decision records are numbered from 0001 without a gap and without a double.
func decisionsAreNumbered(_ paths: [String]) -> [Violation] {
  let names = paths.filter { $0.hasPrefix("Docs/adr/") }.map { String($0.dropFirst(9)) }.sorted()
  var violations: [Violation] = []
  for (index, name) in names.enumerated() {
    let path = "Docs/adr/" + name
    guard let match = name.wholeMatch(of: #/([0-9]{4})-[a-z0-9-]+\.md/#) else {
      violations.append(Violation(path: path, message: "not named NNNN-title.md"))
      continue
    }
    if Int(match.1) != index + 1 {
      violations.append(Violation(path: path, message: "number \(index + 1) is due here"))
    }
  }
  return violations
}

/// A decision record has its five parts.
func decisionsAreComplete(_ file: SourceText) -> [Violation] {
  guard file.isIn("Docs/adr") else { return [] }
  let parts = ["Context", "Options", "Decision", "Consequences", "How we will know it was wrong"]
  return parts.filter { !file.lines.contains("## " + $0) }
    .map { Violation(path: file.path, message: "has no part '\($0)'") }
}

/// Each folder under `Scenes` has a page that says what the scene teaches.
func scenesHaveAPage(_ paths: [String]) -> [Violation] {
  let folders = Set(
    paths.compactMap { path -> String? in
      let parts = path.split(separator: "/")
      return parts.count > 2 && parts[0] == "Scenes" ? String(parts[1]) : nil
    })
  return folders.sorted().filter { !paths.contains("Scenes/\($0)/README.md") }
    .map { Violation(path: "Scenes/\($0)", message: "has no README.md") }
}

/// The change log has room for what comes next and a place for moved numbers.
func changesAreLogged(_ file: SourceText) -> [Violation] {
  guard file.path == "CHANGELOG.md" else { return [] }
  return ["## [Unreleased]", "### Numbers"].filter { !file.lines.contains($0) }
    .map { Violation(path: file.path, message: "has no heading '\($0)'") }
}

/// A link of a page to a file of the repository that is not there.
func linksLead(_ file: SourceText, among paths: [String]) -> [Violation] {
  guard file.path.hasSuffix(".md") else { return [] }
  let folder = file.path.split(separator: "/").dropLast().map(String.init)
  return file.lines.enumerated().flatMap { index, line in
    line.matches(of: #/\]\(([^)\s]+)\)/#).compactMap { match in
      let link = String(match.1.prefix { $0 != "#" })
      if link.isEmpty || link.contains("://") || link.hasPrefix("mailto:") { return nil }
      let wanted = resolved(link, from: folder)
      let exists = paths.contains { $0 == wanted || $0.hasPrefix(wanted + "/") }
      guard !exists else { return nil }
      return Violation(path: file.path, line: index + 1, message: "the link to \(link) is dead")
    }
  }
}

private func resolved(_ link: String, from folder: [String]) -> String {
  var parts = folder
  for step in link.split(separator: "/") where step != "." {
    if step == ".." { _ = parts.popLast() } else { parts.append(String(step)) }
  }
  return parts.joined(separator: "/")
}
