import Kernel
import Tags

/// Makes items while its signal is on. The pose is the middle of the bottom of what it makes.
///
/// A rising edge makes one at once; while the signal stays on, the next follows after a random
/// interval. It waits while something stands where the item would appear.
public struct Emitter: PartDefinition {
  /// What must be free around an item when it appears, m, and below it, where it falls.
  static let margin = 0.1
  static let drop = 0.4

  public var name: String
  public var pose: Pose
  /// Shortest and longest interval between two items, s.
  public var interval: ClosedRange<Double> = 1...1
  /// The greatest number of items it makes; 0 for no end.
  public var upTo: Int = 0
  /// What it makes when no tag says so: one of these at random each time.
  public var parts: ItemMask = [.boxS]
  /// What that stands on; empty for nothing.
  public var bases: ItemMask = []
  /// Greatest random shift along the pose's axes, m, and whether the yaw is a random quarter turn.
  public var randomShift: Double = 0
  public var randomYaw: Bool = false
  public var emit: TagIndex?
  /// Int outputs that hold the masks instead of `parts` and `bases`.
  public var partTag: TagIndex?
  public var baseTag: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) { builder.add(self) }
}
