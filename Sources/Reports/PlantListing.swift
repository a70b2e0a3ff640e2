import Foundation
import Kernel
import Runtime
import Tags

/// Lists what a plant has: its tags and its parts, for people and for programs.
public struct PlantListing {
  /// A place to look at the plant from.
  public struct Camera: Encodable {
    var name: String
    var from: [Double]
    var to: [Double]

    /// - Parameters:
    ///   - from: where it stands: x, y, z in metres.
    ///   - to: what it looks at.
    public init(name: String, from: [Double], to: [Double]) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  private let plant: Plant
  private let summary: String
  private let cameras: [Camera]

  /// - Parameter summary: one sentence on the scene.
  public init(plant: Plant, summary: String, cameras: [Camera] = []) {
    self.plant = plant
    self.summary = summary
    self.cameras = cameras
  }

  /// One tag, with the part it belongs to unless it is reserved.
  struct TagRow: Encodable {
    var name: String
    var kind: String
    var type: String
    var address: Int
    var id: String
    var part: String
    var signal: String
    var force: String
    var fault: String
  }

  /// One part.
  struct PartRow: Encodable {
    struct Place: Encodable {
      var x: Double
      var y: Double
      var z: Double
      /// Degrees.
      var yaw: Double
    }

    var name: String
    var kind: String
    var pose: Place
    /// The name of each signal's tag.
    var signals: [String: String]
  }

  private struct PlantRow: Encodable {
    var name: String
    var title: String
    var summary: String
    var tickMilliseconds: Int
    var cameras: [Camera]
    var parts: [PartRow]
    var tags: Int
  }

  /// All tags in list order.
  var tagRows: [TagRow] {
    var owners: [Int: (part: String, signal: String)] = [:]
    for part in plant.parts {
      for (signal, tag) in part.signals { owners[tag.position] = (part.name, signal) }
    }
    return plant.table.listOrder.map { index in
      let tag = plant.table[index]
      let owner = owners[index.position]
      var fault: [String] = []
      if tag.initialFaults.contains(.openCircuit) { fault.append("open") }
      if tag.initialFaults.contains(.shortCircuit) { fault.append("short") }
      return TagRow(
        name: tag.name, kind: "\(tag.kind)", type: "\(tag.type)", address: tag.address,
        id: "\(tag.id)", part: owner?.part ?? "", signal: owner?.signal ?? "",
        force: tag.initialForce.map(CSV.value) ?? "", fault: fault.joined(separator: " "))
    }
  }

  private static let tagHeads = [
    "name", "kind", "type", "address", "id", "part", "signal", "force", "fault",
  ]

  private func cells(_ row: TagRow) -> [String] {
    [
      row.name, row.kind, row.type, "\(row.address)", row.id, row.part, row.signal, row.force,
      row.fault,
    ]
  }

  /// The tags as comma-separated values with a head.
  public var tagsAsCSV: String {
    CSV.row(Self.tagHeads) + tagRows.map { CSV.row(cells($0)) }.joined()
  }

  /// The tags as the list that the product exports, which ``TagMapping/init(csv:file:)`` reads.
  public var tagsAsExported: String {
    TagMapping.exported(plant.table).map(CSV.row).joined()
  }

  /// The tags as a JSON array.
  public var tagsAsJSON: String { json(tagRows) }

  /// The tags as a table in Markdown.
  public var tagsAsMarkdown: String {
    let rule = Self.tagHeads.map { _ in "---" }
    let rows = [Self.tagHeads, rule] + tagRows.map(cells)
    return rows.map { row in
      let cells = row.map { $0.split(separator: "|", omittingEmptySubsequences: false) }
      return "| " + cells.map { $0.joined(separator: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private var partRows: [PartRow] {
    plant.parts.map { part in
      let pose = part.pose
      return PartRow(
        name: part.name, kind: part.kind,
        pose: PartRow.Place(
          x: pose.x, y: pose.y, z: pose.z, yaw: Self.degrees(pose.yaw)),
        signals: Dictionary(
          part.signals.map { ($0.signal, plant.table[$0.tag].name) },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Title, parts and their tags as text.
  public var text: String {
    let lines = plant.parts.map { part in
      let pose = part.pose
      let signals = part.signals.map { "\($0.signal): \(plant.table[$0.tag].name)" }
      let place = "x \(pose.x)  y \(pose.y)  z \(pose.z)  yaw \(Self.degrees(pose.yaw))°"
      return (["\(part.name) (\(part.kind))", "  \(place)"] + signals.map { "  \($0)" })
        .joined(separator: "\n")
    }
    let counts =
      "\(plant.parts.count) parts, \(plant.table.count) tags, ticks of "
      + "\(plant.tickLength.milliseconds) ms"
    let views = cameras.map { "Camera \($0.name): from \($0.from) to \($0.to)" }
    return ([plant.title, summary, counts, ""] + lines + views).joined(separator: "\n") + "\n"
  }

  /// The same as a JSON object.
  public var asJSON: String {
    json(
      PlantRow(
        name: plant.name, title: plant.title, summary: summary,
        tickMilliseconds: plant.tickLength.milliseconds, cameras: cameras, parts: partRows,
        tags: plant.table.count))
  }

  /// Whole thousandths, so that a quarter turn is 90 and not 90.00000000000001.
  private static func degrees(_ yaw: Double) -> Double {
    (yaw / radiansPerDegree * 1000).rounded() / 1000
  }
}

/// A value as JSON for people and programs: keys in order, one line each.
public func json(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(value) else {
    preconditionFailure("a listing holds a number that JSON does not have")
  }
  return String(decoding: data, as: UTF8.self) + "\n"
}
