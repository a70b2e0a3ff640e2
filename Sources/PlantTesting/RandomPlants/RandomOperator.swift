import Kernel
import Runtime
import Tags

/// Somebody who meddles with a plant: writes, forces, releases and breaks its tags at random, and
/// now and then pauses, stops or resets it.
public struct RandomOperator: Sendable {
  private var draw: Generator
  /// The tags of the scene itself.
  private let tags: [Tag]

  /// An operator of a plant with these tags, who does the same with the same generator.
  public init(table: TagTable, draw: Generator) {
    self.draw = draw
    tags = Array(table.tags.dropFirst(ReservedTag.allCases.count))
  }

  /// What is done before the next tick: mostly nothing.
  public mutating func changes() -> [Command.Change] {
    guard draw.below(15) == 0, !tags.isEmpty else { return [] }
    let run = ReservedTag.run.index
    let pause = ReservedTag.pause.index
    let choice = draw.below(100)
    let number = draw.below(tags.count)
    let tag = TagIndex(ReservedTag.allCases.count + number)
    let value = value(of: tags[number].type)
    switch choice {
    case 0..<60: return tags[number].kind == .output ? [.write(tag, value)] : []
    case 60..<68: return [.force(tag, value)]
    case 68..<80: return [.release(tag)]
    case 80..<88:
      let fault: WireFaults = draw.below(2) == 0 ? .openCircuit : .shortCircuit
      return [.fault(tag, fault, on: draw.below(3) == 0)]
    case 88..<92: return [.write(pause, .bit(true))]
    case 92..<98: return [.write(pause, .bit(false)), .write(run, .bit(true))]
    case 98: return [.write(ReservedTag.reset.index, .bit(draw.below(2) == 0))]
    default: return [.write(run, .bit(false))]
    }
  }

  private mutating func value(of type: TagType) -> TagValue {
    switch type {
    case .bit: .bit(draw.below(4) > 0)
    case .int: .int(Int32(draw.below(16)))
    case .float:
      // Next to nothing is a voltage too.
      .float([0, 1e-30, 2, 7, -4, 10, -10, Float(draw.uniform(from: -12, to: 12))][draw.below(8)])
    }
  }
}
