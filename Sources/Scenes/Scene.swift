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
    public var pose: Pose
    /// The part's signals and the tags they are bound to, in catalogue order.
    public var signals: [(signal: String, tag: TagIndex)]

    public init(name: String, kind: String, pose: Pose, signals: [(signal: String, tag: TagIndex)])
    {
      self.name = name
      self.kind = kind
      self.pose = pose
      self.signals = signals
    }
  }

  /// The name used on the command line and in addresses, such as `sorting-by-weight`.
  public var name: String
  /// The name people read.
  public var title: String
  /// One sentence on what it teaches.
  public var summary: String
  public var model: Model
  /// In the order of the document.
  public var parts: [Part]

  public init(name: String, title: String, summary: String, model: Model, parts: [Part]) {
    self.name = name
    self.title = title
    self.summary = summary
    self.model = model
    self.parts = parts
  }
}
