import Foundation

/// A file that comes to be whole or not at all: written beside its place and moved there at the
/// end. A pipe or a device is written directly.
public final class ReportFile {
  /// Why a report could not be written.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  private static let bufferSize = 1 << 16

  private let path: String
  /// Where the bytes go until the end; nil when they go to their place directly.
  private let draftPath: String?
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// Opens the file, so that a path that cannot be written is known before a run.
  public init(path: String) throws(Failure) {
    guard !path.isEmpty else { throw Failure(description: "a report needs a path") }
    // A link is followed: to move a file there would replace the link.
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    self.path = path
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder.boolValue else { throw Failure(description: "\(path) is a folder") }
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    let direct = exists && type != .typeRegular
    draftPath = direct ? nil : "\(path).\(ProcessInfo.processInfo.processIdentifier).draft"
    let target = draftPath ?? path
    if !direct {
      _ = FileManager.default.createFile(atPath: target, contents: nil)
    }
    guard let handle = FileHandle(forWritingAtPath: target) else {
      throw Failure(description: "\(path) cannot be written")
    }
    self.handle = handle
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  /// Appends a text.
  public func write(_ text: String) throws(Failure) { try write(bytes: text.utf8) }

  /// Appends bytes.
  public func write(bytes: some Sequence<UInt8>) throws(Failure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes the rest and puts the file in its place.
  public func finish() throws(Failure) {
    try flush()
    do {
      try handle.close()
      if let draftPath, rename(draftPath, path) != 0 { throw CocoaError(.fileWriteUnknown) }
      isFinished = true
    } catch {
      discard()
      throw Failure(description: "\(path) cannot be written")
    }
  }

  /// Gives the report up, unless it is finished; a file that was there before stays as it was.
  public func discard() {
    guard !isFinished else { return }
    try? handle.close()
    if let draftPath { try? FileManager.default.removeItem(atPath: draftPath) }
  }

  private func flush() throws(Failure) {
    do {
      try handle.write(contentsOf: buffer)
      buffer.removeAll(keepingCapacity: true)
    } catch {
      discard()
      throw Failure(description: "\(path) cannot be written to its end")
    }
  }
}
