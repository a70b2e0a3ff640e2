/// Configurations: resources with their tasks and programs.
extension Parser {
  func configuration() -> ConfigurationDeclaration {
    let line = position.line
    advance()
    let position = position
    let name = expectName("a configuration") ?? ""
    var configuration = ConfigurationDeclaration(
      name: name, globals: [], resources: [], position: position)
    // Tasks and programs without a resource around them form one of the configuration's name.
    var alone = ResourceDeclaration(
      name: name, globals: [], tasks: [], programs: [], position: position)
    loop: while true {
      switch token.kind {
      case .symbol(.semicolon): advance()
      case .keyword(let keyword) where keyword.opensSection:
        if let section = globals(keyword) { configuration.globals.append(section) }
      case .keyword(.resource): configuration.resources.append(resource())
      case .keyword(.program): program(into: &alone)
      case .name where at(word: "TASK"): task(into: &alone)
      case .end: break loop
      case .keyword(let keyword) where keyword.opensUnit || keyword.closesUnit: break loop
      default: strayInConfiguration("VAR_GLOBAL, RESOURCE, TASK, PROGRAM or END_CONFIGURATION")
      }
    }
    endOfBlock(.endConfiguration, opening: "CONFIGURATION '\(name)' of line \(line)")
    if !alone.tasks.isEmpty || !alone.programs.isEmpty { configuration.resources.append(alone) }
    return configuration
  }

  private func resource() -> ResourceDeclaration {
    let line = position.line
    advance()
    let position = position
    let name = expectName("a resource") ?? ""
    // What the resource runs on is the maker's choice of a name.
    if accept(word: "ON") { _ = expectName("a processor") }
    var resource = ResourceDeclaration(
      name: name, globals: [], tasks: [], programs: [], position: position)
    loop: while true {
      switch token.kind {
      case .symbol(.semicolon): advance()
      case .keyword(let keyword) where keyword.opensSection:
        if let section = globals(keyword) { resource.globals.append(section) }
      case .keyword(.program): program(into: &resource)
      case .name where at(word: "TASK"): task(into: &resource)
      case .end: break loop
      case .keyword(let keyword) where keyword.opensUnit || keyword.closesUnit: break loop
      default: strayInConfiguration("VAR_GLOBAL, TASK, PROGRAM or END_RESOURCE")
      }
    }
    // The END of the configuration around it is left for that.
    if at(.endConfiguration) {
      problem(
        .notClosed, "the RESOURCE '\(name)' of line \(line) is not closed: expected END_RESOURCE",
        hint: "add END_RESOURCE")
    } else {
      endOfBlock(.endResource, opening: "RESOURCE '\(name)' of line \(line)")
    }
    return resource
  }

  private func strayInConfiguration(_ expected: String) {
    unexpected(expected)
    let start = next
    skipStatement()
    if next == start { advance() }
  }

  // MARK: TASK

  private func task(into resource: inout ResourceDeclaration) {
    advance()
    let position = position
    guard let name = expectName("a task") else { return skipSetting() }
    var task = ResourceDeclaration.TaskDeclaration(
      name: name, interval: nil, priority: nil, position: position)
    guard expect(.open, hint: "TASK main(INTERVAL := T#20ms, PRIORITY := 0);") else {
      return skipSetting()
    }
    repeat {
      let key = token
      guard let setting = expectName("a setting"), expect(.assign), let value = expression() else {
        return skipSetting()
      }
      switch NameTable.uppercased(setting) {
      case "INTERVAL": task.interval = value
      case "SINGLE": task.single = value
      case "PRIORITY": task.priority = value
      default:
        log.error(
          SyntaxProblem.unknownTaskSetting, at: self.position(of: key),
          "a task has no setting '\(setting)'", hint: "use INTERVAL, SINGLE and PRIORITY")
      }
    } while accept(.comma)
    resource.tasks.append(task)
    guard expect(.close), endOfSetting() else { return skipSetting() }
  }

  /// Takes the `;` of a task or program.
  private func endOfSetting() -> Bool {
    if at(.semicolon) || !isOnNewLine || token.kind == .end { return expect(.semicolon) }
    return endOfDeclaration()
  }

  /// Skips the rest of a broken task or program.
  private func skipSetting() {
    while token.kind != .end {
      if accept(.semicolon) { return }
      if case .keyword = token.kind { return }
      if at(word: "TASK"), isOnNewLine { return }
      advance()
    }
  }

  // MARK: PROGRAM

  private func program(into resource: inout ResourceDeclaration) {
    advance()
    while accept(.retain) || accept(.nonRetain) {}
    let position = position
    guard let name = expectName("a program") else { return skipSetting() }
    var task: String?
    if accept(word: "WITH") {
      task = expectName("a task")
      if task == nil { return skipSetting() }
    }
    guard expect(.colon, hint: "PROGRAM instance WITH task : Type;"),
      let type = expectName("a program's type")
    else { return skipSetting() }
    var program = ResourceDeclaration.ProgramInstance(
      name: name, task: task, type: type, position: position)
    if at(.open) {
      // `(block WITH task)` gives a block inside the program a task of its own.
      if peek().kind == .name, isWord(peek(2), "WITH") {
        advance()
        unsupported("a task for a block inside a program", hint: "call the block in the program")
        return skipSetting()
      }
      guard let (arguments, _) = arguments() else { return skipSetting() }
      program.arguments = arguments
    }
    resource.programs.append(program)
    guard endOfSetting() else { return skipSetting() }
  }
}
