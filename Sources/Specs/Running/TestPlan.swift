import Kernel
import Runtime
import Scenes
import Sim

/// All that is to be run: every case of some specs with each of its seeds, in their order.
public struct TestPlan: Sendable {
  /// One case with one seed.
  public struct Run: Sendable {
    /// The spec and the case.
    public let spec: Spec
    public let testCase: SpecCase
    /// The seed of everything random.
    public let seed: UInt64
    /// The index of the case in its spec.
    public let caseIndex: Int
    /// ``Selection/programs``.
    let programs: [String]
  }

  /// One file.
  public struct Suite: Sendable {
    /// The file as the user named it.
    public let file: String
    /// The spec, or what is wrong with it.
    public let result: Result<Spec, Problems>
    /// Its runs, as indices of ``TestPlan/runs``.
    public let runs: Range<Int>

    /// What people call it: the spec's name, or the file's if it cannot be read.
    public var name: String { (try? result.get().name) ?? file }
  }

  /// Which runs of a spec are wanted.
  public struct Selection: Sendable {
    /// Texts of which one must be the case's name, or occur in it whatever the case of its letters;
    /// all cases if there are none.
    public var filters: [String] = []
    /// Seeds instead of those of the specs, unless there are none.
    public var seeds: [UInt64] = []
    /// Programs that the specs were loaded with instead of their own: runs are repeated with them.
    public var programs: [String] = []

    /// Everything.
    public init() {}

    /// Whether a case of a spec is wanted. A text that is the whole name of one means that one alone.
    func takes(_ testCase: SpecCase, of spec: Spec) -> Bool {
      let name = testCase.name.lowercased()
      return filters.isEmpty
        || filters.contains { filter in
          if spec.cases.contains(where: { $0.name == filter }) { return testCase.name == filter }
          return name.contains(filter.lowercased())
        }
    }
  }

  /// In the order in which the files were named.
  public let suites: [Suite]
  /// In the order of the suites, their cases and the cases' seeds.
  public let runs: [Run]

  /// The plan of some files.
  public init(_ specs: [SpecLoader.Loaded], _ selection: Selection = Selection()) {
    var runs: [Run] = []
    suites = specs.map { loaded in
      let first = runs.count
      if case .success(let spec) = loaded.result {
        for (index, testCase) in spec.cases.enumerated() where selection.takes(testCase, of: spec) {
          let seeds = selection.seeds.isEmpty ? testCase.seeds : selection.seeds
          runs += seeds.map {
            Run(
              spec: spec, testCase: testCase, seed: $0, caseIndex: index,
              programs: selection.programs)
          }
        }
      }
      return Suite(file: loaded.file, result: loaded.result, runs: first..<runs.count)
    }
    self.runs = runs
  }
}

extension TestPlan.Run {
  /// What people call it: the case and the seed.
  public var name: String { "\(testCase.name), seed \(seed)" }

  /// The length of a tick in its scene.
  public var tickLength: TickLength { spec.scene.model.tickLength }

  /// The fingerprint of everything in the scene: runs of other scenes say nothing about this one.
  public var sceneHash: UInt64 { spec.scene.model.hash }

  /// The program's name; nil for a plant without one.
  public var programName: String? { spec.controller?.report.name }

  /// The run, ready to begin.
  public func start(keepsGoing: Bool = false) -> CaseRun {
    CaseRun(testCase, of: spec, seed: seed, keepsGoing: keepsGoing)
  }

  /// The command that repeats it, for a shell.
  public var command: String {
    "beltline test \(Self.quoted(Self.plain(spec.file)))"
      + " \(Self.option("filter", testCase.name)) --seed \(seed)"
      + programs.map { " " + Self.option("program", Self.plain($0)) }.joined()
  }

  /// An option with its value: one that begins with a dash must stand behind a sign.
  private static func option(_ name: String, _ value: String) -> String {
    "--\(name)\(value.hasPrefix("-") ? "=" : " ")\(quoted(value))"
  }

  /// A path that is no option.
  private static func plain(_ path: String) -> String { path.hasPrefix("-") ? "./\(path)" : path }

  /// A text as one word of a shell.
  private static func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "-_./".utf8.contains(byte)
    }
    if plain, !text.isEmpty, !text.hasPrefix("-") { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
