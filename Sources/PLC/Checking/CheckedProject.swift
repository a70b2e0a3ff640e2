/// A whole project after checking: every name resolved, every type known, every conversion written
/// out. Made by the checker, read by the code generator.
package struct CheckedProject: Sendable {
  package var types: TypeTable
  /// Functions, function blocks and programs, those of the library that are used included. No
  /// block calls itself, directly or through others, and a block stands behind all that it calls.
  package var blocks: [CheckedBlock]
  /// Global variables of configurations and resources, and one for each located address wherever
  /// it was declared.
  package var globals: [CheckedVariable]
  package var tasks: [CheckedTask]
  /// In order of declaration: the order in which those of one scan run.
  package var programs: [CheckedProgramInstance]
  /// Elements of drawn programs whose power flow may be watched, over all units.
  package var elements: [DrawnElement]
}

package struct CheckedTask: Sendable {
  package var name: String
  /// Nanoseconds, above zero.
  package var interval: Int64
  package var priority: Int
  package var position: Position
}

package struct CheckedProgramInstance: Sendable {
  package var name: String
  /// Index in ``CheckedProject/blocks``.
  package var block: Int
  /// Index in ``CheckedProject/tasks``; nil runs in every scan.
  package var task: Int?
  package var position: Position
}

package struct CheckedBlock: Sendable {
  package var kind: BlockDeclaration.Kind
  package var name: String
  /// Every variable of the block: parameters, locals, what lowering added, and a function's
  /// result, which has the block's name. External and located ones stand in
  /// ``CheckedProject/globals`` instead.
  package var variables: [CheckedVariable]
  /// Index in `variables` of a function's result.
  package var result: Int?
  package var statements: [CheckedStatement]
  package var position: Position
}

package struct CheckedVariable: Sendable {
  package enum Role: Sendable {
    case input, output
    /// Holds a reference to the caller's variable: one word, whatever the type.
    case inOut
    case local
    /// Set to its initial value at each call.
    case temp
    /// A function's result, set to its initial value at each call.
    case result
    case global
  }

  package var name: String
  package var type: DataType
  package var role: Role
  /// With the initial value of its type where none was written.
  package var initial: Constant
  package var isConstant = false
  package var isRetained = false
  /// Of located variables.
  package var address: DirectAddress?
  /// What lowering or the checker made, and no debugger shows.
  package var isHidden = false
  package var position: Position
}

/// Where a value is kept. Its type is that of what it leads to.
package struct Place: Sendable {
  package indirect enum Kind: Sendable {
    /// A variable of the block itself, by index; an in-out parameter stands for what it refers to.
    case local(Int)
    /// Index in ``CheckedProject/globals``.
    case global(Int)
    /// A field of a structure, by index.
    case field(Place, Int)
    /// A variable of a function block instance, by its index in the block.
    case member(Place, Int)
    /// One index expression, of type LINT, a dimension.
    case element(Place, [CheckedExpression])
    /// One bit of a bit string, counted from the lowest.
    case bit(Place, Int)
  }

  package var kind: Kind
  package var type: DataType
  package var position: Position
}

package struct CheckedExpression: Sendable {
  package indirect enum Kind: Sendable {
    case constant(Constant)
    case load(Place)
    case not(CheckedExpression)
    case negate(CheckedExpression)
    /// Both sides have the operand type `on`; comparisons give BOOL. `wrap` tells what the result
    /// is cut to, which may be wider than its type until it is stored (profile `openplc`); nil
    /// for comparisons, logic and floats.
    case binary(
      BinaryOperator, CheckedExpression, CheckedExpression, on: Elementary, wrap: Elementary?)
    /// Equality and order of strings.
    case compareStrings(BinaryOperator, CheckedExpression, CheckedExpression)
    /// Between elementary types, by the rules of the profile; also cuts a wide intermediate
    /// result to the type it is stored as.
    case convert(CheckedExpression, from: Elementary, to: Elementary, Conversion)
    /// A function of the library that is no block. Arguments have the types it asks for.
    case native(NativeFunction, [CheckedExpression])
    /// A function of the project or of the library's text.
    case call(CheckedCall)
    /// The value of a subrange, checked: outside is a trap.
    case ranged(CheckedExpression, ClosedRange<Int64>)
  }

  package var kind: Kind
  package var type: DataType
  package var position: Position
}

/// How a conversion between elementary types treats what does not fit.
package enum Conversion: UInt8, Sendable {
  /// Integers are cut to the lower bits; floats are rounded half to even.
  case halfToEven
  /// Floats are rounded half away from zero.
  case halfAway
  /// Floats lose their fraction.
  case truncate
  /// The bits stay, as between bit strings and numbers of one size in assignments.
  case bits
  /// A time as whole seconds, towards zero, as matiec's TIME_TO_DINT.
  case seconds
  /// A time as whole milliseconds, towards zero.
  case milliseconds
}

/// A call of a function or function block with its parameters in place.
package struct CheckedCall: Sendable {
  package enum Argument: Sendable {
    /// Assigned to an input before the call.
    case input(variable: Int, CheckedExpression)
    /// A reference handed over before the call.
    case inOut(variable: Int, Place)
    /// Assigned from an output after the call, converted by `value`, whose only `load` of an
    /// output is that of ``CheckedCall/output``.
    case output(variable: Int, isNegated: Bool, to: Place, conversion: OutputConversion?)
  }

  /// What an output goes through on its way to another type.
  package struct OutputConversion: Sendable {
    package var from: Elementary
    package var to: Elementary
    package var rule: Conversion
  }

  /// Index in ``CheckedProject/blocks``.
  package var block: Int
  /// The instance; nil for functions.
  package var instance: Place?
  package var arguments: [Argument]
  /// EN: without it the call always happens. When false nothing is executed, ENO is false, and
  /// outputs and result keep their values.
  package var enable: CheckedExpression?
  /// ENO, set whether or not the call happens.
  package var enabled: Place?
}

package struct CheckedStatement: Sendable {
  package indirect enum Kind: Sendable {
    /// Types are equal; strings may differ in capacity, and what is too long is cut.
    case assign(Place, CheckedExpression)
    /// An assignment guarded by EN: see ``CheckedCall/enable``. Used for library functions that
    /// are no blocks.
    case guarded(enable: CheckedExpression, [CheckedStatement], enabled: Place?)
    case call(CheckedCall)
    case branch(
      [(condition: CheckedExpression, statements: [CheckedStatement])],
      otherwise: [CheckedStatement])
    /// On an integer, bit string or enumeration, as words; ranges include both ends.
    case choose(
      CheckedExpression, [(labels: [ClosedRange<Int64>], statements: [CheckedStatement])],
      otherwise: [CheckedStatement])
    /// `by` is never a constant zero. The end is evaluated once, as the step.
    case count(
      Place, from: CheckedExpression, to: CheckedExpression, by: CheckedExpression,
      on: Elementary, [CheckedStatement])
    case whileLoop(CheckedExpression, [CheckedStatement])
    case repeatLoop([CheckedStatement], until: CheckedExpression)
    case exit
    case nextRound
    case leave
    /// Index of a label of the block.
    case label(Int)
    case jump(to: Int, when: CheckedExpression?)
    /// Index in ``CheckedProject/elements``.
    case probe(Int, CheckedExpression)
  }

  package var kind: Kind
  package var position: Position
}
