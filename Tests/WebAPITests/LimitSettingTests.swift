import Foundation
import NIOCore
import Testing

@testable import WebAPI

/// Limits by name, as the command line sets them.
@Suite struct LimitSettingTests {
  @Test("Each limit that the reference page names can be set, within its range")
  func everyLimit() throws {
    for limit in WebConfiguration.limits {
      var configuration = WebConfiguration()
      try configuration.setLimit("\(limit.name)=\(limit.range.lowerBound)")
      try configuration.setLimit("\(limit.name)=\(limit.range.upperBound)")
      for wrong in [limit.range.lowerBound - 1, limit.range.upperBound + 1] {
        #expect(throws: WebConfiguration.LimitError.self) {
          try configuration.setLimit("\(limit.name)=\(wrong)")
        }
      }
    }
    var configuration = WebConfiguration()
    try configuration.setLimit("body-bytes=2048")
    try configuration.setLimit("request-ms=250")
    #expect(configuration.bodyBytes == 2048)
    #expect(configuration.requestTimeout == .milliseconds(250))
  }

  @Test(
    "What is no limit is refused with the names there are",
    arguments: ["", "body-bytes", "body-bytes=", "body-bytes=1e6", "colour=3", "=5"])
  func refused(setting: String) {
    var configuration = WebConfiguration()
    #expect(throws: WebConfiguration.LimitError.self) { try configuration.setLimit(setting) }
  }

  @Test("The reference page names every limit")
  func documented() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Docs/reference/limits.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for limit in WebConfiguration.limits { #expect(text.contains("`\(limit.name)`")) }
  }
}
