extension OpenAPIDocument {
  private static let badBody = Refusal(status: 400, meaning: "WEB0003 or WEB0004: the body.")
  private static let foreign = Refusal(status: 403, meaning: "WEB0009: a page of another site.")
  private static let busy = Refusal(status: 503, meaning: "WEB0015 to WEB0017: try again.")

  private static func json(_ name: String, _ schema: JSONValue) -> (type: String, schema: JSONValue)
  {
    (
      "application/json",
      [
        "type": "object", "required": [.string(name)],
        "properties": .object([.init(name: name, value: schema)]),
      ]
    )
  }

  private static func read(
    _ path: String, _ id: String, _ summary: String, _ answer: JSONValue
  ) -> Operation {
    Operation(method: "get", path: path, id: id, summary: summary, answer: answer)
  }

  private static func command(
    _ word: String, _ summary: String, body: [(type: String, schema: JSONValue)] = [],
    refusals: [Refusal] = []
  ) -> Operation {
    Operation(
      method: "post", path: "/beltline/v1/\(word)", id: word + "Session", summary: summary,
      body: body, answer: reference("Session"),
      refusals: (body.isEmpty ? [] : [badBody]) + [foreign] + refusals + [busy])
  }

  /// The operations of our own API. Those with PUT know POST as well.
  static var nativeOperations: [Operation] {
    let settings = [
      command(
        "speed", "Set how fast the clock runs: 0.01 to 1,000, or as fast as possible.",
        body: [json("factor", ["anyOf": [["type": "number"], ["const": "max"]]])],
        refusals: [Refusal(status: 422, meaning: "WEB0020: out of range.")]),
      command(
        "seed", "Start the scene anew with another seed.",
        body: [json("seed", ["type": ["string", "integer"]])]),
      command(
        "scene", "Load a bundled scene by its name, or a document; it starts at tick 0.",
        body: [json("name", ["type": "string"]), ("application/yaml", ["type": "string"])],
        refusals: [
          Refusal(status: 404, meaning: "WEB0024: no such bundled scene."),
          Refusal(status: 413, meaning: "WEB0005: the document is too large."),
          Refusal(status: 422, meaning: "WEB0025: all problems of the document."),
        ]),
    ]
    let asPut = settings.map { post in
      var put = post
      put.method = "put"
      put.id = "put" + post.id.prefix(1).uppercased() + post.id.dropFirst()
      return put
    }
    return [
      read("/healthz", "health", "Whether the server answers.", reference("Health")),
      read("/openapi.json", "openAPI", "This document.", ["type": "object"]),
      read("/beltline/v1/session", "session", "The session.", reference("Session")),
      command("run", "Let the clock run."),
      command("pause", "Stop the clock between two ticks."),
      command(
        "step", "Advance a paused session; answers when it is done.",
        body: [json("ticks", ["type": "integer", "minimum": 1])],
        refusals: [
          Refusal(status: 409, meaning: "WEB0018: the session runs."),
          Refusal(status: 422, meaning: "WEB0019: out of range."),
        ]),
      command("reset", "Start the scene anew at tick 0 with the same seed."),
    ] + settings + asPut + [
      read(
        "/beltline/v1/scenes", "scenes", "The names of the bundled scenes.",
        ["type": "array", "items": ["type": "string"]]),
      read("/beltline/v1/parts", "parts", "All parts of the scene.", list("Part")),
      read("/beltline/v1/items", "items", "All items in the plant.", list("Item")),
      read(
        "/beltline/v1/variables", "variables", "The variables of the program that runs.",
        list("Variable")),
      read(
        "/beltline/v1/power-flow", "powerFlow", "The power in the program's drawings.",
        list("DrawnElement")),
    ] + PartAction.allCases.map(operate)
  }

  private static func operate(_ action: PartAction) -> Operation {
    let summary =
      switch action {
      case .press: "Press a button."
      case .release: "Let a button go."
      case .set: "Set a selector, a potentiometer or a button."
      }
    let value: JSONValue = ["type": ["number", "boolean"]]
    return Operation(
      method: "post", path: "/beltline/v1/parts/{name}/\(action.rawValue)",
      id: action.rawValue + "Part", summary: summary,
      parameters: [
        [
          "name": "name", "in": "path", "required": true, "description": "The part's name.",
          "schema": ["type": "string"],
        ]
      ],
      body: action == .set ? [json("value", value)] : [], answer: reference("Part"),
      refusals: (action == .set ? [badBody] : []) + [
        foreign,
        Refusal(status: 404, meaning: "WEB0021: no such part."),
        Refusal(status: 409, meaning: "WEB0022: it cannot be operated this way."),
        Refusal(status: 422, meaning: "WEB0023: out of range."),
        busy,
      ])
  }
}
