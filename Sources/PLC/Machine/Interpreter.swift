/// Runs verified code over the cells of a machine.
///
/// Operands, jumps and calls were checked by the ``Verifier`` before the first scan, so nothing of
/// them is checked here; addresses that were computed in cells are checked at each use. Jumps lead
/// down but for ``Opcode/jumpBack`` and the end of FOR, and no block calls itself, so whatever
/// takes long meets the budget.
struct Interpreter {
  let code: UnsafePointer<Instruction>
  let memory: UnsafeMutablePointer<UInt64>
  /// Cells that addresses may name; the call stack stands behind them.
  let limit: Int
  let frames: UnsafePointer<Frame>
  let dimensions: UnsafePointer<Dimension>
  let natives: UnsafePointer<NativeRow>
  let tables: UnsafePointer<JumpTable>
  let targets: UnsafePointer<Int32>

  /// What changes while instructions run; the compiler keeps it in registers.
  struct Registers {
    var pc: UnsafePointer<Instruction>
    /// The base: operands are counted from it.
    var m: UnsafeMutablePointer<UInt64>
    /// Where the next call keeps what it comes back to.
    var stack: UnsafeMutablePointer<UInt64>
    /// Instructions that may still be executed in this scan.
    var budget: Int
  }

  /// Where a call goes: what an interpreter must know of a block.
  struct Frame: Equatable, Sendable {
    /// Its first instruction, and how many it has.
    var start: Int
    var length: Int
    /// Cells of an instance; 0 of what runs with base 0.
    var cells: Int
  }

  /// Why and at which instruction a run stopped.
  struct Stop: Equatable {
    var cause: Trap.Cause
    var instruction: Int
  }

  /// Runs the code from `entry` on, with base 0, until its block gives back.
  func run(entry: Int, budget: inout Int) -> Stop? {
    var r = Registers(pc: code + entry, m: memory, stack: memory + limit, budget: budget)
    defer { budget = r.budget }
    while true {
      let i = r.pc.pointee
      let m = r.m
      r.pc += 1
      switch i.opcode {
      case .copy: m[i.a] = m[i.b]
      case .immediate: m[i.a] = i.number
      case .load: m[i.a] = memory[i.b]
      case .store: memory[i.a] = m[i.b]
      case .logic: m[i.a] = i.combine(m[i.b], m[i.c]) & 1
      case .logicMore: m[i.a] = i.combine(m[i.b], m[i.c], m[Int(i.n)]) & 1
      case .and: m[i.a] = m[i.b] & m[i.c]
      case .or: m[i.a] = m[i.b] | m[i.c]
      case .xor: m[i.a] = m[i.b] ^ m[i.c]
      case .jump: r.pc = code + Int(i.c)
      case .jumpIf: if i.combine(m[i.a], m[i.b]) & 1 != 0 { r.pc = code + Int(i.c) }
      case .jumpIfEqual: if m[i.a] == m[i.b] { r.pc = code + Int(i.c) }
      case .jumpIfNotEqual: if m[i.a] != m[i.b] { r.pc = code + Int(i.c) }
      case .jumpIfLess: if m.signed(i.a) < m.signed(i.b) { r.pc = code + Int(i.c) }
      case .jumpIfLessOrEqual: if m.signed(i.a) <= m.signed(i.b) { r.pc = code + Int(i.c) }
      case .jumpIfBelow: if m[i.a] < m[i.b] { r.pc = code + Int(i.c) }
      case .jumpIfBelowOrEqual: if m[i.a] <= m[i.b] { r.pc = code + Int(i.c) }
      case .equal: m[i.a] = m[i.b] == m[i.c] ? 1 : 0
      case .notEqual: m[i.a] = m[i.b] != m[i.c] ? 1 : 0
      case .less: m[i.a] = m.signed(i.b) < m.signed(i.c) ? 1 : 0
      case .lessOrEqual: m[i.a] = m.signed(i.b) <= m.signed(i.c) ? 1 : 0
      case .below: m[i.a] = m[i.b] < m[i.c] ? 1 : 0
      case .belowOrEqual: m[i.a] = m[i.b] <= m[i.c] ? 1 : 0
      case .add: m[i.a] = i.extended(m[i.b] &+ m[i.c])
      case .subtract: m[i.a] = i.extended(m[i.b] &- m[i.c])
      case .multiply: m[i.a] = i.extended(m[i.b] &* m[i.c])
      case .addUnsigned: m[i.a] = i.cut(m[i.b] &+ m[i.c])
      case .subtractUnsigned: m[i.a] = i.cut(m[i.b] &- m[i.c])
      case .multiplyUnsigned: m[i.a] = i.cut(m[i.b] &* m[i.c])
      case .extend: m[i.a] = i.extended(m[i.b])
      case .extendUnsigned: m[i.a] = i.cut(m[i.b])
      case .giveBack:
        if r.stack == memory + limit { return nil }
        giveBack(&r)
      default:
        // A trap names the instruction that it stopped at.
        let at = r.pc - 1
        if let cause = control(i, &r) { return Stop(cause: cause, instruction: at - code) }
      }
    }
  }

