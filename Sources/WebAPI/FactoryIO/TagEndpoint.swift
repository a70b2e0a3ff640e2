import HTTPTypes
import Tags

/// The fifteen endpoints of the compatible API.
enum TagEndpoint: Equatable {
  /// Rows 1 to 3.
  case list
  case tag(id: Substring)
  case tags(named: Substring)
  /// Rows 4 to 7.
  case values(TagKey)
  /// Rows 8 to 15.
  case change(TagAction, TagKey)

  /// Nil for a path that the API does not have. Segments are still percent-encoded.
  init?(path: [Substring]) {
    guard (2...4).contains(path.count), percentDecoded(path[0]) == "api" else { return nil }
    let words = path.map { percentDecoded($0) }
    switch (words[1], words.count) {
    case ("tags", 2): self = .list
    case ("tags", 3): self = .tag(id: path[2])
    case ("tags", 4) where words[2] == "by-name": self = .tags(named: path[3])
    case ("tag", 3): self.init(action: words[2], key: .id)
    case ("tag", 4) where words[3] == "by-name": self.init(action: words[2], key: .name)
    default: return nil
    }
  }

  private init?(action word: String, key: TagKey) {
    if word == "values" {
      self = .values(key)
    } else if let action = TagAction(rawValue: word) {
      self = .change(action, key)
    } else {
      return nil
    }
  }

  /// The methods it knows.
  var methods: [HTTPRequest.Method] {
    switch self {
    case .list, .tag, .tags: [.get, .head, .options]
    case .values: [.get, .head, .put, .options]
    case .change: [.put, .options]
    }
  }
}

/// What a PUT does to each tag of its body; the raw value is its word in the path.
enum TagAction: String, CaseIterable {
  case write = "values"
  case force = "values-force"
  case release = "values-release"
  case openCircuit = "values-alwaysoff"
  case shortCircuit = "values-alwayson"
}
