import Kernel

/// Functions of numbers, and of bit strings.
extension NativeCall {
  /// ABS: of the least integer, which has no counterpart, that integer.
  func absolute() {
    if type.isReal { return give(type.word(real(0).magnitude)) }
    let value = integer(0)
    give(type.hasSign && value < 0 ? type.cut(UInt64(bitPattern: 0 &- value)) : word(0))
  }

  /// Functions of one float: calculated as LREAL and rounded once to REAL.
  func calculate(_ function: NativeFunction) {
    let x = real(0)
    let value =
      switch function {
      case .squareRoot: x.squareRoot()
      case .naturalLogarithm: Mathematics.naturalLogarithm(x)
      case .commonLogarithm: Mathematics.commonLogarithm(x)
      case .exponential: Mathematics.exponential(x)
      case .sine: Mathematics.sine(x)
      case .cosine: Mathematics.cosine(x)
      case .tangent: Mathematics.tangent(x)
      case .arcSine: Mathematics.arcSine(x)
      case .arcCosine: Mathematics.arcCosine(x)
      case .arcTangent: Mathematics.arcTangent(x)
      default: preconditionFailure("\(function) is no function of one float")
      }
    give(type.word(value))
  }

  func power() { give(type.word(Mathematics.power(real(0), real(1)))) }

  /// SHL, SHR, ROL and ROR.
  func move(_ function: NativeFunction) -> Trap.Cause? {
    let distance = integer(1)
    guard distance >= 0 else { return .invalidArgument }
    let width = type.bitCount
    let bits = word(0)
    // Beyond the width, a shift leaves nothing; a rotation goes round again.
    let shift = UInt64(min(distance, 64))
    let turn = UInt64(distance % Int64(width))
    let back = UInt64(width) - turn
    switch function {
    case .shiftLeft: give(type.cut(bits << shift))
    case .shiftRight: give(bits >> shift)
    case .rotateLeft: give(type.cut(bits << turn | bits >> back))
    default: give(type.cut(bits >> turn | bits << back))
    }
    return nil
  }

  func fromBCD() -> Trap.Cause? {
    let bits = word(0)
    var value: UInt64 = 0
    for shift in stride(from: UInt64(60), through: 0, by: -4) {
      let digit = bits >> shift & 0xF
      guard digit <= 9 else { return .invalidArgument }
      value = value * 10 + digit
    }
    give(value)
    return nil
  }

  func toBCD() -> Trap.Cause? {
    var rest = word(0)
    var bits: UInt64 = 0
    for shift in stride(from: 0, to: UInt64(type.bitCount), by: 4) {
      bits |= (rest % 10) << shift
      rest /= 10
    }
    guard rest == 0 else { return .invalidArgument }
    give(bits)
    return nil
  }
}
