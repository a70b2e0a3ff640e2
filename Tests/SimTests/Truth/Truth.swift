import Foundation
import Testing

/// The truth table: parameters, expectations and tolerances of the cases that any solver must
/// meet, as published beside the project's physics notes.
enum Truth {
  /// How far a quantity may be off.
  struct Tolerance: Decodable, Sendable {
    var abs: Double?
    var rel: Double?
    var ticks: Double?
  }

  /// A number, or another value that a test knows how to read.
  enum Quantity: Decodable, Sendable {
    case number(Double)
    case flag(Bool)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else {
        self = .number(try container.decode(Double.self))
      }
    }
  }

  /// One row of the table.
  struct Case: Decodable, Sendable {
    var id: String
    var params: [String: Double]
    var expect: [String: Quantity]
    var tol: [String: Tolerance]
  }

  /// One scene whose outcome is a range, agreed between independent models.
  struct Messy: Decodable, Sendable {
    /// A span, or a value that a test knows how to read.
    enum Bounds: Decodable, Sendable {
      case span(ClosedRange<Double>)
      case flag(Bool)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let ends = try? container.decode([Double].self) {
          self = .span(ends[0]...ends[1])
        } else {
          self = .flag(try container.decode(Bool.self))
        }
      }
    }

    var id: String
    var range: [String: Bounds]

    /// The accepted span of a quantity.
    func span(_ key: String) throws -> ClosedRange<Double> {
      guard case .span(let span) = try #require(range[key], "no range \(key)") else {
        throw Missing(key: key)
      }
      return span
    }

    /// Whether something must happen or must not.
    func flag(_ key: String) throws -> Bool {
      guard case .flag(let flag) = try #require(range[key], "no range \(key)") else {
        throw Missing(key: key)
      }
      return flag
    }
  }

  struct Missing: Error {
    var key: String
  }

  private struct Table: Decodable {
    var cases: [Case]
    var messy: [Messy]
    var invariants: [String]
  }

  private static let table: Result<Table, any Error> = Result {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/physics-truth.json")
    return try JSONDecoder().decode(Table.self, from: Data(contentsOf: path))
  }

  /// The tick lengths at which each case must hold, ms.
  static let ticks = [2, 5, 8, 10]

  static func row(_ id: String) throws -> Case {
    try #require(table.get().cases.first { $0.id == id }, "no case \(id)")
  }

  /// All cases and all scenes, by their names.
  static func ids() throws -> [String] {
    try table.get().cases.map(\.id) + table.get().messy.map(\.id)
  }

  /// What must hold for any plant.
  static func invariants() throws -> [String] { try table.get().invariants }

  static func messy(_ id: String) throws -> Messy {
    try #require(table.get().messy.first { $0.id == id }, "no scene \(id)")
  }
}

extension Truth.Case {
  /// A parameter.
  subscript(_ name: String) -> Double {
    get throws { try #require(params[name], "\(id) has no parameter \(name)") }
  }

  /// The expected number of a quantity.
  func expected(_ key: String) throws -> Double {
    guard case .number(let number) = try #require(expect[key], "\(id) expects no \(key)") else {
      throw Truth.Missing(key: key)
    }
    return number
  }

  /// Whether an exact yes or no is expected.
  func flag(_ key: String) throws -> Bool {
    guard case .flag(let flag) = try #require(expect[key], "\(id) expects no \(key)") else {
      throw Truth.Missing(key: key)
    }
    return flag
  }

  /// How far a quantity may be from what is wanted; `dt` is the tick, s.
  func room(_ key: String, wanted: Double, dt: Double) throws -> Double {
    let tolerance = try #require(tol[key], "\(id) has no tolerance for \(key)")
    if let rel = tolerance.rel { return rel * wanted.magnitude }
    // Times are sums of ticks: a rounding of the sum is no part of the tolerance.
    if let ticks = tolerance.ticks { return ticks * dt + 1e-9 }
    return tolerance.abs ?? 0
  }

  /// Checks a measured quantity against the table; `dt` is the tick, s.
  func check(
    _ key: String, _ got: Double, dt: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let wanted = try expected(key)
    let room = try room(key, wanted: wanted, dt: dt)
    #expect(
      (got - wanted).magnitude <= room,
      "\(id) \(key) at \(dt * 1000) ms: got \(got), wanted \(wanted) ± \(room)",
      sourceLocation: sourceLocation)
  }
}
