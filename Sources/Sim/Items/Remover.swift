import Kernel
import Tags

/// Takes items away while its signal is on: those whose centre is inside its box. The pose is the
/// middle of the bottom of the box.
public struct Remover: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Extents of the box, m.
  public var length: Double = 0.5
  public var width: Double = 1
  public var height: Double = 1.5
  /// The kinds it takes.
  public var takes: ItemMask = .all
  public var remove: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) { builder.add(self) }
}
