/// Bounds of specs and their runs.
public enum SpecLimits {
  /// Bytes of a spec.
  public static let bytes = 1_000_000
  /// Cases of a spec.
  public static let cases = 500
  /// Seeds of a case.
  public static let seeds = 10_000
  /// Steps of a case.
  public static let steps = 1000
  /// Rules of a case under one key.
  public static let rules = 200
  /// Simulated milliseconds of a run: a hundred hours.
  public static let milliseconds = 360_000_000
  /// Failures that a run which keeps going tells of.
  public static let failures = 100
}
