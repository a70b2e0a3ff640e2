import Foundation
import Kernel

/// Reads scene documents.
public enum SceneFile {
  /// The scene a document describes.
  ///
  /// - Parameter file: what problems call the document.
  /// - Throws: all problems of the document, from its top down, at most ``Problems/limit``.
  public static func decode(_ text: String, file: String) throws(Problems) -> Scene {
    let log = ProblemLog(file: file)
    // Some editors begin a file with a byte order mark, which means nothing in UTF-8.
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    if let root = DocumentReader(log: log).read(text),
      let scene = SceneDecoder(log: log).decode(root)
    {
      return scene
    }
    throw log.problems
  }

  /// The scene in the bytes of a file or an upload.
  public static func decode(bytes: some Collection<UInt8>, file: String) throws(Problems) -> Scene {
    guard bytes.count <= DocumentReader.sizeLimit else {
      throw problem(
        .tooLarge, file, "the document is larger than \(DocumentReader.sizeLimit) bytes",
        hint: "split the plant into several scenes")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem(
        .notText, file, "the document is no UTF-8 text", hint: "save it as UTF-8")
    }
    return try decode(text, file: file)
  }

  /// The scene in a file.
  public static func read(path: String) throws(Problems) -> Scene {
    // One byte more than allowed is enough to know; a device without end is not read to its end.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: DocumentReader.sizeLimit + 1) ?? Data()
    else {
      throw problem(
        .unreadableFile, path, "the file cannot be read",
        hint: "check that it exists and that you may read it")
    }
    return try decode(bytes: data, file: path)
  }

  static func problem(
    _ code: SceneProblem, _ file: String, _ message: String, hint: String
  ) -> Problems {
    Problems([Problem(code: code.rawValue, file: file, message: message, hint: hint)])
  }
}
