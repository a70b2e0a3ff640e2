import Kernel
import Testing

@testable import PLC

/// What the interpreter takes for granted, the verifier must not.
@Suite("Verifier")
struct VerifierTests {
  /// Uses nearly every instruction there is.
  static let text = """
    TYPE Pair : STRUCT a : INT; b : ARRAY[0..3] OF DINT; END_STRUCT; END_TYPE
    VAR_GLOBAL pair : Pair; shared : DINT; list : ARRAY[1..8] OF INT; END_VAR
    FUNCTION Twice : DINT VAR_INPUT x : DINT; END_VAR Twice := x * 2; END_FUNCTION
    FUNCTION_BLOCK Counter
      VAR_INPUT step : DINT; index : INT; END_VAR
      VAR_IN_OUT pair : Pair; END_VAR
      VAR_OUTPUT total : DINT; END_VAR
      VAR own : ARRAY[0..3] OF DINT; END_VAR
      VAR_EXTERNAL shared : DINT; list : ARRAY[1..8] OF INT; END_VAR
      total := total + Twice(step);
      shared := shared + 1;
      own[index] := own[index] + 1;
      pair.a := pair.a + 1;
      pair.b[index] := own[index];
      list[index + 1] := list[index + 1] + 1;
    END_FUNCTION_BLOCK
    PROGRAM Main
      VAR
        a, b, c, d : BOOL; more : More; i, j : INT; u : UINT; n : DINT; r : REAL; l : LREAL; w : WORD;
        s, t : STRING[20]; p, q : Pair; many : ARRAY[0..2] OF Counter; grid : ARRAY[0..2, 0..3] OF INT;
      END_VAR
      a := (b OR c) AND NOT d;
      IF a OR i > 3 THEN i := 0; ELSE i := i + 1; END_IF;
      FOR j := 0 TO 2 DO
        many[j](step := 3, index := j, pair := p, total => n);
        grid[j, i] := grid[j, i] + j;
      END_FOR;
      FOR u := 3 TO 1 BY 1 DO u := u; END_FOR;
      WHILE i < 2 DO i := i + 1; IF c THEN EXIT; END_IF; END_WHILE;
      n := n / 3 + n MOD 5 - Twice(Twice(n));
      u := u / 3 + u MOD 5 * 2;
      r := r * 2.5 + 1.0; l := -l / 3.0 - 0.5;
      b := r > 3.0 AND l <= 0.0 OR NOT (r = 1.0);
      w := NOT w AND 16#FF XOR 16#0F;
      n := -n; u := INT_TO_UINT(i); r := INT_TO_REAL(i);
      q := p;
      s := CONCAT('ab', s); c := s > t; t := s;
      CASE i OF 0: n := 1; 1..3: n := 2; 5, 7: n := 3; 9: n := 4; ELSE n := 5; END_CASE;
      c := n > 2 XOR u < 3;
      more(a := c);
    END_PROGRAM
    FUNCTION_BLOCK More
      VAR_INPUT a : BOOL; END_VAR
      VAR x, y : REAL; v, z : LREAL; u, k : UINT; i : DINT(-5..5); p : Pair; b, c : BOOL; END_VAR
      VAR_TEMP list : ARRAY[0..4] OF DINT; END_VAR
      VAR_EXTERNAL pair : Pair; END_VAR
      b := a OR c; c := i = 3; b := i <> 3; c := i <= 3; b := u < k; c := u <= k;
      IF u < k THEN u := u - 1; ELSIF u <= k THEN u := u * 2; ELSIF i = 3 THEN i := -i; END_IF;
      IF i <> 3 OR i < 2 THEN i := i + 0; END_IF;
      list[i] := i; p := pair; u := u / 3; u := u MOD 3;
      x := x - y / 2.0; x := -x; b := x <= y; z := z + v * 2.0; c := z < v; b := z = v; c := x = y;
    END_FUNCTION_BLOCK
    PROGRAM Rest
      VAR w : WORD; END_VAR
      w := w OR 16#F0 AND w;
    END_PROGRAM
    """

