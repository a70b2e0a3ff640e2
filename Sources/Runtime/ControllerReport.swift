/// Who controls a plant, and how that one does.
public struct ControllerReport: Equatable, Sendable {
  /// Who writes the outputs.
  public enum Kind: String, Sendable {
    /// Nobody but clients, from the start.
    case none
    /// A program, in lockstep with the plant.
    case program
    /// Clients: the program has handed over to them.
    case client
  }

  /// How the program does.
  public enum State: String, Sendable {
    case running
    /// Stopped by an illegal operation.
    case trapped
    /// Detached until the scene starts anew.
    case handedOver = "handed-over"
  }

  /// What stopped a program.
  public struct Stop: Equatable, Sendable {
    /// Such as `division by zero`.
    public let cause: String
    /// The scan in which it happened, counted from 0.
    public let scan: Int
    /// Where in the program.
    public let place: String
    /// Whether the outputs were set to zero; otherwise they keep their last values.
    public let clearsOutputs: Bool

    /// One sentence with all of it.
    public var description: String {
      "\(place): \(cause) in scan \(scan); its outputs are "
        + (clearsOutputs ? "cleared" : "held")
    }
  }

  /// Who is in charge.
  public var kind: Kind
  /// The program's name; nil if there is none.
  public var name: String?
  /// How it does; nil if there is none.
  public var state: State?
  /// What stopped it; nil unless it is ``State/trapped``.
  public var stop: Stop?

  /// Nobody but clients.
  public static let none = ControllerReport(kind: .none)

  private init(kind: Kind) { self.kind = kind }

  /// A program that runs, or was stopped.
  public init(program name: String, stop: Stop? = nil) {
    kind = .program
    self.name = name
    state = stop == nil ? .running : .trapped
    self.stop = stop
  }

  /// The same program after it has handed over.
  var handedOver: ControllerReport {
    var report = ControllerReport(kind: .client)
    report.name = name
    report.state = .handedOver
    return report
  }
}
