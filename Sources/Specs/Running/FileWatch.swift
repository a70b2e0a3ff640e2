import Foundation

/// Tells when files change, by looking at them now and then.
public struct FileWatch {
  /// What tells a file from its former self.
  struct Stamp: Equatable {
    var modified: Date?
    var size: Int?
  }

  private let files: [String]
  private var stamps: [Stamp]

  /// A watch that knows the files as they were at a time before they were read, or as they are now.
  /// Files need not exist.
  public init(_ files: [String], since begin: Date = .distantFuture) {
    self.files = files
    let now = Date.now
    stamps = files.map { path in
      let stamp = Self.stamp(path)
      // What was saved since may have been read before: the next look tells of it. What seems to be
      // of the future, by another clock, would be told of for ever.
      if let modified = stamp.modified, modified >= begin, modified <= now { return Stamp() }
      return stamp
    }
  }

  /// The files that changed, came or went since the last look.
  public mutating func changes() -> [String] {
    let now = files.map(Self.stamp)
    defer { stamps = now }
    return files.indices.filter { now[$0] != stamps[$0] }.map { files[$0] }
  }

  private static func stamp(_ path: String) -> Stamp {
    let found = try? FileManager.default.attributesOfItem(atPath: path)
    return Stamp(
      modified: found?[.modificationDate] as? Date, size: (found?[.size] as? NSNumber)?.intValue)
  }
}

/// Runs something again whenever files change.
public enum WatchLoop {
  /// - Parameters:
  ///   - run: one round, told what changed; returns a watch that was made before it used the files,
  ///     so that a change in the middle of a round is not missed.
  ///   - wait: waits until some files of the watch change and names them; nil ends the loop.
  public static func run(
    _ run: ([String]) throws -> FileWatch, wait: (inout FileWatch) -> [String]?
  ) rethrows {
    var changed: [String] = []
    while true {
      var watch = try run(changed)
      guard let next = wait(&watch) else { return }
      changed = next
    }
  }
}
