// Compiled into the PLC module by ./Fuzz/run, so that it reaches what others cannot.

/// Takes an input of libFuzzer as a program text. Whatever it is, reading it has to end.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeInput(_ start: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
  // Every fourth input, by its length, is taken for a part of a text.
  if size % 4 == 0 { readPart(text, size / 4) } else { readUnit(text) }
  return 0
}

/// Compiles the text as the only file of a project.
private func readUnit(_ text: String) {
  _ = try? Compiler.compile([.text(name: "fuzz", text: text)])
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
