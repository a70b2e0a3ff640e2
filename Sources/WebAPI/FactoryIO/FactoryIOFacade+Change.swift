import HTTPTypes
import NIOCore
import Runtime
import Tags

/// What an element of a request's array stands for.
enum TagFinding {
  case tag(TagIndex)
  /// With the id or the name as the client wrote it.
  case failure(ItemFailure, subject: String?)
}

extension TagTexts {
  /// The tags that an id or a name stands for: one, all of that name, or a failure.
  func find(_ element: JSONValue?, _ key: TagKey) -> [TagFinding] {
    guard case .string(let text)? = element else {
      return [.failure(.noKey(key), subject: nil)]
    }
    switch key {
    case .id:
      guard let index = index(id: text) else {
        return [.failure(.unknownID(text), subject: text)]
      }
      return [.tag(index)]
    case .name:
      let indices = indices(named: text)
      return indices.isEmpty
        ? [.failure(.unknownName(text), subject: text)] : indices.map(TagFinding.tag)
    }
  }
}

extension FactoryIOFacade {
  /// What a PUT asks for, with its tags looked up in one plant.
  struct Changes {
    var changes: [Command.Change] = []
    /// The answer: a list of the items that failed.
    var failures = ByteBuffer()
  }

  // MARK: Rows 5 and 7 to 15

  /// Carries a PUT out as one command; the answer comes after the tick that applied it.
  func change(_ action: TagAction, _ key: TagKey, _ request: WebRequest) async -> WebAnswer {
    let elements: [JSONValue]
    switch items(request) {
    case .success(let list): elements = list
    case .failure(let refusal): return refusal.answer
    }
    // A scene loaded meanwhile has other tags, perhaps of the same names: look them up once more.
    for _ in 0..<2 {
      let plant = session.frame.plant
      let resolved = resolve(elements, action, key, answers.texts(plant))
      if resolved.changes.isEmpty { return .json(resolved.failures) }
      do throws(Command.Refusal) {
        let command = Command(.change(resolved.changes), generation: plant.generation)
        _ = try await session.submit(command)
        return .json(resolved.failures)
      } catch {
        switch error {
        case .sceneChanged: continue
        case .queueFull:
          return .page(.serviceUnavailable, "Too many commands wait for the plant; try again.")
        default: return .page(.serviceUnavailable, "The session has ended.")
        }
      }
    }
    return .page(.serviceUnavailable, "Another scene was loaded meanwhile; try again.")
  }

  private func resolve(
    _ elements: [JSONValue], _ action: TagAction, _ key: TagKey, _ texts: TagTexts
  ) -> Changes {
    var resolved = Changes()
    var failed: [(ItemFailure, String?)] = []
    for element in elements {
      // A release names its tags only; everything else says what to do with them.
      let item = action == .release ? element : element[key == .id ? "id" : "name"]
      for finding in texts.find(item, key) {
        switch finding {
        case .failure(let failure, let subject): failed.append((failure, subject))
        case .tag(let index):
          let tag = texts.plant.table[index]
          switch Self.change(tag, index, action, element["value"]) {
          case .success(let change): resolved.changes.append(change)
          case .failure(let refusal):
            failed.append((refusal.failure, key == .id ? tag.id.description : tag.name))
          }
        }
      }
    }
    resolved.failures.writeList(failed) { $0.writeFailure($1.0, key, subject: $1.1) }
    return resolved
  }

  private struct RefusedItem: Error {
    let failure: ItemFailure
  }

  private static func change(
    _ tag: Tag, _ index: TagIndex, _ action: TagAction, _ value: JSONValue?
  ) -> Result<Command.Change, RefusedItem> {
    func refuse(_ failure: ItemFailure) -> Result<Command.Change, RefusedItem> {
      .failure(RefusedItem(failure: failure))
    }
    if action == .release { return .success(.release(index)) }
    guard let value else { return refuse(.noValue) }
    switch action {
    case .write where tag.kind == .input: return refuse(.inputTag)
    case .write, .force:
      guard let value = TagValue(value, type: tag.type) else {
        return refuse(.notConvertible(tag.type))
      }
      return .success(action == .write ? .write(index, value) : .force(index, value))
    case .openCircuit, .shortCircuit, .release:
      guard let on = Bool(value) else { return refuse(.notBool) }
      let fault: WireFaults = action == .openCircuit ? .openCircuit : .shortCircuit
      return .success(.fault(index, fault, on: on))
    }
  }
}
