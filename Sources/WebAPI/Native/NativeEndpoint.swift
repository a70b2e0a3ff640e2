import HTTPTypes

/// The endpoints of our own API, under `/beltline/v1/` except for two.
enum NativeEndpoint: Equatable {
  case health
  case openAPI
  case session
  case run
  case pause
  case step
  case reset
  case speed
  case seed
  case scene
  case scenes
  case parts
  case items
  /// The variables of the program that controls the plant, and the power in its drawings.
  case variables
  case powerFlow
  /// An operator's hand on a panel part.
  case operate(part: Substring, PartAction)

  /// Nil for a path that the API does not have. Segments are still percent-encoded.
  init?(path: [Substring]) {
    let words = path.map { percentDecoded($0) }
    switch words.first {
    case "healthz" where words.count == 1: self = .health
    case "openapi.json" where words.count == 1: self = .openAPI
    case "beltline" where words.count > 2 && words[1] == "v1":
      if words.count == 3, let endpoint = Self.named[words[2]] {
        self = endpoint
      } else if words.count == 5, words[2] == "parts", let action = PartAction(rawValue: words[4]) {
        self = .operate(part: path[3], action)
      } else {
        return nil
      }
    default: return nil
    }
  }

  private static let named: [String: NativeEndpoint] = [
    "session": .session, "run": .run, "pause": .pause, "step": .step, "reset": .reset,
    "speed": .speed, "seed": .seed, "scene": .scene, "scenes": .scenes, "parts": .parts,
    "items": .items, "variables": .variables, "power-flow": .powerFlow,
  ]

  /// The methods it knows.
  var methods: [HTTPRequest.Method] {
    switch self {
    case .health, .openAPI, .session, .scenes, .parts, .items, .variables, .powerFlow:
      [.get, .head, .options]
    case .run, .pause, .step, .reset, .operate: [.post, .options]
    case .speed, .seed, .scene: [.put, .post, .options]
    }
  }
}

/// What an operator does; the raw value is its word in the path.
enum PartAction: String, CaseIterable {
  case press
  case release
  case set
}
