extension OpenAPIDocument {
  private static let page: JSONValue = ["type": "string"]

  private static func refusal(_ status: Int, _ meaning: String) -> Refusal {
    Refusal(status: status, meaning: meaning, type: "text/html", schema: page)
  }

  private static let badBody = [
    refusal(400, "The body is no JSON array."), refusal(413, "Too many items."),
  ]

  private static func query(_ name: String, _ text: String, _ schema: JSONValue) -> JSONValue {
    [
      "name": .string(name), "in": "query", "required": false, "description": .string(text),
      "schema": schema,
    ]
  }

  private static func segment(_ name: String, _ text: String) -> JSONValue {
    [
      "name": .string(name), "in": "path", "required": true, "description": .string(text),
      "schema": ["type": "string"],
    ]
  }

  /// The operations of the Factory I/O Web API.
  static var tagOperations: [Operation] {
    [
      Operation(
        method: "get", path: "/api/tags", id: "listTags", summary: "List all tags in the scene.",
        parameters: [
          query("name", "The whole name, any case; * and ? are wildcards.", ["type": "string"]),
          query("type", "bit, int or float, any case.", ["type": "string"]),
          query("kind", "input or output, any case.", ["type": "string"]),
        ],
        answer: list("Tag"), refusals: [refusal(400, "A filter has an unknown word.")]),
      Operation(
        method: "get", path: "/api/tags/{id}", id: "getTag", summary: "Get one tag by its id.",
        parameters: [segment("id", "The tag's GUID.")], answer: reference("Tag"),
        refusals: [
          Refusal(
            status: 404, meaning: "No tag has this id.", type: "application/json",
            schema: reference("ItemError"))
        ]),
      Operation(
        method: "get", path: "/api/tags/by-name/{name}", id: "getTagsByName",
        summary: "Get all tags of a name; an empty list if there are none.",
        parameters: [segment("name", "The exact name; write a slash as %2F.")],
        answer: list("Tag")),
    ] + valueOperations + TagAction.allCases.flatMap(changeOperations)
  }

  private static var valueOperations: [Operation] {
    [("", "id"), ("/by-name", "name")].map { suffix, key in
      Operation(
        method: "get", path: "/api/tag/values\(suffix)",
        id: suffix.isEmpty ? "getValues" : "getValuesByName",
        summary: "Get the values of the tags whose \(key)s the body lists, or of all.",
        body: [("application/json", ["type": "array", "items": ["type": "string"]])],
        bodyIsRequired: false,
        answer: [
          "type": "array",
          "items": ["anyOf": [reference("TagValue"), reference("ItemError")]],
        ],
        refusals: badBody)
    }
  }

  private static func changeOperations(_ action: TagAction) -> [Operation] {
    let words: (id: String, summary: String, schema: JSONValue) =
      switch action {
      case .write: ("setValues", "Set the values of output tags", reference("TagValue"))
      case .force: ("forceValues", "Force tags", reference("TagValue"))
      case .release: ("releaseValues", "End the forces of tags", ["type": "string"])
      case .openCircuit:
        ("setOpenCircuits", "Set or clear open circuits (always off)", reference("TagFault"))
      case .shortCircuit:
        ("setShortCircuits", "Set or clear short circuits (always on)", reference("TagFault"))
      }
    return [("", "id"), ("/by-name", "name")].map { suffix, key in
      Operation(
        method: "put", path: "/api/tag/\(action.rawValue)\(suffix)",
        id: words.id + (suffix.isEmpty ? "" : "ByName"),
        summary: "\(words.summary) by \(key); the answer lists the items that failed.",
        body: [("application/json", ["type": "array", "items": words.schema])],
        answer: list("ItemError"),
        refusals: badBody + [refusal(503, "The plant cannot take the change now.")])
    }
  }
}
