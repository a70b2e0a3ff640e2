import Foundation
import Kernel
import Sim

/// Reads snapshots from files.
public enum SnapshotFile {
  /// The snapshot in a file.
  ///
  /// - Throws: one problem, SNP0001 to SNP0006.
  public static func read(path: String) throws(Problems) -> Snapshot {
    // One byte more than allowed is enough to know; a device without end is not read to its end.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: Snapshot.sizeLimit + 1) ?? Data()
    else {
      throw Problems([
        Problem(
          code: SnapshotProblem.unreadable.rawValue, file: path, message: "the file cannot be read",
          hint: "check that it exists and that you may read it")
      ])
    }
    return try Snapshot(bytes: [UInt8](data), file: path)
  }
}
