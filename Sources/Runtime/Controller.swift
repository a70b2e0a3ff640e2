import Kernel
import Tags

/// A program that reads inputs and writes outputs, in lockstep with the plant.
///
/// What it remembers is part of the session's hash and snapshots if it has an ``identity``; its
/// fields are then named in `accept(_:)`.
public protocol Controller: StateVisitable, Sendable {
  /// Called when a scene starts, before its first tick, to look its tags up and forget the past.
  mutating func start(table: TagTable)

  /// Called in every tick after the plant has moved: reads the input image of this tick and
  /// writes outputs, which act from the next. A controller that scans every few ticks counts.
  mutating func scan(_ io: inout ControllerIO)

  /// A fingerprint of the program and of how it is wired; nil for a controller that is in no hash
  /// and no snapshot.
  var identity: UInt64? { get }

  /// What of the state cannot be, in words: to be asked after a restore. Nil for a good one.
  var impossibility: String? { get }

  /// What readers call it.
  var name: String { get }

  /// What stopped it for good; nil while it runs. Asked in every tick.
  var stop: ControllerReport.Stop? { get }

  /// Its variables, for readers; nil for a controller that shows none. Cost: a reference.
  var image: ProgramImage? { get }
}

extension Controller {
  /// In no hash and no snapshot.
  public var identity: UInt64? { nil }

  /// Nothing is remembered.
  public mutating func accept(_ visitor: inout some StateVisitor) {}

  /// What is not remembered cannot be wrong.
  public var impossibility: String? { nil }

  /// The name of its type.
  public var name: String { "\(Self.self)" }

  /// It runs on and on.
  public var stop: ControllerReport.Stop? { nil }

  /// What readers are told of it.
  public var report: ControllerReport { ControllerReport(program: name, stop: stop) }

  /// None.
  public var image: ProgramImage? { nil }
}

/// The I/O image as a controller sees it.
public struct ControllerIO {
  var image: IOImage
  let plant: Plant
  /// Simulated milliseconds since the start.
  public let milliseconds: Int

  /// The effective value of a tag.
  public subscript(tag: TagIndex) -> TagValue { image[tag] }

  /// Writes an output; the tag must be one, and the value of its type.
  public mutating func write(_ tag: TagIndex, _ value: TagValue) {
    precondition(
      plant.table[tag].kind == .output, "'\(plant.table[tag].name)' is an input")
    image.write(tag, value)
  }
}
