import NIOCore

extension WebConfiguration {
  /// A limit by the name that the command line and the reference page use.
  public struct Limit: Sendable {
    /// Such as `body-bytes`.
    public let name: String
    /// What a value must be.
    public let range: ClosedRange<Int>
    let set: @Sendable (inout WebConfiguration, Int) -> Void
  }

  /// Every limit that can be set by name; times are whole milliseconds.
  public static let limits: [Limit] = [
    Limit(name: "connections", range: 1...100_000) { $0.connections = $1 },
    Limit(name: "header-bytes", range: 1024...1_048_576) { $0.headerBytes = $1 },
    Limit(name: "header-fields", range: 8...1000) { $0.headerFields = $1 },
    Limit(name: "body-bytes", range: 1024...268_435_456) { $0.bodyBytes = $1 },
    Limit(name: "scene-bytes", range: 1024...268_435_456) { $0.sceneBytes = $1 },
    Limit(name: "json-depth", range: 2...512) { $0.jsonDepth = $1 },
    Limit(name: "items-per-call", range: 1...1_000_000) { $0.itemsPerCall = $1 },
    Limit(name: "request-ms", range: 100...3_600_000) {
      $0.requestTimeout = .milliseconds(Int64($1))
    },
    Limit(name: "response-ms", range: 100...3_600_000) {
      $0.responseTimeout = .milliseconds(Int64($1))
    },
    Limit(name: "idle-ms", range: 100...3_600_000) { $0.idleTimeout = .milliseconds(Int64($1)) },
  ]

  /// Why a limit was not set: a sentence for the operator.
  public struct LimitError: Error, CustomStringConvertible, Sendable {
    /// What is wrong and what would be right.
    public let description: String
  }

  /// Sets a limit from `name=number`.
  public mutating func setLimit(_ setting: String) throws(LimitError) {
    let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let limit = Self.limits.first(where: { $0.name == parts[0] }) else {
      let names = Self.limits.map(\.name).joined(separator: ", ")
      throw LimitError(description: "'\(setting)' is no limit; write NAME=NUMBER with \(names)")
    }
    guard let value = Int(parts[1]), limit.range.contains(value) else {
      let (low, high) = (limit.range.lowerBound, limit.range.upperBound)
      throw LimitError(description: "\(limit.name) must be a whole number from \(low) to \(high)")
    }
    limit.set(&self, value)
  }
}
