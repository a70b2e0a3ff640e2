// Compiled into the PLC module by ./Fuzz/run, so that it reaches what others cannot.

import Kernel

/// Takes an input of libFuzzer as a program text. Whatever it is, reading it has to end.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeInput(_ start: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
  // Every fourth input, by its length, is taken for a part of a text.
  if size % 4 == 0 { readPart(text, size / 4) } else { readUnit(text) }
  return 0
}

/// Compiles the text as the only file of a project and scans it a few times. Code that the
/// verifier refuses is a mistake of the compiler.
private func readUnit(_ text: String) {
  var options = CompilerOptions()
  options.instructionBudget = 10_000
  do throws(Problems) {
    let program = try Compiler.compile([.text(name: "fuzz", text: text)], options: options)
    var machine = Machine(program: program)
    for _ in 0..<3 { try? machine.scan() }
  } catch {
    let isRefused = error.list.contains { $0.code == MachineProblem.refusedCode.rawValue }
    precondition(!isRefused, "\(error)")
  }
}

/// Reads the text as one of the parts that drawn programs hold.
private func readPart(_ text: String, _ choice: Int) {
  let log = DiagnosticLog(names: ["fuzz"])
  let place = Position(line: 1, column: 1)
  switch choice % 6 {
  case 0: _ = Parser.statements(text, at: place, log: log)
  case 1: _ = Parser.list(text, at: place, log: log)
  case 2: _ = Parser.expression(text, at: place, log: log)
  case 3: _ = Parser.initializer(text, at: place, log: log)
  case 4: _ = Parser.typeSpecification(text, at: place, log: log)
  default: _ = Parser.duration(text, at: place, log: log)
  }
}
