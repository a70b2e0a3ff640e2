import Kernel
import Sim
import Tags

/// The JSON Schema of scene files, made from the part catalogue so that it cannot drift from it.
///
/// Editors check and complete scenes with it. It knows every key, word and range; what parts have
/// to do with each other (names, ids, addresses, overlaps) only loading can tell.
public enum SceneSchema {
  /// The schema as JSON text, with a line end.
  public static var text: String { root.json() + "\n" }

  private static var root: SchemaValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:beltline:scene:1",
      "title": "Beltline scene, version 1",
      "type": "object",
      "additionalProperties": false,
      "required": ["beltline", "name", "title", "parts"],
      "properties": [
        "beltline": [
          "const": .whole(SceneDecoder.version), "description": "Version of the format.",
        ],
        "name": [
          "type": "string", "pattern": "^[a-z0-9-]{1,60}$",
          "description": "The name for commands and addresses.",
        ],
        "title": text(100, "The name people read."),
        "summary": text(500, "One sentence on what it teaches."),
        "tick": [
          "type": "integer", "minimum": .whole(TickLength.allowed.lowerBound),
          "maximum": .whole(TickLength.allowed.upperBound),
          "default": .whole(TickLength.standard.milliseconds),
          "description": "Length of a tick, ms.",
        ],
        "reset": [
          "enum": ["all", "items"], "default": "all",
          "description": "What the reset tag brings back: items and mechanisms, or items only.",
        ],
        "reserved-ids": [
          "type": "object", "additionalProperties": false,
          "properties": .map(
            HeaderReader.reservedWords.map { (key: $0.word, value: reference("id")) }),
          "description": "Ids of the reserved tags, where they are not the usual ones.",
        ],
        "cameras": [
          "type": "array", "maxItems": .whole(HeaderReader.cameraLimit),
          "items": reference("camera"),
        ],
        "item-kinds": [
          "type": "array", "maxItems": .whole(ItemReader.kindLimit),
          "items": reference("item-kind"),
        ],
        "items": [
          "type": "array", "maxItems": .whole(ItemReader.itemLimit),
          "items": reference("initial-item"),
        ],
        "parts": [
          "type": "array", "maxItems": .whole(SceneDecoder.partLimit),
          "items": reference("part"),
        ],
      ],
      "$defs": .map(definitions),
    ]
  }

  private static var definitions: [(key: String, value: SchemaValue)] {
    let place: SchemaValue = [
      "type": "array", "minItems": 3, "maxItems": 3,
      "items": number(PartReader.extent),
    ]
    return [
      (
        "id",
        [
          "type": "string",
          "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
          "description": "A GUID.",
        ]
      ),
      (
        "camera",
        [
          "type": "object", "additionalProperties": false, "required": ["name", "from", "to"],
          "properties": ["name": text(100, "Its name."), "from": place, "to": place],
          "description": "A place to look at the plant from, metres.",
        ]
      ),
      (
        "pose",
        [
          "type": "object", "additionalProperties": false, "required": ["x", "y"],
          "properties": [
            "x": number(PartReader.extent, "Along the flow, m."),
            "y": number(PartReader.extent, "To the left, m."),
            "z": number(0...100, "Height, m."),
            "yaw": number(-360...360, "Counter-clockwise, degrees."),
          ],
        ]
      ),
      ("name", text(100, "Unique in the scene.")), ("item", itemName), ("item-kind", itemKind),
      ("initial-item", initialItem),
      ("part", part),
    ] + tags + Catalogue.kinds.map { (key: $0.word, value: schema(of: $0)) }
  }

  /// A part is checked by the definition of its kind, so that messages concern that kind alone.
  private static var part: SchemaValue {
    [
      "type": "object", "required": ["name", "kind"],
      "properties": ["kind": ["enum": .list(Catalogue.kinds.map { .text($0.word) })]],
      "allOf": .list(
        Catalogue.kinds.map { kind in
          [
            "if": [
              "properties": ["kind": ["const": .text(kind.word)]], "required": ["kind"],
            ],
            "then": reference(kind.word),
          ]
        }),
    ]
  }

  /// One definition of a tag for each type and kind: their addresses and forces differ.
  private static var tags: [(key: String, value: SchemaValue)] {
    TagType.allCases.map { type in
      let force: SchemaValue =
        switch type {
        case .bit: ["type": "boolean"]
        case .int: ["type": "integer", "minimum": -2_147_483_648, "maximum": 2_147_483_647]
        case .float: ["type": "number"]
        }
      let size = Bank.size(type)
      let map: SchemaValue = [
        "type": "object", "additionalProperties": false,
        "properties": [
          "name": text(100, "Left out: made from the part's name."),
          "id": reference("id"),
          "address": [
            "type": "integer", "minimum": 0, "maximum": .whole(size - 1),
            "description": "Left out: the lowest that is free.",
          ],
          "force": force,
          "fault": ["enum": ["open", "short"]],
        ],
      ]
      return ("\(type)-tag", ["anyOf": [text(100, "The tag's name."), map]])
    }
  }

  private static func schema(of kind: PartKind) -> SchemaValue {
    var required: [SchemaValue] = ["name", "kind"]
    if kind.height != nil { required.append("pose") }
    // What all modes share is said once.
    let sharesSettings = kind.modes.allSatisfy { $0.settings.isEmpty }
    let sharesSignals = kind.modes.count == 1
    var entries: [(key: String, value: SchemaValue)] = [
      ("description", .text(kind.summary)), ("type", "object"), ("additionalProperties", false),
      ("required", .list(required)),
      (
        "properties",
        [
          "name": reference("name"),
          "kind": ["const": .text(kind.word)],
          "mode": [
            "enum": .list(kind.modes.map { .text($0.word) }),
            "default": .text(kind.modes[0].word),
          ],
          "pose": reference("pose"),
          "settings": sharesSettings ? settings(kind.settings) : ["type": "object"],
          "signals": sharesSignals ? signals(kind.modes[0]) : ["type": "object"],
        ]
      ),
    ]
    if !sharesSettings || !sharesSignals {
      entries.append(
        (
          "allOf",
          .list(kind.modes.map { branch(of: $0, in: kind, sharesSettings: sharesSettings) })
        ))
    }
    return .map(entries)
  }

  /// What only parts of this mode have. The first mode also holds where none is named.
  private static func branch(
    of mode: PartKind.Mode, in kind: PartKind, sharesSettings: Bool
  ) -> SchemaValue {
    var condition: [(key: String, value: SchemaValue)] = [
      ("properties", ["mode": ["const": .text(mode.word)]])
    ]
    if mode.word != kind.modes[0].word { condition.append(("required", ["mode"])) }
    var properties: [(key: String, value: SchemaValue)] = [("signals", signals(mode))]
    if !sharesSettings {
      properties.append(("settings", settings(kind.settings + mode.settings)))
    }
    return ["if": .map(condition), "then": ["properties": .map(properties)]]
  }

  private static func settings(_ settings: [PartKind.Setting]) -> SchemaValue {
    [
      "type": "object", "additionalProperties": false,
      "properties": .map(settings.map { (key: $0.key, value: schema(of: $0)) }),
    ]
  }

  private static func signals(_ mode: PartKind.Mode) -> SchemaValue {
    [
      "type": "object", "additionalProperties": false,
      "properties": .map(
        mode.signals.map { (key: $0.key, value: reference("\($0.type)-tag")) }),
    ]
  }

  private static func schema(of setting: PartKind.Setting) -> SchemaValue {
    var entries: [(key: String, value: SchemaValue)]
    let summary: SchemaValue
    func described(_ unit: String) -> SchemaValue {
      .text(unit.isEmpty ? setting.summary : "\(setting.summary) [\(unit)]")
    }
    switch setting.shape {
    case .number(let unit, let range, let standard):
      entries = numberEntries(range) + [("default", .number(standard))]
      summary = described(unit)
    case .whole(let range, let standard):
      entries = [
        ("type", "integer"), ("minimum", .whole(range.lowerBound)),
        ("maximum", .whole(range.upperBound)), ("default", .whole(standard)),
      ]
      summary = described("")
    case .bool(let standard):
      entries = [("type", "boolean"), ("default", .bool(standard))]
      summary = described("")
    case .items(let standard):
      entries = [
        ("type", "array"), ("items", reference("item")),
        ("default", .list(words(of: standard))),
      ]
      summary = described("")
    case .span(let unit, let range, let standard):
      let ends: SchemaValue = [
        "type": "array", "minItems": 2, "maxItems": 2, "items": number(range),
      ]
      entries = [
        ("anyOf", [number(range), ends]),
        ("default", [.number(standard.lowerBound), .number(standard.upperBound)]),
      ]
      summary = described(unit)
    }
    return .map(entries + [("description", summary)])
  }

  static func reference(_ name: String) -> SchemaValue {
    ["$ref": .text("#/$defs/\(name)")]
  }

  private static func text(_ limit: Int, _ description: String) -> SchemaValue {
    [
      "type": "string", "minLength": 1, "maxLength": .whole(limit),
      "description": .text(description),
    ]
  }

  static func number(_ range: ClosedRange<Double>) -> SchemaValue {
    .map(numberEntries(range))
  }

  static func number(_ range: ClosedRange<Double>, _ description: String) -> SchemaValue {
    .map(numberEntries(range) + [("description", .text(description))])
  }

  private static func numberEntries(
    _ range: ClosedRange<Double>
  ) -> [(key: String, value: SchemaValue)] {
    [
      ("type", "number"), ("minimum", .number(range.lowerBound)),
      ("maximum", .number(range.upperBound)),
    ]
  }

  /// The names of the bundled kinds in a set.
  private static func words(of mask: ItemMask) -> [SchemaValue] {
    ItemKind.bundled.indices.filter { mask.contains(ItemMask(index: $0)) }.map {
      .text(ItemKind.bundled[$0].name)
    }
  }
}
