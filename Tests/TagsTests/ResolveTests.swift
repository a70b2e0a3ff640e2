import Kernel
import Tags
import Testing

/// The rule of ADR-0003 as a table: fault over force over written; open circuit over short.
@Suite("The effective value of a tag")
struct ResolveTests {
  private struct Row {
    let written: TagValue
    let force: TagValue?
    let faults: WireFaults
    let maximum: TagValue
    let expected: TagValue
  }

  /// All combinations of one type. Each line is written out from the rule.
  private static func rows(
    zero: TagValue, low: TagValue, high: TagValue, maximum: TagValue
  ) -> [Row] {
    let both: WireFaults = [.openCircuit, .shortCircuit]
    func row(_ written: TagValue, _ force: TagValue?, _ faults: WireFaults, _ expected: TagValue)
      -> Row
    {
      Row(
        written: written, force: force, faults: faults, maximum: maximum, expected: expected)
    }
    return [
      // Healthy wire: the force if there is one, else what was written.
      row(low, nil, [], low), row(high, nil, [], high),
      row(low, low, [], low), row(low, high, [], high),
      row(high, low, [], low), row(high, high, [], high),
      // Open circuit: off, whatever was written or forced.
      row(low, nil, .openCircuit, zero), row(high, nil, .openCircuit, zero),
      row(low, low, .openCircuit, zero), row(low, high, .openCircuit, zero),
      row(high, low, .openCircuit, zero), row(high, high, .openCircuit, zero),
      // Short circuit: the range maximum, whatever was written or forced.
      row(low, nil, .shortCircuit, maximum), row(high, nil, .shortCircuit, maximum),
      row(low, low, .shortCircuit, maximum), row(low, high, .shortCircuit, maximum),
      row(high, low, .shortCircuit, maximum), row(high, high, .shortCircuit, maximum),
      // Both: a broken wire carries nothing.
      row(low, nil, both, zero), row(high, nil, both, zero),
      row(low, low, both, zero), row(low, high, both, zero),
      row(high, low, both, zero), row(high, high, both, zero),
    ]
  }

  private static let table =
    rows(zero: .bit(false), low: .bit(false), high: .bit(true), maximum: .bit(true))
    + rows(zero: .int(0), low: .int(-3), high: .int(42), maximum: .int(4095))
    + rows(zero: .float(0), low: .float(-2.5), high: .float(3.5), maximum: .float(10))

  @Test("follows the truth table, for each type, value, force and fault")
  func truthTable() {
    #expect(Self.table.count == 72)
    for row in Self.table {
      let value = resolve(
        written: row.written, force: row.force, faults: row.faults, maximum: row.maximum)
      #expect(value == row.expected, "\(row)")
    }
  }
}
