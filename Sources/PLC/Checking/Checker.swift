/// Resolves every name and type of a project.
package enum Checker {
  /// The project, or nil when the log holds errors. Units hold statements only.
  ///
  /// Positions in blocks of the library have the file number of their text behind those of the
  /// units, in the order of ``LibrarySource/texts(_:)``.
  package static func check(
    _ units: [CompilationUnit], options: CompilerOptions, log: DiagnosticLog
  ) -> CheckedProject? {
    let project = ProjectChecker(units, options: options, log: log)
    project.collect()
    project.collectGlobals()
    project.arrange()
    project.collectLocated()
    project.resolveDeclarations()
    project.resolveGlobals()
    let (tasks, programs) = project.resolveTasks()
    project.tellLostVariables()
    guard !log.hasErrors else { return nil }
    return CheckedProject(
      types: project.typeTable, blocks: project.checkedBlocks(),
      globals: project.globals.map(\.checked), tasks: tasks, programs: programs,
      elements: units.flatMap(\.elements))
  }
}

extension ProjectChecker {
  /// The place of a unit's first element among those of all units.
  func firstElement(of unit: Int) -> Int {
    units.prefix(unit).reduce(0) { $0 + $1.elements.count }
  }

  /// Where no mistake was told, every variable is known; otherwise the compiler has one itself.
  fileprivate func tellLostVariables() {
    guard !log.hasErrors else { return }
    var lost: [CheckedVariable] = []
    for interface in blocks.indices.map({ interface(ofBlock: $0) }) {
      lost += interface.variables.indices.filter { !interface.isKnown($0) }
        .map { interface.variables[$0] }
    }
    lost += globals.filter { $0.state != .done }.map(\.checked)
    for variable in lost {
      log.error(
        MachineProblem.refusedCode, at: variable.position,
        "the compiler lost the variable '\(variable.name)': it is a mistake of the compiler",
        hint: "declare it in another way, and report it")
    }
  }

  fileprivate func checkedBlocks() -> [CheckedBlock] {
    blocks.indices.map { index in
      let interface = interface(ofBlock: index)
      return CheckedBlock(
        kind: interface.kind, name: interface.name, variables: interface.variables,
        result: interface.result, statements: statements[index],
        position: interface.declaration.position)
    }
  }
}
