import Kernel
import Sim
import Tags

/// A scene ready to run: a checked document turned into a model.
public struct Scene: Sendable {
  /// One part as clients see it.
  public struct Part: Sendable {
    /// Unique in the scene.
    public var name: String
    /// The catalogue's word for it, such as `belt-conveyor`.
    public var kind: String
    /// Where it stands; what the pose is the place of is said by the kind.
    public var pose: Pose
    /// The part's signals and the tags they are bound to, in catalogue order.
    public var signals: [(signal: String, tag: TagIndex)]

    /// A part of these properties.
    public init(name: String, kind: String, pose: Pose, signals: [(signal: String, tag: TagIndex)])
    {
      self.name = name
      self.kind = kind
      self.pose = pose
      self.signals = signals
    }
  }

  /// A place to look at the plant from; a hint for pictures, without effect on the plant.
  public struct Camera: Sendable, Equatable {
    /// What people call it.
    public var name: String
    /// Where it stands: x, y, z in metres.
    public var from: [Double]
    /// What it looks at: x, y, z in metres.
    public var to: [Double]

    /// A camera of these properties.
    public init(name: String, from: [Double], to: [Double]) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  /// The name used on the command line and in addresses, such as `sorting-by-weight`.
  public var name: String
  /// The name people read.
  public var title: String
  /// One sentence on what it teaches.
  public var summary: String
  /// What the plant consists of.
  public var model: Model
  /// In the order of the document.
  public var parts: [Part]
  /// In the order of the document.
  public var cameras: [Camera]

  /// A scene of these properties.
  public init(
    name: String, title: String, summary: String, model: Model, parts: [Part],
    cameras: [Camera] = []
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.model = model
    self.parts = parts
    self.cameras = cameras
  }
}
