extension OpenAPIDocument {
  private static let text: JSONValue = ["type": "string"]
  private static let textOrNull: JSONValue = ["type": ["string", "null"]]
  private static let whole: JSONValue = ["type": "integer"]
  private static let number: JSONValue = ["type": "number"]
  private static let bool: JSONValue = ["type": "boolean"]
  private static let tagValue: JSONValue = ["type": ["boolean", "number", "string"]]

  private static func object(
    _ properties: [(String, JSONValue)], optional: Set<String> = []
  ) -> JSONValue {
    [
      "type": "object",
      "required": .array(
        properties.map(\.0).filter { !optional.contains($0) }.map(JSONValue.string)),
      "properties": .object(properties.map { .init(name: $0.0, value: $0.1) }),
    ]
  }

  /// The shapes that the operations refer to.
  static var schemas: JSONValue {
    [
      "Tag": object([
        ("name", text), ("id", text), ("address", whole),
        ("type", ["enum": ["Bit", "Int", "Float"]]),
        ("kind", ["enum": ["Input", "Output"]]), ("value", tagValue), ("openCircuit", bool),
        ("shortCircuit", bool), ("isForced", bool), ("forcedValue", tagValue),
      ]),
      "TagValue": object(
        [("id", text), ("name", text), ("value", tagValue)], optional: ["id", "name"]),
      "TagFault": object(
        [("id", text), ("name", text), ("value", bool)], optional: ["id", "name"]),
      "ItemError": object(
        [
          ("id", ["type": ["string", "null"]]), ("name", ["type": ["string", "null"]]),
          ("code", ["enum": [400, 404, 406]]), ("error", text),
        ], optional: ["id", "name"]),
      "Health": object([("status", ["const": "ok"]), ("tick", whole)]),
      "Session": session,
      "Part": object([
        ("name", text), ("kind", text), ("x", number), ("y", number), ("z", number),
        ("yaw", number), ("signals", list("Signal")), ("setting", ["type": ["number", "null"]]),
      ]),
      "Signal": object([("signal", text), ("tag", text), ("id", text)]),
      "Item": object([
        ("id", whole), ("kind", text), ("x", number), ("y", number), ("z", number),
        ("yaw", number), ("speed", number),
        (
          "warnings",
          ["type": "array", "items": ["enum": ["would-tip", "would-topple"]]]
        ),
        ("size", object([("length", number), ("width", number), ("height", number)])),
      ]),
      "Controller": controller,
      "Variable": object([
        ("name", text), ("type", text), ("address", textOrNull), ("tag", textOrNull),
        ("value", ["type": ["boolean", "number", "string", "null"]]),
      ]),
      "DrawnElement": object([
        ("block", text), ("rung", whole), ("label", text), ("localId", whole), ("power", bool),
      ]),
      "Problem": object(
        [
          ("type", text), ("code", text), ("title", text), ("status", whole), ("detail", text),
          ("problems", list("SceneProblem")),
        ], optional: ["problems"]),
      "SceneProblem": object([
        ("code", text), ("severity", ["enum": ["error", "warning"]]), ("file", text),
        ("line", whole), ("column", whole), ("message", text), ("hint", text),
      ]),
    ]
  }

  private static var controller: JSONValue {
    object([
      ("kind", ["enum": ["none", "program", "client"]]), ("name", textOrNull),
      ("state", ["enum": ["running", "trapped", "handed-over", .null]]),
      (
        "trap",
        [
          "anyOf": [
            ["type": "null"],
            object([
              ("cause", text), ("place", text), ("scan", whole),
              ("outputs", ["enum": ["held", "cleared"]]),
            ]),
          ]
        ]
      ),
    ])
  }

  private static var session: JSONValue {
    object([
      ("scene", text), ("title", text), ("tick", whole), ("timeSeconds", number),
      ("tickMilliseconds", whole), ("state", ["enum": ["running", "paused"]]),
      ("mode", ["enum": ["run", "paused", "edit"]]),
      ("speed", ["anyOf": [number, ["const": "max"]]]), ("seed", text), ("hash", text),
      ("overruns", whole),
      (
        "latenessSeconds",
        object([("median", number), ("p99", number), ("worst", number)])
      ),
      ("controller", reference("Controller")), ("forces", whole), ("faults", whole),
      (
        "items",
        object([
          ("present", whole), ("emitted", whole), ("removed", whole), ("warnings", whole),
        ])
      ),
    ])
  }
}
