import Tags

/// A program that reads inputs and writes outputs, in lockstep with the plant.
public protocol Controller: Sendable {
  /// Called once when the scene starts, to look its tags up.
  mutating func start(table: TagTable)
  /// One scan: reads the input image of this tick, writes outputs for the next.
  mutating func scan(_ io: inout ControllerIO)
}

/// The I/O image as a controller sees it.
public struct ControllerIO {
  var image: IOImage
  /// Simulated milliseconds since the start.
  public let milliseconds: Int

  /// The effective value of a tag.
  public subscript(tag: TagIndex) -> TagValue { image[tag] }

  /// Writes an output; it acts from the next tick on.
  public mutating func write(_ tag: TagIndex, _ value: TagValue) { image.write(tag, value) }
}
