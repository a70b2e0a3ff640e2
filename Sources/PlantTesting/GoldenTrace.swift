import Kernel
import Runtime
import Scenes
import Sim
import Tags

/// What a scene does under its controller, as text: every edge of a bit or an int, and the state's
/// hash every so often. Kept beside the scene, it shows when a plant moves otherwise than it did.
///
/// One event a line: `TICK hash HEX`, `TICK input NAME VALUE` or `TICK output NAME VALUE`; lines
/// that begin with `#` say how the trace came about.
public struct GoldenTrace: Equatable, Sendable {
  /// The seed and the length of every golden run, and how often its hash is noted, in ticks.
  public static let seed: UInt64 = 7
  public static let ticks = 6000
  public static let hashInterval = 60

  /// The events, in order.
  public let events: [String]

  /// Runs a scene and notes what happens.
  ///
  /// - Parameter disturb: called before each tick: how a test shows that a change is found.
  public init(
    of scene: Scene, controller: any Controller, disturb: (inout Session) -> Void = { _ in }
  ) {
    var session = Session(scene: scene, seed: Self.seed, controller: controller)
    var events: [String] = []
    var before = session.world.state.io.states
    for tick in 1...Self.ticks {
      disturb(&session)
      session.tick()
      let now = session.world.state.io.states
      for position in now.indices where now[position].value != before[position].value {
        let tag = session.plant.table[TagIndex(position)]
        // A float moves all the time; what it does is in the hash.
        if tag.type != .float {
          events.append("\(tick) \(tag.kind) \(tag.name) \(Self.text(now[position].value))")
        }
      }
      before = now
      if tick % Self.hashInterval == 0 {
        events.append("\(tick) hash \(hexadecimal(session.world.hash))")
      }
    }
    self.events = events
  }

  /// The trace in a file's text.
  public init(text: String) {
    events = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
  }

  /// The file's text.
  ///
  /// - Parameter reason: why the trace is as it is now, for its head.
  public func text(scene: Scene, reason: String) -> String {
    let length = scene.model.tickLength.milliseconds
    let head = [
      "# The scene '\(scene.name)' under its bundled controller: \(Self.ticks) ticks of "
        + "\(length) ms, seed \(Self.seed).",
      "# Reason: \(reason)",
    ]
    return (head + events).joined(separator: "\n") + "\n"
  }

  /// Where `found` departs from this trace: the first event that differs, and the first edge of a
  /// tag that does; nil if none does.
  public func firstDifference(from found: GoldenTrace) -> String? {
    guard let (expected, other) = Self.firstPair(events, found.events) else { return nil }
    var text = "first difference at tick \(Self.tick(expected, other)): "
    text += "expected '\(expected ?? "the end")', found '\(other ?? "the end")'"
    let isEdge = { (event: String) in event.split(separator: " ").dropFirst().first != "hash" }
    let edges = Self.firstPair(events.filter(isEdge), found.events.filter(isEdge))
    if let (expected, other) = edges {
      text += "; first tag that differs at tick \(Self.tick(expected, other)): "
      text += "expected '\(expected ?? "none")', found '\(other ?? "none")'"
    } else {
      text += "; no edge of a tag differs"
    }
    return text
  }

  private static func firstPair(_ a: [String], _ b: [String]) -> (String?, String?)? {
    for index in 0..<max(a.count, b.count) {
      let pair = (
        index < a.count ? a[index] : nil, index < b.count ? b[index] : nil
      )
      if pair.0 != pair.1 { return pair }
    }
    return nil
  }

  /// The earlier tick of two events, as text.
  private static func tick(_ a: String?, _ b: String?) -> Int {
    [a, b].compactMap { $0?.split(separator: " ").first.flatMap { Int($0) } }.min() ?? 0
  }

  private static func text(_ value: TagValue) -> String {
    switch value {
    case .bit(let on): on ? "on" : "off"
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    }
  }
}
