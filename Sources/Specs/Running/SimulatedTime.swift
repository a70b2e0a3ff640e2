import Kernel

/// Spans of simulated time as people read them.
public enum SimulatedTime {
  /// Such as `12.345 s` or `500 ms`.
  public static func text(_ ticks: Tick, _ length: TickLength) -> String {
    let milliseconds = ticks * length.milliseconds
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    let rest = milliseconds % 1000
    if rest == 0 { return "\(milliseconds / 1000) s" }
    var digits = String(1000 + rest).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "\(milliseconds / 1000).\(digits) s"
  }
}
