/// Tasks and the programs they run.
extension ProjectChecker {
  /// The tasks and program instances of all configurations, in order.
  func resolveTasks() -> (tasks: [CheckedTask], programs: [CheckedProgramInstance]) {
    var tasks: [CheckedTask] = []
    var programs: [CheckedProgramInstance] = []
    var instanceNames = NameTable()
    let configurations = units.prefix(ownUnits).flatMap(\.configurations)
    for resource in configurations.flatMap(\.resources) {
      // The tasks of a resource are its own.
      var taskNames = NameTable()
      var indices: [Int?] = []
      for declaration in resource.tasks {
        guard taskNames.insert(declaration.name) != nil else {
          tellTaken(declaration.name, at: declaration.position)
          continue
        }
        let task = task(declaration)
        indices.append(task.map { _ in tasks.count })
        if let task { tasks.append(task) }
      }
      for declaration in resource.programs {
        if instanceNames.insert(declaration.name) == nil {
          tellTaken(declaration.name, at: declaration.position)
        }
        let task = declaration.task.map { self.taskIndex($0, taskNames, at: declaration.position) }
        guard let block = program(declaration) else { continue }
        programs.append(
          CheckedProgramInstance(
            name: declaration.name, block: block,
            task: task.flatMap { $0 }.flatMap { indices[$0] }, position: declaration.position))
      }
    }
    if configurations.isEmpty { programs = programsAlone() }
    if programs.isEmpty, !log.hasErrors {
      log.warning(
        CheckProblem.nothingRuns, at: .none, "no program runs",
        hint: "write a PROGRAM, and let the configuration run it")
    }
    return (tasks, programs)
  }

  /// Without a configuration every program runs once, under its own name, in every scan.
  private func programsAlone() -> [CheckedProgramInstance] {
    // In the order of declaration, not in that of the checked blocks.
    declarations.indices.compactMap { id in
      guard let block = declarations[id].block, block.kind == .program, !declarations[id].isLibrary,
        let interface = interfaces[id]
      else { return nil }
      return CheckedProgramInstance(
        name: block.name, block: interface.index, task: nil, position: block.position)
    }
  }

  private func tellTaken(_ name: String, at position: Position) {
    log.error(
      CheckProblem.taskTaken, at: position, "there are two tasks or programs '\(name)'",
      hint: "give one of them another name")
  }

  private func task(_ declaration: ResourceDeclaration.TaskDeclaration) -> CheckedTask? {
    let checker = BodyChecker(self)
    var priority = 0
    if let written = declaration.priority {
      guard let number = checker.integerConstant(written) else { return nil }
      guard (0...65_535).contains(number) else {
        log.error(
          CheckProblem.taskPriority, at: written.position, "\(number) is no priority",
          hint: "write 0 (the most urgent) to 65535")
        return nil
      }
      priority = Int(number)
    }
    if let single = declaration.single {
      log.error(
        CheckProblem.singleTask, at: single.position,
        "tasks that a rising variable starts are not supported",
        hint: "give the task an INTERVAL, and test the variable in the program")
      return nil
    }
    guard let written = declaration.interval else {
      log.error(
        CheckProblem.taskInterval, at: declaration.position,
        "the task '\(declaration.name)' has no interval", hint: "add INTERVAL := T#20ms")
      return nil
    }
    guard case .word(let word)? = checker.constant(written, as: .elementary(.time)) else {
      return nil
    }
    guard Int64(bitPattern: word) > 0 else {
      log.error(
        CheckProblem.taskInterval, at: written.position, "an interval must be longer than nothing",
        hint: "write a time such as T#20ms")
      return nil
    }
    return CheckedTask(
      name: declaration.name, interval: Int64(bitPattern: word), priority: priority,
      position: declaration.position)
  }

  private func taskIndex(_ name: String, _ names: NameTable, at position: Position) -> Int? {
    if let index = names.index(of: name) { return index }
    log.error(
      CheckProblem.unknownTask, at: position, "there is no task '\(name)'",
      hint: suggestion(for: name, among: [names.names], otherwise: "declare it with TASK"))
    return nil
  }

  private func program(_ declaration: ResourceDeclaration.ProgramInstance) -> Int? {
    guard let id = names.index(of: declaration.type), let block = declarations[id].block,
      block.kind == .program, let interface = interfaces[id]
    else {
      let programs = declarations.compactMap { $0.block?.kind == .program ? $0.name : nil }
      log.error(
        CheckProblem.unknownProgram, at: declaration.position,
        "there is no program '\(declaration.type)'",
        hint: suggestion(
          for: declaration.type, among: [programs], otherwise: "declare it with PROGRAM"))
      return nil
    }
    if declaration.arguments.isEmpty { return interface.index }
    return copy(id, of: block, for: declaration.arguments)
  }

  /// A program of its own for an instance with arguments: it begins with assigning its inputs, and
  /// ends with handing out its outputs.
  private func copy(
    _ id: Int, of block: BlockDeclaration, for arguments: [Call.Argument]
  ) -> Int {
    let interface = BlockInterface(
      declaration: block, unit: declarations[id].unit, index: blocks.count, isLibrary: false)
    blocks.append(id)
    copies.append(interface)
    resolve(interface)
    statements.append(BodyChecker(self, block: interface).check(with: arguments))
    close(interface)
    return interface.index
  }
}