  static let program: Program = {
    do {
      var options = CompilerOptions()
      options.instructionBudget = 2000
      // Small numbers keep their types, so that unsigned instructions are used too.
      options.profile = .strucpp
      return try Compiler.compile([.text(name: "verified.st", text: text)], options: options)
    } catch { preconditionFailure("\(error)") }
  }()

  private func fault(_ change: (inout ProgramCode, inout ProgramMemory) -> Void) -> String? {
    var (code, memory) = (Self.program.code, Self.program.memory)
    change(&code, &memory)
    return Verifier.firstFault(code, memory, Self.program.entries)
  }

  @Test("the compiler's code passes")
  func passes() { #expect(fault { _, _ in } == nil) }

  @Test("the sample uses most instructions")
  func coverage() {
    let used = Set(Self.program.code.instructions.map(\.opcode.rawValue))
    let missing = Opcode.allCases.filter { !used.contains($0.rawValue) }
    #expect(missing.count <= 8, "unused: \(missing)")
  }

  @Test("a cell outside of memory is refused in every operand of every instruction")
  func cells() {
    for index in Self.program.code.instructions.indices {
      let shape = Self.program.code.instructions[index].opcode.shape
      for (place, kind) in [shape.a, shape.b, shape.c].enumerated() {
        guard kind != .number, kind != .count else { continue }
        for value in [-1, Int32.min, Int32.max] {
          // A bit or a row of a table may be none of these either.
          let found = fault { code, _ in
            switch place {
            case 0: code.instructions[index].a = value
            case 1: code.instructions[index].b = value
            default: code.instructions[index].c = value
            }
          }
          #expect(found != nil, "instruction \(index), operand \(place), \(kind), \(value)")
        }
      }
    }
  }

  @Test("jumps out of a block, up without a charge, and into the void are refused")
  func jumps() {
    for (index, instruction) in Self.program.code.instructions.enumerated() {
      let shape = instruction.opcode.shape
      if shape.c == .below {
        #expect(fault { code, _ in code.instructions[index].c = Int32(index) } != nil)
        #expect(fault { code, _ in code.instructions[index].c = 0 } != nil)
      } else if shape.c == .above {
        #expect(fault { code, _ in code.instructions[index].c = Int32(index + 1) } != nil)
      }
    }
    for row in Self.program.code.targets.indices {
      #expect(fault { code, _ in code.targets[row] = 0 } != nil)
      #expect(fault { code, _ in code.targets[row] = .max } != nil)
    }
  }

  @Test("a block that calls itself or one behind it is refused")
  func recursion() throws {
    let code = Self.program.code
    let caller = try #require(code.blocks.firstIndex { $0.name == "Counter" })
    let call = try #require(
      code.blocks[caller].range.first { code.instructions[$0].opcode == .callAbsolute })
    let block = code.blocks[caller]
    #expect(
      fault { code, _ in
        code.instructions[call].b = Int32(block.start)
        code.instructions[call].c = Int32(block.count)
      } != nil)
  }

  @Test("code that runs on behind its block is refused")
  func end() {
    for block in Self.program.code.blocks {
      #expect(
        fault { code, _ in
          code.instructions[block.range.upperBound - 1] = Instruction(opcode: .copy, a: 20, b: 20)
        } != nil)
    }
  }

  @Test("tables, frames, memory and entries that do not fit are refused")
  func tables() {
    #expect(fault { code, _ in code.dimensions[0].count = .max } != nil)
    #expect(fault { code, _ in code.dimensions[0].stride = -1 } != nil)
    #expect(fault { code, _ in code.dimensions[0].start = -5 } != nil)
    #expect(fault { code, _ in code.natives[0].count = 0 } != nil)
    #expect(fault { code, _ in code.natives[0].capacity = 1 << 40 } != nil)
    #expect(fault { code, _ in code.frames[0].length += 1 } != nil)
    #expect(fault { code, _ in code.frames[0].start += 1 } != nil)
    #expect(fault { code, _ in code.blocks[1].cells += 1 } != nil)
    #expect(fault { code, _ in code.callDepth -= 1 } != nil)
    #expect(fault { code, _ in code.positions.removeLast() } != nil)
    #expect(fault { _, memory in memory.image.removeLast() } != nil)
    #expect(fault { _, memory in memory.limit += 1 } != nil)
    #expect(fault { _, memory in memory.texts[0].capacity = 1 << 30 } != nil)
    let entries = [ProgramEntry(block: 0, every: 1)]
    #expect(
      Verifier.firstFault(Self.program.code, Self.program.memory, entries) != nil,
      "a function is no program")
  }

  @Test("a string result over its arguments is refused, and over a string among them is a trap")
  func overlap() throws {
    let text = """
      PROGRAM Main VAR s, t : STRING[20]; END_VAR
      s := CONCAT(t, s);
      END_PROGRAM
      """
    var program = try Compiler.compile([.text(name: "test.st", text: text)])
    let instructions = program.code.instructions
    let call = try #require(instructions.firstIndex { $0.opcode == .native })
    let (result, arguments) = (instructions[call].a, instructions[call].b)
    program.code.instructions[call].b = result + 1
    #expect(Verifier.firstFault(program.code, program.memory, program.entries) != nil)

    program.code.instructions[call].b = arguments
    let address = try #require(
      instructions.firstIndex { $0.opcode == .address && $0.a == arguments + 1 })
    program.code.instructions[address].b = result + 1
    #expect(Verifier.firstFault(program.code, program.memory, program.entries) == nil)
    var machine = Machine(program: program)
    #expect(throws: Trap.self) { try machine.scan() }
    #expect(machine.trap?.cause == .indexOutOfBounds)
  }

  @Test("whatever code passes, running it stays in memory and ends")
  func mutations() {
    var generator = Generator(seed: 20)
    var accepted = 0
    for _ in 0..<4000 {
      var program = Self.program
      mutate(&program.code, &generator)
      guard Verifier.firstFault(program.code, program.memory, program.entries) == nil else {
        continue
      }
      accepted += 1
      var machine = Machine(program: program)
      for _ in 0..<3 where machine.trap == nil { _ = try? machine.scan() }
    }
    #expect(accepted > 100)
  }

  private func mutate(_ code: inout ProgramCode, _ generator: inout Generator) {
    let index = generator.below(code.instructions.count)
    let limit = Self.program.memory.limit
    let value = Int32(generator.below(limit + 20)) - 10
    switch generator.below(6) {
    case 0: code.instructions[index].a = value
    case 1: code.instructions[index].b = value
    case 2: code.instructions[index].c = value
    case 3: code.instructions[index].n = UInt16(generator.below(70))
    case 4: code.instructions[index].flags = UInt8(generator.below(40))
    default:
      code.instructions[index].opcode =
        Opcode.allCases[generator.below(Opcode.allCases.count)]
    }
  }

  @Test("a block that nothing uses may be larger than all of the memory")
  func unused() throws {
    let text = """
      FUNCTION_BLOCK Part VAR x : ARRAY[1..100] OF INT; END_VAR x[1] := 1; END_FUNCTION_BLOCK
      FUNCTION_BLOCK Whole
        VAR_IN_OUT other : Part; END_VAR VAR parts : ARRAY[1..2] OF Part; i : INT; END_VAR
        other(); parts[i]();
      END_FUNCTION_BLOCK
      PROGRAM Main VAR n : INT; END_VAR n := n + 1; END_PROGRAM
      """
    _ = try Compiler.compile([.text(name: "test.st", text: text)])
  }
}
