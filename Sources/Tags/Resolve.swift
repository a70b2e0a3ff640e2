import Kernel

/// The faults a tag's wire can have. Both at once are possible; the open circuit wins.
public struct WireFaults: OptionSet, Sendable, Equatable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The wire is broken: the signal is always off.
  public static let openCircuit = WireFaults(rawValue: 1)
  /// The wire touches the supply: the signal is always on.
  public static let shortCircuit = WireFaults(rawValue: 2)
}

/// What a reader of a tag sees: fault over force over written (or sensed) value.
///
/// - Parameters:
///   - written: what the controller wrote (output) or the part sensed (input).
///   - force: the operator's override, if one is on.
///   - faults: open circuit gives false or zero, short circuit `maximum`; open wins over short.
///   - maximum: true, or the greatest value of the part's signal.
/// - Source: ADR-0003.
@inlinable
public func resolve(
  written: TagValue, force: TagValue?, faults: WireFaults, maximum: TagValue
) -> TagValue {
  if faults.contains(.openCircuit) { return .zero(maximum.type) }
  if faults.contains(.shortCircuit) { return maximum }
  return force ?? written
}
