import HTTPTypes
import Kernel
import NIOCore
import Runtime

/// Our own API: the session, the scene, the panel and the items, which the compatible API cannot
/// reach. Errors are `application/problem+json` with the codes of ``WebProblem``.
final class NativeFacade: Facade {
  let session: LiveSession
  let configuration: WebConfiguration
  private let openAPI: ByteBuffer

  init(session: LiveSession, configuration: WebConfiguration) {
    self.session = session
    self.configuration = configuration
    var document = ByteBuffer()
    document.write(OpenAPIDocument.value)
    openAPI = document
  }

  func endpoint(at path: [Substring]) -> NativeEndpoint? { NativeEndpoint(path: path) }

  func methods(of endpoint: NativeEndpoint) -> [HTTPRequest.Method] { endpoint.methods }

  func unknownPath() -> WebAnswer {
    WebProblem.unknownPath.answer("See /openapi.json for all paths.")
  }

  func wrongMethod(allowed: String) -> WebAnswer {
    WebProblem.wrongMethod.answer("This path knows \(allowed).")
  }

  /// A refusal on its way out.
  struct Refusal: Error {
    let answer: WebAnswer

    init(_ problem: WebProblem, _ detail: String, more: [JSONValue.Member] = []) {
      answer = problem.answer(detail, more: more)
    }
  }

  func answer(_ request: WebRequest, at endpoint: NativeEndpoint) async -> WebAnswer {
    do throws(Refusal) {
      return try await attempt(request, endpoint)
    } catch {
      return error.answer
    }
  }

  private func attempt(
    _ request: WebRequest, _ endpoint: NativeEndpoint
  ) async throws(Refusal) -> WebAnswer {
    switch endpoint {
    case .health:
      return .json(["status": "ok", "tick": .int(session.frame.tick)])
    case .openAPI: return .json(openAPI)
    case .session: return .json(.session(session.frame))
    case .scenes: return .json(.array(session.sceneNames.map(JSONValue.string)))
    case .parts: return .json(.parts(session.frame))
    case .items: return .json(.items(session.frame))
    case .variables: return .json(.variables(session.frame))
    case .powerFlow: return .json(.powerFlow(session.frame))
    case .run: return .json(.session(try await submit(.run)))
    case .pause: return .json(.session(try await submit(.pause)))
    case .reset: return .json(.session(try await submit(.reset)))
    case .step: return .json(.session(try await submit(.step(try ticks(request)))))
    case .speed: return .json(.session(try await submit(.speed(try speed(request)))))
    case .seed: return .json(.session(try await submit(.seed(try seed(request)))))
    case .scene: return .json(.session(try await load(request)))
    case .operate(let part, let action): return try await operate(part, action, request)
    }
  }

  // MARK: The clock

  private func submit(_ action: Command.Action) async throws(Refusal) -> Frame {
    do throws(Command.Refusal) { return try await session.submit(Command(action)) } catch {
      throw Refusal(error)
    }
  }

