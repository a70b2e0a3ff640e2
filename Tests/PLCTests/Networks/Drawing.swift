import Kernel
import PLC
import PLCopen

@testable import PLC

/// Small PLCopen documents for tests, and what becomes of them.
enum Drawing {
  /// A project with one block, whose body is on line 3.
  static func project(
    _ body: String, variables: String = "", kind: String = "program", more: String = ""
  ) -> String {
    let names = variables.split(separator: " ").map { name in
      let parts = name.split(separator: ":")
      let type = parts.count > 1 ? parts[1] : "BOOL"
      let known = ["BOOL", "INT", "TIME"].contains(type)
      return "<variable name='\(parts[0])'><type>"
        + (known ? "<\(type)/>" : "<derived name='\(type)'/>") + "</type></variable>"
    }
    let section = names.isEmpty ? "" : "<localVars>\(names.joined())</localVars>"
    let result = kind == "function" ? "<returnType><BOOL/></returnType>" : ""
    return """
      <project><types><pous><pou name="Main" pouType="\(kind)">
      <interface>\(result)\(section)</interface>
      <body>\(body)</body>\(more)</pou></pous></types>
      <instances><configurations><configuration name="C"><resource name="R">
      <task name="t" interval="T#20ms"><pouInstance name="instance0" typeName="Main"/></task>
      </resource></configuration></configurations></instances></project>
      """
  }

  static func contact(_ id: Int, _ variable: String, from sources: Int..., more: String = "")
    -> String
  {
    "<contact localId='\(id)' \(more)>\(wires(sources))<variable>\(variable)</variable></contact>"
  }

  static func coil(_ id: Int, _ variable: String, from sources: Int..., more: String = "") -> String
  {
    "<coil localId='\(id)' \(more)>\(wires(sources))<variable>\(variable)</variable></coil>"
  }

  private static func wires(_ sources: [Int]) -> String {
    let list = sources.map { "<connection refLocalId='\($0)'/>" }
    return list.isEmpty ? "" : "<connectionPointIn>\(list.joined())</connectionPointIn>"
  }

  /// All problems of a document, from reading it to compiling it.
  static func problems(
    _ text: String, order: EvaluationOrder = .c
  ) -> [Problem] {
    let log = DiagnosticLog(names: ["test.xml"])
    let unit = PLCopenReader.read(Array(text.utf8), file: 0, log: log)
    var options = CompilerOptions()
    options.order = order
    let lowered = Lowering.lower(unit, options: options, log: log)
    if !log.hasErrors { _ = Checker.check([lowered], options: options, log: log) }
    return log.problems.list
  }
}
