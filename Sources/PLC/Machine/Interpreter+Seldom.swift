extension Interpreter {
  /// What an instruction wants of the loop that carried it out.
  enum Outcome {
    case goOn
    /// It did the work of so many instructions.
    case charge(Int)
    case jump(to: Int32)
    case trap(Trap.Cause)
  }

  /// The less frequent instructions: addresses, copies, division, conversions, floats, strings.
  @inline(never)
  func seldom(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Outcome {
    switch i.opcode {
    case .address: m[i.a] = UInt64(m - memory + Int(i.b))
    case .addressMore: m[i.a] = m[i.b] &+ UInt64(bitPattern: Int64(i.c))
    case .element, .elementAbsolute, .elementMore: return locate(i, m)
    case .check:
      let range = dimensions[Int(i.c)]
      let distance = m[i.a] &- UInt64(bitPattern: range.low)
      if distance >= range.count { return .trap(.outOfRange) }
    case .copyCells:
      copy(from: m + Int(i.b), to: m + Int(i.a), Int(i.c))
      return .charge(Int(i.c) / 8)
    case .copyAt:
      guard let from = run(of: Int(i.c), at: m[i.b]), let to = run(of: Int(i.c), at: m[i.a])
      else { return .trap(.indexOutOfBounds) }
      copy(from: from, to: to, Int(i.c))
      return .charge(Int(i.c) / 8)
    case .clear:
      (m + Int(i.a)).update(repeating: 0, count: Int(i.c))
      return .charge(Int(i.c) / 8)
    case .bit: m[i.a] = m[i.b] &>> UInt64(i.c) & 1
    case .setBit:
      let mask = 1 as UInt64 &<< UInt64(i.c)
      m[i.a] = m[i.b] == 0 ? m[i.a] & ~mask : m[i.a] | mask
    case .complement: m[i.a] = i.cut(~m[i.b])
    case .negate: m[i.a] = i.extended(0 &- m[i.b])
    case .negateUnsigned: m[i.a] = i.cut(0 &- m[i.b])
    case .divide, .divideUnsigned, .modulo, .moduloUnsigned: return divide(i, m)
    case .convert:
      guard let packed = PackedConversion(i.n) else { return .goOn }
      m[i.a] = packed.rule.apply(m[i.b], from: packed.from, to: packed.to)
    case .choose:
      let table = tables[Int(i.b)]
      let index = m[i.a] &- UInt64(bitPattern: table.low)
      let isListed = index < UInt64(table.count)
      return .jump(to: isListed ? targets[table.start + Int(index)] : table.otherwise)
    case .enterSigned, .enterUnsigned: return entersRound(i, m) ? .goOn : .jump(to: i.c)
    case .compareStrings, .copyString, .native: return text(i, m)
    default: calculate(i, m)
    }
    return .goOn
  }

  /// An address of an element.
  private func locate(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Outcome {
    guard let at = element(i, m) else { return .trap(.indexOutOfBounds) }
    switch i.opcode {
    case .element: m[i.a] = UInt64(m - memory + at)
    case .elementAbsolute: m[i.a] = UInt64(at)
    default: m[i.a] = m[i.a] &+ UInt64(at)
    }
    return .goOn
  }

  /// So many cells that a computed address names; nil when they lie outside of the memory.
  private func run(of count: Int, at address: UInt64) -> UnsafeMutablePointer<UInt64>? {
    guard count <= limit, address <= UInt64(limit - count) else { return nil }
    return memory + Int(address)
  }

  private func copy(
    from: UnsafeMutablePointer<UInt64>, to: UnsafeMutablePointer<UInt64>, _ count: Int
  ) {
    // The two may overlap, as when an array is assigned to itself.
    to.update(from: from, count: count)
  }

  private func divide(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Outcome {
    let (dividend, divisor) = (m[i.b], m[i.c])
    guard divisor != 0 else { return .trap(.divisionByZero) }
    switch i.opcode {
    case .divideUnsigned: m[i.a] = i.cut(dividend / divisor)
    case .moduloUnsigned: m[i.a] = i.cut(dividend % divisor)
    default:
      let (x, y) = (Int64(bitPattern: dividend), Int64(bitPattern: divisor))
      // The least number by −1 is one too many: it wraps, as everything else does.
      let isDivision = i.opcode == .divide
      let result =
        isDivision ? x.dividedReportingOverflow(by: y) : x.remainderReportingOverflow(dividingBy: y)
      m[i.a] = i.extended(UInt64(bitPattern: result.partialValue))
    }
    return .goOn
  }

  /// Whether a FOR has a first round.
  private func entersRound(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Bool {
    let isUp = m.signed(i.b + 1) > 0
    if i.opcode == .enterSigned {
      return isUp ? m.signed(i.a) <= m.signed(i.b) : m.signed(i.a) >= m.signed(i.b)
    }
    return isUp ? m[i.a] <= m[i.b] : m[i.a] >= m[i.b]
  }

  private func calculate(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) {
    switch i.opcode {
    case .addReal: m.single(i.a, m.single(i.b) + m.single(i.c))
    case .subtractReal: m.single(i.a, m.single(i.b) - m.single(i.c))
    case .multiplyReal: m.single(i.a, m.single(i.b) * m.single(i.c))
    case .divideReal: m.single(i.a, m.single(i.b) / m.single(i.c))
    case .negateReal: m.single(i.a, -m.single(i.b))
    case .equalReal: m[i.a] = m.single(i.b) == m.single(i.c) ? 1 : 0
    case .lessReal: m[i.a] = m.single(i.b) < m.single(i.c) ? 1 : 0
    case .lessOrEqualReal: m[i.a] = m.single(i.b) <= m.single(i.c) ? 1 : 0
    case .addLReal: m.double(i.a, m.double(i.b) + m.double(i.c))
    case .subtractLReal: m.double(i.a, m.double(i.b) - m.double(i.c))
    case .multiplyLReal: m.double(i.a, m.double(i.b) * m.double(i.c))
    case .divideLReal: m.double(i.a, m.double(i.b) / m.double(i.c))
    case .negateLReal: m.double(i.a, -m.double(i.b))
    case .equalLReal: m[i.a] = m.double(i.b) == m.double(i.c) ? 1 : 0
    case .lessLReal: m[i.a] = m.double(i.b) < m.double(i.c) ? 1 : 0
    case .lessOrEqualLReal: m[i.a] = m.double(i.b) <= m.double(i.c) ? 1 : 0
    default: preconditionFailure("an instruction that no interpreter carries out")
    }
  }
}

extension UnsafeMutablePointer<UInt64> {
  @inline(__always)
  func single(_ cell: Int32) -> Float {
    Float(bitPattern: UInt32(truncatingIfNeeded: self[Int(cell)]))
  }

  /// NaN has many bit patterns, and which one comes out is up to the processor: one is kept.
  @inline(__always)
  func single(_ cell: Int32, _ value: Float) {
    self[Int(cell)] = UInt64(value.isNaN ? Float.nan.bitPattern : value.bitPattern)
  }

  @inline(__always)
  func double(_ cell: Int32) -> Double { Double(bitPattern: self[Int(cell)]) }

  @inline(__always)
  func double(_ cell: Int32, _ value: Double) {
    self[Int(cell)] = value.isNaN ? Double.nan.bitPattern : value.bitPattern
  }
}
