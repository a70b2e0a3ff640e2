import Kernel

/// Reads scene documents.
public enum SceneFile {
  /// The scene a document describes.
  ///
  /// - Parameter file: what problems call the document.
  /// - Throws: all problems of the document, from its top down, at most ``Problems/limit``.
  public static func decode(_ text: String, file: String) throws(Problems) -> Scene {
    let log = ProblemLog(file: file)
    if let root = DocumentReader(log: log).read(DocumentFile.unmarked(text)),
      let scene = SceneDecoder(log: log).decode(root)
    {
      return scene
    }
    throw log.problems
  }

  /// The scene in the bytes of a file or an upload.
  public static func decode(bytes: some Collection<UInt8>, file: String) throws(Problems) -> Scene {
    try decode(try DocumentFile.text(bytes: bytes, file: file, format: .scene), file: file)
  }

  /// The scene in a file.
  public static func read(path: String) throws(Problems) -> Scene {
    try decode(try DocumentFile.text(path: path, format: .scene), file: path)
  }
}