  /// What may meet the budget or an address out of bounds.
  @inline(__always)
  private func control(_ i: Instruction, _ r: inout Registers) -> Trap.Cause? {
    switch i.opcode {
    case .call: return call(i, &r, base: r.m + Int(i.a))
    case .callAbsolute: return call(i, &r, base: memory + Int(i.a))
    case .callAt: return callAt(i, &r)
    case .jumpBack:
      r.budget -= r.pc - code - Int(i.c)
      r.pc = code + Int(i.c)
    case .nextSigned, .nextUnsigned:
      guard goesOn(i, r.m) else { return nil }
      r.budget -= r.pc - code - Int(i.c)
      r.pc = code + Int(i.c)
    case .loadElement:
      guard let at = element(i, r.m) else { return .indexOutOfBounds }
      r.m[i.a] = r.m[at]
      return nil
    case .storeElement:
      guard let at = element(i, r.m) else { return .indexOutOfBounds }
      r.m[at] = r.m[i.a]
      return nil
    case .loadAt:
      guard let at = cell(r.m[i.b], i.c) else { return .indexOutOfBounds }
      r.m[i.a] = memory[at]
      return nil
    case .storeAt:
      guard let at = cell(r.m[i.a], i.c) else { return .indexOutOfBounds }
      memory[at] = r.m[i.b]
      return nil
    default:
      switch seldom(i, r.m) {
      case .goOn: return nil
      case .charge(let count): r.budget -= count
      case .jump(let target):
        r.pc = code + Int(target)
        return nil
      case .trap(let cause): return cause
      }
    }
    return r.budget < 0 ? .budgetExceeded : nil
  }

  @inline(__always)
  private func call(
    _ i: Instruction, _ r: inout Registers, base: UnsafeMutablePointer<UInt64>
  ) -> Trap.Cause? {
    r.stack[0] = UInt64(UInt(bitPattern: r.pc))
    r.stack[1] = UInt64(UInt(bitPattern: r.m))
    r.stack += 2
    r.m = base
    r.pc = code + Int(i.b)
    r.budget -= Int(i.c)
    return r.budget < 0 ? .budgetExceeded : nil
  }

  /// The instance was found while the program runs: an element of an array, or a parameter.
  private func callAt(_ i: Instruction, _ r: inout Registers) -> Trap.Cause? {
    let frame = frames[Int(i.b)]
    let base = r.m[i.a]
    guard frame.cells <= limit, base <= UInt64(limit - frame.cells) else {
      return .indexOutOfBounds
    }
    var direct = i
    direct.b = Int32(frame.start)
    direct.c = Int32(frame.length)
    return call(direct, &r, base: memory + Int(base))
  }

  @inline(__always)
  private func giveBack(_ r: inout Registers) {
    r.stack -= 2
    // Both were made of pointers by `call`.
    r.pc = UnsafePointer(bitPattern: UInt(r.stack[0])).unsafelyUnwrapped
    r.m = UnsafeMutablePointer(bitPattern: UInt(r.stack[1])).unsafelyUnwrapped
  }

  /// The element that `b` counts, from the base on; nil out of bounds.
  @inline(__always)
  func element(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Int? {
    let dimension = dimensions[Int(i.c)]
    let index = m[i.b] &- UInt64(bitPattern: dimension.low)
    guard index < dimension.count else { return nil }
    return dimension.start + Int(index) * dimension.stride
  }

  /// The cell that an address names, so much further; nil outside of the memory.
  @inline(__always)
  private func cell(_ address: UInt64, _ offset: Int32) -> Int? {
    let sum = address &+ UInt64(bitPattern: Int64(offset))
    return sum < UInt64(limit) ? Int(sum) : nil
  }

  /// Moves the counter of a FOR on; false when that was the last round.
  @inline(__always)
  private func goesOn(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Bool {
    let (old, end, step) = (m[i.a], m[i.b], m.signed(i.b + 1))
    if i.opcode == .nextSigned {
      let new = i.extended(old &+ UInt64(bitPattern: step))
      m[i.a] = new
      let (a, b, c) = (Int64(bitPattern: old), Int64(bitPattern: new), Int64(bitPattern: end))
      // A counter that wraps stands on the wrong side of where it was.
      return step > 0 ? b > a && b <= c : b < a && b >= c
    }
    let new = i.cut(old &+ UInt64(bitPattern: step))
    m[i.a] = new
    return step > 0 ? new > old && new <= end : new < old && new >= end
  }
}

extension UnsafeMutablePointer<UInt64> {
  @inline(__always)
  subscript(_ cell: Int32) -> UInt64 {
    get { self[Int(cell)] }
    nonmutating set { self[Int(cell)] = newValue }
  }

  /// A cell as a number with a sign.
  @inline(__always)
  func signed(_ cell: Int32) -> Int64 { Int64(bitPattern: self[Int(cell)]) }
}

extension Instruction {
  /// AND of two booleans, and what else its flags make of it, in the lowest bit.
  @inline(__always)
  func combine(_ x: UInt64, _ y: UInt64) -> UInt64 {
    let flags = UInt64(flags)
    return (x ^ flags) & (y ^ flags &>> 1) ^ flags &>> 2
  }

  /// AND of what two booleans give and a third one, in the lowest bit.
  @inline(__always)
  func combine(_ x: UInt64, _ y: UInt64, _ z: UInt64) -> UInt64 {
    let flags = UInt64(flags)
    return combine(x, y) & (z ^ flags &>> 3) ^ flags &>> 4
  }

  /// A word cut by `n` bits, with its sign.
  @inline(__always)
  func extended(_ word: UInt64) -> UInt64 {
    UInt64(bitPattern: Int64(bitPattern: word &<< UInt64(n)) &>> Int64(n))
  }

  /// A word cut by `n` bits.
  @inline(__always)
  func cut(_ word: UInt64) -> UInt64 { (word &<< UInt64(n)) &>> UInt64(n) }
}
