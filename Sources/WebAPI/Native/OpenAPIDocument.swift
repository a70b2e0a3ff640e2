/// The description of both APIs that `GET /openapi.json` answers with (OpenAPI 3.1).
enum OpenAPIDocument {
  /// One method of one path.
  struct Operation {
    var method: String
    var path: String
    var id: String
    var summary: String
    var parameters: [JSONValue] = []
    /// Media type and schema of the body, if it reads one.
    var body: [(type: String, schema: JSONValue)] = []
    var bodyIsRequired = true
    /// The schema of the answer 200 in JSON.
    var answer: JSONValue
    /// Other answers: status, what it means, its media type and schema.
    var refusals: [Refusal] = []
  }

  /// An answer that is no success.
  struct Refusal {
    var status: Int
    var meaning: String
    var type = "application/problem+json"
    var schema: JSONValue = reference("Problem")
  }

  /// The whole document. Equal builds give equal bytes.
  static let value: JSONValue = [
    "openapi": "3.1.0",
    "info": [
      "title": "Beltline",
      "summary": "A virtual plant you can put in a pipeline.",
      "description": .string(
        "The paths under /api follow the Factory I/O Web API; those under /beltline are "
          + "Beltline's own. There is no authentication: the server listens on this machine only, "
          + "unless it is told otherwise."),
      "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      "version": "1",
    ],
    "servers": [["url": "http://localhost:7410"]],
    "security": .array([]),
    "tags": [
      ["name": "factory-io", "description": "The Factory I/O Web API."],
      ["name": "beltline", "description": "Session, scene, panel and items."],
    ],
    "paths": paths,
    "components": ["schemas": schemas],
  ]

  /// A reference to a schema of the document.
  static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  /// An array of a schema.
  static func list(_ name: String) -> JSONValue { ["type": "array", "items": reference(name)] }

  private static var paths: JSONValue {
    // Operations of one path stand together, in the order of the lists.
    var paths: [JSONValue.Member] = []
    for (tag, operations) in [("factory-io", tagOperations), ("beltline", nativeOperations)] {
      for operation in operations {
        let member = JSONValue.Member(name: operation.method, value: value(operation, tag: tag))
        if let place = paths.firstIndex(where: { $0.name == operation.path }),
          case .object(let members) = paths[place].value
        {
          paths[place].value = .object(members + [member])
        } else {
          paths.append(.init(name: operation.path, value: .object([member])))
        }
      }
    }
    return .object(paths)
  }

  private static func value(_ operation: Operation, tag: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "tags", value: [.string(tag)]),
      .init(name: "operationId", value: .string(operation.id)),
      .init(name: "summary", value: .string(operation.summary)),
    ]
    if !operation.parameters.isEmpty {
      members.append(.init(name: "parameters", value: .array(operation.parameters)))
    }
    if !operation.body.isEmpty {
      let content = operation.body.map {
        JSONValue.Member(name: $0.type, value: ["schema": $0.schema])
      }
      members.append(
        .init(
          name: "requestBody",
          value: ["required": .bool(operation.bodyIsRequired), "content": .object(content)]))
    }
    var responses: [JSONValue.Member] = [
      .init(
        name: "200",
        value: response("Done.", "application/json", operation.answer))
    ]
    for refusal in operation.refusals {
      responses.append(
        .init(
          name: String(refusal.status),
          value: response(refusal.meaning, refusal.type, refusal.schema)))
    }
    members.append(.init(name: "responses", value: .object(responses)))
    return .object(members)
  }

  private static func response(_ meaning: String, _ type: String, _ schema: JSONValue) -> JSONValue
  {
    [
      "description": .string(meaning),
      "content": .object([.init(name: type, value: ["schema": schema])]),
    ]
  }
}
