import Tags

/// A program that reads inputs and writes outputs, in lockstep with the plant.
public protocol Controller: Sendable {
  /// Called when a scene starts, before its first tick, to look its tags up and forget the past.
  mutating func start(table: TagTable)

  /// One scan: reads the input image of this tick and writes outputs, which act from the next.
  mutating func scan(_ io: inout ControllerIO)
}

/// The I/O image as a controller sees it.
public struct ControllerIO {
  var image: IOImage
  let table: TagTable
  /// Simulated milliseconds since the start.
  public let milliseconds: Int

  /// The effective value of a tag.
  public subscript(tag: TagIndex) -> TagValue { image[tag] }

  /// Writes an output; the tag must be one, and the value of its type.
  public mutating func write(_ tag: TagIndex, _ value: TagValue) {
    precondition(table[tag].kind == .output, "'\(table[tag].name)' is an input")
    image.write(tag, value)
  }
}
