import Kernel
import Runtime

/// How one run of a case went.
public struct CaseResult: Sendable {
  /// A command that a step gave, at the boundary after that many ticks.
  public struct AppliedCommand: Sendable, Equatable {
    /// Ticks before it.
    public var tick: Tick
    /// What was done.
    public var change: Command.Change
  }

  /// Something a condition looked at, at the time of a failure.
  public struct ShownReading: Sendable, Equatable {
    /// A tag's name, or another word of the condition.
    public var name: String
    /// Its value as people write it.
    public var value: String
  }

  /// An expectation that was not met.
  public struct Failure: Sendable, Equatable {
    /// The key of the expectation in the spec, such as `always`.
    public var key: String
    /// The expectation as the spec has it.
    public var expectation: String
    /// Why it is expected, if the spec says so.
    public var because: String?
    /// Where it stands in the spec, counted from 1.
    public var line: Int
    public var column: Int
    /// Ticks of the run at that moment.
    public var tick: Tick
    /// What happened instead: a sentence without its full stop.
    public var message: String
    /// What the expectation looks at, then.
    public var readings: [ShownReading]
  }

  /// How a run ended.
  public enum Outcome: Sendable, Equatable {
    case passed
    /// In the order of time; one unless the run was told to keep going.
    case failed([Failure])
    /// Broken off before its end, without a failure so far.
    case interrupted
  }

  /// How it ended.
  public var outcome: Outcome
  /// Ticks that were run.
  public var ticks: Tick
  /// The hash of the plant at the end.
  public var hash: UInt64
  /// What the steps did.
  public var commands: [AppliedCommand]
}
