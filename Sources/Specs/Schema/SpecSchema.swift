import PLC
import Scenes

/// The JSON Schema of specs, made from the readers' own lists of keys.
///
/// Editors check and complete specs with it. It knows keys, words and ranges; names of tags and
/// what conditions say only loading can tell.
public enum SpecSchema {
  /// The schema as JSON text, with a line end.
  public static var text: String { root.json() + "\n" }

  private static var root: SchemaValue {
    let properties: [(key: String, value: SchemaValue)] = [
      (
        "beltline-spec",
        ["const": .whole(SpecDecoder.version), "description": "Version of the format."]
      ),
      ("name", text(100, "What the spec is about, in a few words.")),
      (
        "scene",
        text(1000, "A bundled scene's name, or the path of a scene file from the spec's folder.")
      ),
      ("seeds", reference("seeds")), ("for", span("How long each case takes.")),
      (
        "cases",
        [
          "type": "array", "minItems": 1, "maxItems": .whole(SpecLimits.cases),
          "items": reference("case"),
        ]
      ),
    ]
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:beltline:spec:1",
      "title": "Beltline spec, version 1",
      "type": "object",
      "additionalProperties": false,
      "required": ["beltline-spec", "name", "scene", "cases"],
      "properties": .map(properties + program + rules),
      "$defs": .map(definitions),
    ]
  }

  private static var definitions: [(key: String, value: SchemaValue)] {
    [
      ("span", ["type": "string", "pattern": "^[0-9]*[.]?[0-9]+(ms|s|m|h|t)$"]),
      (
        "condition",
        ["type": ["string", "boolean"], "maxLength": .whole(ConditionParser.lengthLimit)]
      ),
      ("rate", ["type": "string", "pattern": "^[0-9]*[.]?[0-9]+/(s|min|h)$"]),
      ("name", text(100, "A name.")), ("names", oneOrMore(reference("name"))),
      ("seeds", seeds), ("case", testCase), ("step", step), ("invariant", invariant),
      ("eventually", conditionRule(["within": span("By when it must have come about.")])),
      ("whenever", whenever), ("items", items), ("throughput", throughput),
    ]
  }

  // MARK: Cases and steps

  private static var testCase: SchemaValue {
    let own: [(key: String, value: SchemaValue)] = [
      ("name", text(100, "What it is about; unique in the spec.")),
      ("for", span("How long it takes.")), ("seeds", reference("seeds")),
      (
        "steps",
        ["type": "array", "maxItems": .whole(SpecLimits.steps), "items": reference("step")]
      ),
    ]
    return closed(own + rules, required: ["name"])
  }

  private static var step: SchemaValue {
    let names = { (text: String) in oneOrMore(reference("name"), text) }
    let values: SchemaValue = [
      "type": "object", "additionalProperties": ["type": ["boolean", "number"]],
    ]
    return closed(
      [
        ("name", text(200, "What it is for.")), ("at", span("The time it begins.")),
        ("after", span("How long after the end of the step before it begins.")),
        ("when", condition("What it waits for.")), ("press", names("Buttons.")),
        ("release", names("Buttons.")),
        (
          "set",
          ["type": "object", "additionalProperties": ["type": ["boolean", "number", "string"]]]
        ),
        ("write", values), ("force", values), ("unforce", names("Tags.")),
        (
          "fault", ["type": "object", "additionalProperties": ["enum": ["open", "short"]]]
        ),
        ("heal", names("Tags.")), ("expect", condition("What must come of it.")),
        ("within", span("By when what is waited for or expected must have come about.")),
        ("for", span("How long a press, a force or a fault lasts, or what is expected.")),
      ], required: [])
  }

  private static var seeds: SchemaValue {
    let seed: SchemaValue = ["type": "integer", "minimum": 0]
    let span: SchemaValue = ["type": "string", "pattern": "^[0-9]+ to [0-9]+$"]
    return oneOrMore(["anyOf": [seed, span]], "Seeds of everything random: 7, [1, 2] or 1 to 20.")
  }

  // MARK: Rules

  private static var rules: [(key: String, value: SchemaValue)] {
    let names: [String: String] = ["always": "invariant", "never": "invariant"]
    return RuleReader.keys.map { ($0, oneOrMore(reference(names[$0] ?? $0))) }
  }

  private static var invariant: SchemaValue {
    conditionRule(["from": span("Not looked at before this time.")])
  }

  private static func conditionRule(_ more: KeyValuePairs<String, SchemaValue>) -> SchemaValue {
    let map = closed(
      [("condition", reference("condition"))] + more.map { ($0.key, $0.value) } + [because],
      required: ["condition"])
    return ["anyOf": [reference("condition"), map]]
  }

  private static var whenever: SchemaValue {
    closed(
      [
        ("when", condition("The cause.")), ("then", condition("The effect.")),
        ("within", span("How soon after the cause the effect must hold.")),
        ("at-least", count("How often the cause must come about.")), because,
      ], required: ["when", "then", "within"])
  }

  private static var items: SchemaValue {
    closed(
      [
        ("where", condition("Which items: by mass, length, width, height, kind, material.")),
        ("leave", oneOrMore(reference("name"), "Removers that may take them, or 'any'.")),
        ("within", span("How soon after it came each must have left.")),
        ("at-least", count("How many must have left in the end.")), because,
      ], required: ["leave"])
  }

  private static var throughput: SchemaValue {
    closed(
      [
        ("where", condition("Which items count.")),
        ("leave", oneOrMore(reference("name"), "Removers that count, or 'any'.")),
        ("at-least", reference("rate")), ("at-most", reference("rate")),
        ("from", span("Counted from this time to the end.")), because,
      ], required: [])
  }

  // MARK: The program

  private static var program: [(key: String, value: SchemaValue)] {
    let tag: SchemaValue = [
      "anyOf": [
        reference("name"),
        closed(
          [
            ("tag", reference("name")), ("scale", ["type": "number"]),
            ("offset", ["type": "number"]),
          ], required: ["tag"]),
      ]
    ]
    let mapping = closed(
      [
        ("variables", ["type": "object", "additionalProperties": tag]),
        ("csv", text(1000, "A list of tags as the product exports it.")),
        ("by-address", ["type": "boolean", "default": true]),
        ("by-name", ["type": "boolean", "default": false]),
        ("first-address", ["type": "integer", "minimum": 0, "maximum": 100_000]),
        ("units-per-volt", ["type": "number", "minimum": .number(0.001), "maximum": 1_000_000]),
      ], required: [])
    func words(_ all: [String], _ standard: String) -> SchemaValue {
      ["enum": .list(all.map { .text($0) }), "default": .text(standard)]
    }
    return [
      ("program", oneOrMore(text(1000, "Files from the spec's folder, or 'bundled'."))),
      ("profile", words(SemanticsProfile.allCases.map(\.rawValue), "openplc")),
      ("order", words(EvaluationOrder.allCases.map(\.rawValue), "c")),
      ("on-trap", words(["hold", "clear"], "hold")), ("mapping", mapping),
    ]
  }

  // MARK: Pieces

  private static let because: (key: String, value: SchemaValue) = (
    "because", text(200, "Why it is expected: failures say it.")
  )

  private static func closed(
    _ properties: [(key: String, value: SchemaValue)], required: [String]
  ) -> SchemaValue {
    var entries: [(key: String, value: SchemaValue)] = [
      ("type", "object"), ("additionalProperties", false),
    ]
    if !required.isEmpty { entries.append(("required", .list(required.map { .text($0) }))) }
    return .map(entries + [("properties", .map(properties))])
  }

  private static func oneOrMore(_ value: SchemaValue, _ description: String? = nil) -> SchemaValue {
    let both: SchemaValue = [
      value, ["type": "array", "items": value],
    ]
    var entries: [(key: String, value: SchemaValue)] = [("anyOf", both)]
    if let description { entries.append(("description", .text(description))) }
    return .map(entries)
  }

  private static func reference(_ name: String) -> SchemaValue {
    ["$ref": .text("#/$defs/\(name)")]
  }

  private static func described(_ name: String, _ description: String) -> SchemaValue {
    ["$ref": .text("#/$defs/\(name)"), "description": .text(description)]
  }

  private static func span(_ description: String) -> SchemaValue { described("span", description) }

  private static func condition(_ description: String) -> SchemaValue {
    described("condition", description)
  }

  private static func count(_ description: String) -> SchemaValue {
    [
      "type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 1,
      "description": .text(description),
    ]
  }

  private static func text(_ limit: Int, _ description: String) -> SchemaValue {
    [
      "type": "string", "minLength": 1, "maxLength": .whole(limit),
      "description": .text(description),
    ]
  }
}
