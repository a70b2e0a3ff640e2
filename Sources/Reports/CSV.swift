import Kernel
import Tags

/// Comma-separated values as RFC 4180 has them, with a line feed at the end of each row.
public enum CSV {
  /// One row; fields with commas, quotes or line ends are quoted.
  public static func row(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// Seconds with three decimals, exact because ticks are whole milliseconds.
  static func seconds(_ tick: Tick, _ length: TickLength) -> String {
    let milliseconds = tick * length.milliseconds
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// True, false, or the shortest number that reads back as the same value.
  static func value(_ value: TagValue) -> String {
    switch value {
    case .bit(let on): on ? "true" : "false"
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    }
  }
}
