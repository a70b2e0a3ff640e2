/// The eight tags that every scene has, in declaration order: outputs before inputs.
public enum ReservedTag: Int, CaseIterable, Sendable {
  /// Output: the plant runs while it is on; off leads back to the scene's layout.
  case run
  /// Output: freezes the plant while it is on.
  case pause
  /// Output: a rising edge removes the emitted items and brings the mechanisms home.
  case reset
  /// Output: selects a saved camera; no effect on the plant.
  case cameraPosition
  /// Input: the plant runs.
  case running
  /// Input: the plant is frozen.
  case paused
  /// Input: mirrors the reset output.
  case resetting
  /// Input: simulated seconds per real second; 0 when as fast as possible.
  case timeScale

  /// The tag's index in every table.
  public var index: TagIndex { TagIndex(rawValue) }

  /// Well-known id of most stock scenes.
  public var usualID: TagID {
    let text =
      switch self {
      case .run: "7754fab1-ed21-4fca-9ab9-45e844cd4766"
      case .pause: "41b90af6-25d1-4fa8-aaec-724f79701be1"
      case .reset: "01936c60-0201-4d54-aad2-0734eb391d35"
      case .cameraPosition: "f0855715-c7e4-48b3-8174-0fc06299798c"
      case .running: "ff50b1f0-8822-4da8-9aa0-494295588138"
      case .paused: "da924a2d-62e9-4c80-baa0-fe0ad78c1557"
      case .resetting: "e4505270-488d-4b63-bc85-b2b7818c08c9"
      case .timeScale: "69e4f019-cb25-413d-ad53-920d2e0660d0"
      }
    guard let id = TagID(text) else { preconditionFailure("a reserved id is no GUID: \(text)") }
    return id
  }

  func tag(id: TagID?) -> Tag {
    let id = id ?? usualID
    return switch self {
    case .run: Tag(name: "FACTORY I/O (Run)", id: id, address: 496, type: .bit, kind: .output)
    case .pause: Tag(name: "FACTORY I/O (Pause)", id: id, address: 497, type: .bit, kind: .output)
    case .reset: Tag(name: "FACTORY I/O (Reset)", id: id, address: 498, type: .bit, kind: .output)
    case .cameraPosition:
      Tag(
        name: "FACTORY I/O (Camera Position)", id: id, address: 240, type: .int, kind: .output)
    case .running:
      Tag(name: "FACTORY I/O (Running)", id: id, address: 496, type: .bit, kind: .input)
    case .paused:
      Tag(name: "FACTORY I/O (Paused)", id: id, address: 497, type: .bit, kind: .input)
    case .resetting:
      Tag(name: "FACTORY I/O (Reset)", id: id, address: 498, type: .bit, kind: .input)
    case .timeScale:
      Tag(
        name: "FACTORY I/O (Time Scale)", id: id, address: 240, type: .float, kind: .input,
        initial: .float(1))
    }
  }
}
