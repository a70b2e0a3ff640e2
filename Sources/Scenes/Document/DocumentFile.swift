import Foundation
import Kernel

/// Reads the text of documents from files and uploads.
package enum DocumentFile {
  /// The text of a file.
  package static func text(
    path: String, format: DocumentFormat
  ) throws(Problems) -> String {
    // One byte more than allowed is enough to know; a device without end is not read to its end.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: format.sizeLimit + 1) ?? Data()
    else {
      throw format.problem(
        .unreadableFile, path, "the file cannot be read",
        hint: "check that it exists and that you may read it")
    }
    return try text(bytes: data, file: path, format: format)
  }

  /// The text in the bytes of a file or an upload.
  package static func text(
    bytes: some Collection<UInt8>, file: String, format: DocumentFormat
  ) throws(Problems) -> String {
    guard bytes.count <= format.sizeLimit else {
      throw format.problem(
        .tooLarge, file, "the document is larger than \(format.sizeLimit) bytes",
        hint: format.splitHint)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw format.problem(
        .notText, file, "the document is no UTF-8 text", hint: "save it as UTF-8")
    }
    return text
  }

  /// A text without the byte order mark that some editors begin a file with; it means nothing in
  /// UTF-8.
  package static func unmarked(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }
}

extension DocumentFormat {
  /// One problem of a document as a whole.
  func problem(_ code: SceneProblem, _ file: String, _ message: String, hint: String) -> Problems {
    Problems([Problem(code: self.code(code), file: file, message: message, hint: hint)])
  }

  /// The code of this kind of document with the number of a scene's.
  func code(_ code: SceneProblem) -> String { prefix + code.rawValue.dropFirst(3) }
}
