import Foundation
import HTTPTypes
import NIOCore
import Testing

@testable import WebAPI

struct OpenAPITests {
  /// Whether the validator can be used here; it is an optional development tool.
  static let hasValidator = run(["-c", "import openapi_spec_validator"], input: nil) == 0

  private static func run(_ arguments: [String], input: String?) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return -1 }
    if let input { pipe.fileHandleForWriting.write(Data(input.utf8)) }
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static let document: String = {
    var buffer = ByteBuffer()
    buffer.write(OpenAPIDocument.value)
    return String(buffer: buffer)
  }()

  @Test(
    "The description is valid OpenAPI",
    .enabled(if: hasValidator, "python3 has no openapi-spec-validator"))
  func isValid() {
    let program = """
      import json, sys
      from openapi_spec_validator import validate
      validate(json.load(sys.stdin))
      """
    #expect(Self.run(["-c", program], input: Self.document) == 0)
    let broken = Self.document.replacing("\"responses\"", with: "\"answers\"")
    #expect(Self.run(["-c", program], input: broken) != 0)
  }

  @Test func everyPathOfTheDescriptionIsServedAndTheOtherWayRound() throws {
    guard case .object(let paths)? = OpenAPIDocument.value["paths"] else {
      Issue.record("no paths")
      return
    }
    var described = 0
    for path in paths {
      let segments = path.name.split(separator: "/").map { $0.hasPrefix("{") ? "x" : $0 }
      let methods =
        TagEndpoint(path: segments)?.methods ?? NativeEndpoint(path: segments)?.methods ?? []
      guard case .object(let operations) = path.value else { continue }
      let names = operations.map { $0.name.uppercased() }
      described += names.count
      // HEAD and OPTIONS need no description.
      let expected = methods.filter { $0 != .head && $0 != .options }.map(\.rawValue)
      #expect(Set(names) == Set(expected), "\(path.name)")
    }
    #expect(described == 15 + 21)
  }
}