  private func ticks(_ request: WebRequest) throws(Refusal) -> Int {
    guard case .number(let number)? = try object(request)["ticks"], let ticks = number.integer
    else { throw Refusal(.unexpectedBody, #"Send {"ticks": 100}, a whole number."#) }
    return Int(ticks)
  }

  private func speed(_ request: WebRequest) throws(Refusal) -> Speed {
    switch try object(request)["factor"] {
    case .string("max"): return .unlimited
    case .number(let number):
      guard let factor = number.double, Speed.allowed.contains(factor) else {
        let range = "\(shortest("\(Speed.allowed.lowerBound)")) to "
        throw Refusal(
          .speedOutOfRange, range + "\(shortest("\(Speed.allowed.upperBound)")), or \"max\".")
      }
      return .factor(factor)
    default: throw Refusal(.unexpectedBody, #"Send {"factor": 2} or {"factor": "max"}."#)
    }
  }

  private func seed(_ request: WebRequest) throws(Refusal) -> UInt64 {
    // As a number only while every reader of JSON keeps it exact; as a string always.
    switch try object(request)["seed"] {
    case .string(let text): if let seed = UInt64(text) { return seed }
    case .number(let number):
      if let seed = number.integer, (0...9_007_199_254_740_991).contains(seed) {
        return UInt64(seed)
      }
    default: break
    }
    throw Refusal(.unexpectedBody, #"Send {"seed": "7"}, a whole number of 64 bits as a string."#)
  }

  // MARK: The scene

  private func load(_ request: WebRequest) async throws(Refusal) -> Frame {
    let type = request.fields[.contentType] ?? ""
    let isDocument = type.lowercased().contains("yaml")
    var name: String?
    if !isDocument {
      guard case .string(let text)? = try object(request)["name"] else {
        throw Refusal(
          .unexpectedBody,
          #"Send {"name": "sorting-by-weight"}, or a document as application/yaml."#)
      }
      name = text
    }
    let document = String(buffer: request.body)
    do throws(LiveSession.LoadFailure) {
      return try await load(name: name, document: document).get()
    } catch {
      switch error {
      case .refused(let refusal): throw Refusal(refusal)
      case .problems(let problems):
        let list = JSONValue.Member(
          name: "problems", value: .array(problems.list.map(JSONValue.problem)))
        let detail = problems.list.count == 1 ? "1 problem." : "\(problems.list.count) problems."
        // A bundled scene may be there and have problems, or its program may.
        let isUnknown = name != nil && problems.list.first?.code == "SCN0010"
        throw Refusal(isUnknown ? .unknownScene : .brokenScene, detail, more: [list])
      }
    }
  }

  /// Reads the scene on a thread of the pool: a large document takes long, and the thread that we
  /// are on serves everybody.
  private func load(
    name: String?, document: String
  ) async -> Result<Frame, LiveSession.LoadFailure> {
    await withTaskExecutorPreference(globalConcurrentExecutor) {
      do throws(LiveSession.LoadFailure) {
        if let name { return .success(try await session.load(sceneNamed: name)) }
        return .success(try await session.load(document: document, file: "upload.yaml"))
      } catch {
        return .failure(error)
      }
    }
  }

  // MARK: The panel

  private func operate(
    _ encoded: Substring, _ action: PartAction, _ request: WebRequest
  ) async throws(Refusal) -> WebAnswer {
    let plant = session.frame.plant
    let literal = percentDecoded(encoded)
    let withBlanks = percentDecoded(encoded, plusIsBlank: true)
    guard
      let part = plant.parts.first(where: { $0.name == literal })
        ?? plant.parts.first(where: { $0.name == withBlanks })
    else { throw Refusal(.unknownPart, "No part is called '\(literal)'; see /beltline/v1/parts.") }
    guard let device = part.device else {
      throw Refusal(.partNotOperable, "'\(part.name)' (\(part.kind)) is no panel device.")
    }
    let hand: Command.PanelAction =
      switch action {
      case .press: .press
      case .release: .release
      case .set: .set(try setting(request))
      }
    do throws(Command.Refusal) {
      let command = Command(
        .change([.operate(device: device, hand)]), generation: plant.generation)
      return .json(.part(part, try await session.submit(command)))
    } catch {
      throw Refusal(error)
    }
  }

  private func setting(_ request: WebRequest) throws(Refusal) -> Double {
    switch try object(request)["value"] {
    case .bool(let on): return on ? 1 : 0
    case .number(let number): if let value = number.double { return value }
    default: break
    }
    throw Refusal(.unexpectedBody, #"Send {"value": 1}: a position, volts, or true and false."#)
  }

  // MARK: Bodies

  private func object(_ request: WebRequest) throws(Refusal) -> JSONValue {
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try request.json(limits: .init(depth: configuration.jsonDepth, values: 1000))
    } catch {
      throw Refusal(error)
    }
    guard case .object = value else {
      throw Refusal(.unexpectedBody, "The body must be a JSON object.")
    }
    return value
  }
}

extension NativeFacade.Refusal {
  init(_ failure: JSONParser.Failure) {
    switch failure {
    case .malformed(let position):
      self.init(.malformedJSON, "There is a mistake at byte \(position + 1) of the body.")
    case .tooDeep(let limit):
      self.init(.malformedJSON, "The body is nested deeper than \(limit).")
    case .tooManyValues(let limit):
      self.init(.tooManyItems, "The body may hold \(limit) values.")
    }
  }

  init(_ refusal: Command.Refusal) {
    switch refusal {
    case .queueFull: self.init(.sessionBusy, "Try again.")
    case .stopped: self.init(.sessionEnded, "Start the server anew.")
    case .sceneChanged: self.init(.sceneChanged, "Look the parts up again.")
    case .notPaused: self.init(.notPaused, "POST /beltline/v1/pause first.")
    case .stepOutOfRange:
      self.init(.stepOutOfRange, "A step has at least 1 tick and at most the session's limit.")
    case .noButton:
      self.init(.partNotOperable, "It cannot be pressed; set a value if it has one.")
    case .settingOutOfRange(_, let range):
      let low = shortest("\(range.lowerBound)")
      self.init(.settingOutOfRange, "Its range is \(low) to \(shortest("\(range.upperBound)")).")
    }
  }
}
