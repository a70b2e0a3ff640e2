import Foundation
import NIOCore
import Runtime
import Scenes
import Testing

@testable import WebAPI

/// What clients may rely on between their requests.
@Suite(.serialized)
struct SharingTests {
  @Test func aWriteShowsInTheNextRead() async throws {
    // The clock runs: each write waits for its tick, and the read behind it must show it.
    try await withServer(TestPlant.session(paused: false)) { port in
      let seen = try await offTheClock {
        let socket = try RawSocket(port: port)
        func exchange(_ method: String, _ body: String) -> String? {
          socket.send(
            "\(method) /api/tag/values/by-name HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
          return socket.receiveAnswer()?.body
        }
        return (1...200).map { number -> Bool in
          let item = #"[{"name":"Left count","value":\#(number)}]"#
          return exchange("PUT", item) == "[]" && exchange("GET", #"["Left count"]"#) == item
        }
      }
      #expect(seen.allSatisfy { $0 })
    }
  }

  @Test func writersAtOnceLoseNothing() async throws {
    let names = ["Left conveyor", "Front conveyor", "Reset light", "A B"]
    try await withServer(TestPlant.session(paused: false)) { port in
      let plain = OverSocket(port: port)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for name in names {
          group.addTask {
            for round in 0..<20 {
              let item = #"[{"name":"\#(name)","value":\#(round.isMultiple(of: 2))}]"#
              let write = try await plain.send(.put("/api/tag/values/by-name", item))
              let read = try await plain.send(
                .get("/api/tag/values/by-name", #"["\#(name)"]"#))
              guard write.body == "[]", read.body == item else { return false }
            }
            return true
          }
        }
        for try await allSeen in group { #expect(allSeen) }
      }
    }
  }

  @Test func theListIsEncodedOnceAndShared() async throws {
    let session = TestPlant.session()
    defer { session.stop() }
    let answers = TagAnswers()
    func place(_ body: ByteBuffer) -> UnsafeRawPointer? {
      body.withUnsafeReadableBytes { $0.baseAddress }
    }
    for listing in TagAnswers.Listing.allCases {
      let first = answers.body(listing, session.frame)
      // The same frame, and a later one in which no tag changed.
      #expect(place(answers.body(listing, session.frame)) == place(first))
      let later = try await session.submit(Command(.step(1)))
      #expect(place(answers.body(listing, later)) == place(first))
      // A frame in which one did.
      let name = #"[{"name":"A B","value":\#(listing == .objects)}]"#
      _ = try await InMemory(session).send(.put("/api/tag/values/by-name", name))
      if listing != .valuesByName {
        let changed = answers.body(listing, session.frame)
        #expect(changed != first)
      }
    }
  }

  @Test func anotherSceneHasOtherAnswers() async throws {
    let session = TestPlant.session()
    defer { session.stop() }
    let plant = InMemory(session)
    let before = try await plant.send(.get("/api/tags"))
    var scene = TestPlant.scene
    scene.name = "another"
    _ = try await session.submit(Command(.load(scene)))
    let after = try await plant.send(.get("/api/tags"))
    #expect(before.body == after.body)
    let write = try await plant.send(
      .put("/api/tag/values/by-name", #"[{"name":"A B","value":true}]"#))
    #expect(write.body == "[]")
    let session2 = try await plant.send(.get("/beltline/v1/session"))
    #expect(session2.body.contains(#""scene":"another""#))
  }
}
