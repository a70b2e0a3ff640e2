import Testing

/// The closed forms of the truth table with random parameters, at its tolerances.
@Suite struct SweepTests {
  @Test("The formula holds for any parameters, and another would not", arguments: Sweep.all)
  func holds(_ sweep: Sweep) throws {
    let row = try Truth.row(sweep.id)
    var failures: [String] = []
    var sharpness = Sharpness()
    for number in 0..<Sweep.sets {
      let set = SweepSet(number, of: sweep)
      for outcome in try sweep.outcomes(set) {
        if let failure = try row.failure(outcome, set, &sharpness) {
          failures.append("set \(number), \(set): \(failure)")
        }
      }
    }
    let examples = failures.prefix(3).joined(separator: "; ")
    #expect(failures.isEmpty, "\(sweep.id): \(failures.count) failures, such as \(examples)")
    for (key, count) in sharpness.counts {
      // A formula that is off by a quarter must not pass.
      #expect(2 * count.sharp >= count.all, "\(sweep.id) \(key): sharp in \(count.sharp) sets only")
    }
  }

  @Test("Every row with a closed form is swept, once")
  func completeness() throws {
    // Two hand-overs have no closed form: they are integrated, with given parameters.
    let rows = try Truth.ids().filter { $0.hasPrefix("T") && !["T03b", "T04b"].contains($0) }
    #expect(Sweep.all.map(\.id).sorted() == rows.sorted())
  }

  /// Counts, for each quantity, the sets in which the tolerance is less than a quarter of it.
  struct Sharpness {
    var counts: [String: (sharp: Int, all: Int)] = [:]

    mutating func note(_ key: String, _ wanted: Double, room: Double) {
      // Nothing is a part of nothing.
      guard wanted != 0 else { return }
      let old = counts[key, default: (0, 0)]
      counts[key] = (old.sharp + (room < wanted.magnitude / 4 ? 1 : 0), old.all + 1)
    }
  }
}

extension Truth.Case {
  /// What is wrong with an outcome; nil if it is as the formula says, within the tolerance.
  fileprivate func failure(
    _ outcome: Sweep.Outcome, _ set: SweepSet, _ sharpness: inout SweepTests.Sharpness
  ) throws -> String? {
    switch outcome {
    case .value(let key, let got, let wanted):
      let room = try room(key, wanted: wanted, dt: set.dt)
      sharpness.note(key, wanted, room: room)
      let isNear = (got - wanted).magnitude <= room
      return isNear ? nil : "\(key) is \(got), wanted \(wanted) ± \(room)"
    case .limit(let key, let wanted, let happens):
      let room = try room(key, wanted: wanted, dt: set.dt)
      sharpness.note(key, wanted, room: room)
      if try happens(wanted - room) { return "\(key): it happens below \(wanted) by \(room)" }
      return try happens(wanted + room) ? nil : "\(key): not yet above \(wanted) by \(room)"
    case .flag(let key, let happened, let wanted):
      return happened == wanted ? nil : "\(key) is \(happened)"
    }
  }
}

extension Sweep {
  static let all = belts + braking + slopes + contacts + queues + turning + eyes + stations
}
