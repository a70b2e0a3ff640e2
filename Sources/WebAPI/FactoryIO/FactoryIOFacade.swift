import HTTPTypes
import NIOCore
import Runtime
import Tags

/// The Factory I/O Web API: fifteen endpoints under `/api`, byte-compatible where its manual shows
/// bytes. Every behaviour has a row in the compatibility reference.
final class FactoryIOFacade: Facade {
  let session: LiveSession
  let configuration: WebConfiguration
  let answers = TagAnswers()

  init(session: LiveSession, configuration: WebConfiguration) {
    self.session = session
    self.configuration = configuration
  }

  func endpoint(at path: [Substring]) -> TagEndpoint? { TagEndpoint(path: path) }

  func methods(of endpoint: TagEndpoint) -> [HTTPRequest.Method] { endpoint.methods }

  func unknownPath() -> WebAnswer { .page(.notFound, "There is nothing at this path.") }

  func wrongMethod(allowed: String) -> WebAnswer {
    .page(.methodNotAllowed, "This path knows \(allowed).")
  }

  func answer(_ request: WebRequest, at endpoint: TagEndpoint) async -> WebAnswer {
    switch endpoint {
    case .list: list(request)
    case .tag(let id): tag(id: percentDecoded(id))
    case .tags(let name): tags(named: name)
    case .values(let key):
      request.method == .put ? await change(.write, key, request) : values(key, request)
    case .change(let action, let key): await change(action, key, request)
    }
  }

  // MARK: Rows 1 to 3

  private func list(_ request: WebRequest) -> WebAnswer {
    let frame = session.frame
    var filter = TagFilter()
    var name: Substring?
    for item in request.queryItems {
      let value = percentDecoded(item.value, plusIsBlank: true)
      switch percentDecoded(item.name) {
      case "name": name = item.value
      case "type":
        guard let type = TagType(word: value) else { return invalid("type", "bit, int or float") }
        filter.type = type
      case "kind":
        guard let kind = TagKind(word: value) else { return invalid("kind", "input or output") }
        filter.kind = kind
      default: continue
      }
    }
    if name == nil, filter.type == nil, filter.kind == nil {
      return .json(answers.body(.objects, frame))
    }
    let indices = firstNonEmpty(name) { name in
      filter.name = name.map(NamePattern.init)
      return filter.indices(in: frame.plant.table)
    }
    return objects(indices, frame)
  }

  private func invalid(_ parameter: String, _ words: String) -> WebAnswer {
    .page(.badRequest, "The filter '\(parameter)' must be one of \(words).")
  }

  private func tag(id: String) -> WebAnswer {
    let frame = session.frame
    let texts = answers.texts(frame.plant)
    var body = ByteBuffer()
    guard let index = texts.index(id: id) else {
      body.writeFailure(.unknownID(id), .id, subject: id)
      return .json(body, status: .notFound)
    }
    texts.writeObject(index, frame.tags[index.position], into: &body)
    return .json(body)
  }

  private func tags(named name: Substring) -> WebAnswer {
    let frame = session.frame
    let texts = answers.texts(frame.plant)
    return objects(firstNonEmpty(name) { $0.map(texts.indices(named:)) ?? [] }, frame)
  }

  private func objects(_ indices: [TagIndex], _ frame: Frame) -> WebAnswer {
    let texts = answers.texts(frame.plant)
    var body = ByteBuffer()
    body.writeList(indices) { texts.writeObject($1, frame.tags[$1.position], into: &$0) }
    return .json(body)
  }

  /// Looks a name up as it is written and, when there is nothing, with its pluses as blanks.
  private func firstNonEmpty(
    _ name: Substring?, _ find: (String?) -> [TagIndex]
  ) -> [TagIndex] {
    guard let name else { return find(nil) }
    let found = find(percentDecoded(name))
    guard found.isEmpty, name.contains("+") else { return found }
    return find(percentDecoded(name, plusIsBlank: true))
  }

  // MARK: Rows 4 and 6

  private func values(_ key: TagKey, _ request: WebRequest) -> WebAnswer {
    let frame = session.frame
    if request.bodyIsBlank {
      return .json(answers.body(key == .id ? .valuesByID : .valuesByName, frame))
    }
    let elements: [JSONValue]
    switch items(request) {
    case .success(let list): elements = list
    case .failure(let refusal): return refusal.answer
    }
    let texts = answers.texts(frame.plant)
    var body = ByteBuffer()
    body.reserveCapacity(elements.count * 64 + 2)
    body.writeList(elements.lazy.flatMap { texts.find($0, key) }) { body, finding in
      switch finding {
      case .tag(let index):
        texts.writeItem(key, index, frame.tags[index.position], into: &body)
      case .failure(let failure, let subject):
        body.writeFailure(failure, key, subject: subject)
      }
    }
    return .json(body)
  }
}

extension FactoryIOFacade {
  /// An answer to a body that cannot be used at all.
  struct Refusal: Error {
    let answer: WebAnswer
  }

  /// The elements of the array that every body is.
  func items(_ request: WebRequest) -> Result<[JSONValue], Refusal> {
    let limit = configuration.itemsPerCall
    let limits = JSONParser.Limits(depth: configuration.jsonDepth, values: limit * 4 + 4)
    let tooMany = WebAnswer.page(
      .contentTooLarge, "A request may hold \(limit) items; send more in several requests.")
    do throws(JSONParser.Failure) {
      guard case .array(let elements) = try request.json(limits: limits) else {
        return .failure(
          Refusal(answer: .page(.badRequest, "Incorrect request data format: not an array.")))
      }
      return elements.count > limit ? .failure(Refusal(answer: tooMany)) : .success(elements)
    } catch {
      switch error {
      case .malformed:
        return .failure(Refusal(answer: .page(.badRequest, "Incorrect request data format.")))
      case .tooDeep(let depth):
        let text = "Incorrect request data format: nested deeper than \(depth)."
        return .failure(Refusal(answer: .page(.badRequest, text)))
      case .tooManyValues: return .failure(Refusal(answer: tooMany))
      }
    }
  }
}

/// The filters of the tag list; all that are set must hold.
struct TagFilter {
  var name: NamePattern?
  var type: TagType?
  var kind: TagKind?

  /// In list order.
  func indices(in table: TagTable) -> [TagIndex] {
    table.listOrder.filter { index in
      let tag = table[index]
      return (type == nil || tag.type == type) && (kind == nil || tag.kind == kind)
        && (name?.matches(tag.name) ?? true)
    }
  }
}

extension TagType {
  /// From a client's word in any case.
  init?(word: String) {
    guard let type = Self.allCases.first(where: { $0.word.lowercased() == word.lowercased() })
    else { return nil }
    self = type
  }
}

extension TagKind {
  /// From a client's word in any case.
  init?(word: String) {
    guard let kind = Self.allCases.first(where: { $0.word.lowercased() == word.lowercased() })
    else { return nil }
    self = kind
  }
}
