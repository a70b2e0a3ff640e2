private let gone = "df43b72e-992a-4936-9d46-32764400b933"
private let atScaleEntry = "7177772a-0db3-4303-af9b-9bbcdcc14581"
private let leftConveyor = "b61dc29b-650d-4145-be65-4fea9cffc802"
private let weightInput = "77740bcd-b3a0-4d5f-a175-90889ecc6cea"
private let goneByID =
  #"[{"id":"\#(gone)","code":404,"error":"Tag with id '\#(gone)' not found."}]"#
private let goneByName =
  #"[{"name":"Nothing","code":404,"error":"Tag named 'Nothing' not found."}]"#

extension Conformance {
  /// What an item of a call answers when it fails, while the call itself answers 200.
  static let failureRows: [Row] = readRows + unknownRows + refusalRows + shapeRows

  private static let readRows: [Row] = [
    Row(
      id: "X01", behaviour: "unknown id in a read",
      request: .get("/api/tag/values", #"["\#(gone)"]"#), body: goneByID),
    Row(
      id: "X02", behaviour: "unknown name in a read",
      request: .get("/api/tag/values/by-name", #"["Nothing"]"#), body: goneByName),
  ]

  private static let unknownRows: [Row] =
    zip(
      ["X03", "X04", "X05", "X06", "X07"],
      ["values", "values-force", "values-release", "values-alwaysoff", "values-alwayson"]
    ).flatMap { (id: String, word: String) -> [Row] in
      [
        Row(
          id: id + "a", behaviour: "unknown id in PUT \(word)",
          request: .put(
            "/api/tag/\(word)",
            word == "values-release" ? #"["\#(gone)"]"# : #"[{"id":"\#(gone)","value":true}]"#),
          body: goneByID),
        Row(
          id: id + "b", behaviour: "unknown name in PUT \(word)",
          request: .put(
            "/api/tag/\(word)/by-name",
            word == "values-release" ? #"["Nothing"]"# : #"[{"name":"Nothing","value":true}]"#),
          body: goneByName),
      ]
    }

  private static let refusalRows: [Row] = [
    Row(
      id: "X08", behaviour: "a plain PUT to an input",
      request: .put("/api/tag/values", #"[{"id":"\#(atScaleEntry)","value":false}]"#),
      body: """
        [{"id":"\(atScaleEntry)","code":406,"error":"Not allowed to set value of an input tag."}]
        """),
    Row(
      id: "X09", behaviour: "a plain PUT to an input by name",
      request: .put("/api/tag/values/by-name", #"[{"name":"At scale entry","value":false}]"#),
      body: """
        [{"name":"At scale entry","code":406,"error":"Not allowed to set value of an input tag."}]
        """),
    Row(
      id: "X10", behaviour: "a force that does not convert to Bit",
      request: .put("/api/tag/values-force", #"[{"id":"\#(atScaleEntry)","value":3.141}]"#),
      body: """
        [{"id":"\(atScaleEntry)","code":406,\
        "error":"Could not convert value to the tag data type: Bit."}]
        """),
    Row(
      id: "X11", behaviour: "a force that does not convert to Int",
      request: .put("/api/tag/values-force/by-name", #"[{"name":"Left count","value":"many"}]"#),
      body: """
        [{"name":"Left count","code":406,\
        "error":"Could not convert value to the tag data type: Int."}]
        """),
    Row(
      id: "X12", behaviour: "a force that does not convert to Float",
      request: .put("/api/tag/values-force", #"[{"id":"\#(weightInput)","value":true}]"#),
      body: """
        [{"id":"\(weightInput)","code":406,\
        "error":"Could not convert value to the tag data type: Float."}]
        """),
    Row(
      id: "X13", behaviour: "an always-on value must be a boolean whatever the tag's type",
      request: .put("/api/tag/values-alwayson", #"[{"id":"\#(weightInput)","value":3.141}]"#),
      body: """
        [{"id":"\(weightInput)","code":400,"error":"Could not convert value to bool data type"}]
        """),
    Row(
      id: "X14", behaviour: "an always-off value must be a boolean",
      request: .put("/api/tag/values-alwaysoff", #"[{"id":"\#(leftConveyor)","value":1}]"#),
      body: """
        [{"id":"\(leftConveyor)","code":400,"error":"Could not convert value to bool data type"}]
        """),
    Row(
      id: "X15", behaviour: "one bad item does not block the others",
      before: [
        .put(
          "/api/tag/values/by-name",
          #"[{"name":"Nothing","value":true},{"name":"Left conveyor","value":true}]"#)
      ],
      request: .get("/api/tag/values/by-name", #"["Left conveyor"]"#),
      body: #"[{"name":"Left conveyor","value":true}]"#),
    Row(
      id: "X16", behaviour: "always-on by name answers 404 for a misspelt name",
      request: .put(
        "/api/tag/values-alwayson/by-name",
        #"[{"name":"Left conveyor","value":true},{"name":"Nothing","value":true}]"#),
      body: goneByName),
    Row(
      id: "X17", behaviour: "a fault can be set on an input",
      request: .put("/api/tag/values-alwayson", #"[{"id":"\#(weightInput)","value":true}]"#),
      body: "[]"),
    Row(
      id: "X18", behaviour: "failed items come in the order of the request",
      request: .put(
        "/api/tag/values/by-name",
        """
        [{"name":"Nothing","value":1},{"name":"Left count","value":1},\
        {"name":"Start","value":true}]
        """),
      body: """
        [{"name":"Nothing","code":404,"error":"Tag named 'Nothing' not found."},\
        {"name":"Start","code":406,"error":"Not allowed to set value of an input tag."}]
        """),
  ]

  private static let shapeRows: [Row] = [
    Row(
      id: "X20", behaviour: "an item without a value",
      request: .put("/api/tag/values", #"[{"id":"\#(leftConveyor)"}]"#),
      body: #"[{"id":"\#(leftConveyor)","code":400,"error":"The item needs a 'value'."}]"#),
    Row(
      id: "X21", behaviour: "an item without an id",
      request: .put("/api/tag/values", #"[{"value":true}]"#),
      body: #"[{"id":null,"code":400,"error":"The item needs a string 'id'."}]"#),
    Row(
      id: "X22", behaviour: "an item without a name",
      request: .put("/api/tag/values/by-name", #"[{"id":"\#(leftConveyor)","value":true}]"#),
      body: #"[{"name":null,"code":400,"error":"The item needs a string 'name'."}]"#),
    Row(
      id: "X23", behaviour: "an item that is no object",
      request: .put("/api/tag/values", "[5]"),
      body: #"[{"id":null,"code":400,"error":"The item needs a string 'id'."}]"#),
    Row(
      id: "X24", behaviour: "a read of something that is no string",
      request: .get("/api/tag/values/by-name", "[5,null]"),
      body: """
        [{"name":null,"code":400,"error":"The item needs a string 'name'."},\
        {"name":null,"code":400,"error":"The item needs a string 'name'."}]
        """),
    Row(
      id: "X25", behaviour: "a release takes strings, not objects",
      request: .put("/api/tag/values-release", #"[{"id":"\#(leftConveyor)"}]"#),
      body: #"[{"id":null,"code":400,"error":"The item needs a string 'id'."}]"#),
    Row(
      id: "X26", behaviour: "a text that is no GUID is an unknown id",
      request: .get("/api/tag/values", #"["a/b"]"#),
      body: #"[{"id":"a\/b","code":404,"error":"Tag with id 'a\/b' not found."}]"#),
    Row(
      id: "X27", behaviour: "a fault without a value",
      request: .put("/api/tag/values-alwayson", #"[{"id":"\#(leftConveyor)"}]"#),
      body: #"[{"id":"\#(leftConveyor)","code":400,"error":"The item needs a 'value'."}]"#),
  ]

  /// The table of value conversions: plain writes and forces convert alike.
  static let conversionRows: [Row] = bitRows + intRows + floatRows + boolWords

  private static let bitRows: [Row] =
    accepted(
      "Left conveyor",
      [
        ("C01", "true", "true"), ("C02", "false", "false"), ("C03", #""true""#, "true"),
        ("C04", #""false""#, "false"), ("C05", #""TRUE""#, "true"), ("C06", #""False""#, "false"),
      ])
    + refused(
      "Left conveyor", "Bit",
      [
        ("C10", "3.14"), ("C11", "0"), ("C12", "1"), ("C13", #""1""#), ("C14", #""on""#),
        ("C15", "null"), ("C16", "[true]"), ("C17", "{}"), ("C18", #""""#), ("C19", #"" true""#),
      ])

  private static let intRows: [Row] =
    accepted(
      "Left count",
      [
        ("C20", "4", "4"), ("C21", "-4", "-4"), ("C22", "3.0", "3"), ("C23", "1e3", "1000"),
        ("C24", #""42""#, "42"), ("C25", #""-7""#, "-7"), ("C26", "2147483647", "2147483647"),
        ("C27", "-2147483648", "-2147483648"), ("C28", "-0", "0"), ("C29", "1200e-2", "12"),
      ])
    + refused(
      "Left count", "Int",
      [
        ("C30", "3.7"), ("C31", #""3.7""#), ("C32", "2147483648"), ("C33", "-2147483649"),
        ("C34", "99999999999999999999"), ("C35", "true"), ("C36", #""true""#), ("C37", #""0x10""#),
        ("C38", #""12 ""#), ("C39", "null"), ("C40", "1e400"),
      ])

  private static let floatRows: [Row] =
    accepted(
      "Entry conveyor (V)",
      [
        ("C50", "3.141", "3.141"), ("C51", "5", "5"), ("C52", #""2.5""#, "2.5"),
        ("C53", "15", "15"), ("C54", "-10", "-10"), ("C55", "1e-50", "0"),
      ])
    + refused(
      "Entry conveyor (V)", "Float",
      [
        ("C60", "true"), ("C61", #""true""#), ("C62", #""NaN""#), ("C63", #""Infinity""#),
        ("C64", "1e39"), ("C65", "-1e39"), ("C66", #""1e39""#), ("C67", #""fast""#),
        ("C68", "null"),
        ("C69", #""0x1p3""#), ("C70", #""""#),
      ])

  private static let types = [
    "Left conveyor": "Bit", "Left count": "Int", "Entry conveyor (V)": "Float",
  ]

  private static func accepted(_ tag: String, _ values: [(String, String, String)]) -> [Row] {
    ["values", "values-force"].flatMap { word in
      values.map { id, sent, shown in
        Row(
          id: word == "values" ? id : id + "f",
          behaviour: "\(sent) is taken for \(types[tag] ?? "")",
          before: [.put("/api/tag/\(word)/by-name", #"[{"name":"\#(tag)","value":\#(sent)}]"#)],
          request: .get("/api/tag/values/by-name", #"["\#(tag)"]"#),
          body: #"[{"name":"\#(tag)","value":\#(shown)}]"#)
      }
    }
  }

  private static func refused(
    _ tag: String, _ type: String, _ values: [(String, String)]
  ) -> [Row] {
    ["values", "values-force"].flatMap { word in
      values.map { id, sent in
        Row(
          id: word == "values" ? id : id + "f",
          behaviour: "\(sent) is refused for \(type)",
          request: .put("/api/tag/\(word)/by-name", #"[{"name":"\#(tag)","value":\#(sent)}]"#),
          body: """
            [{"name":"\(tag)","code":406,\
            "error":"Could not convert value to the tag data type: \(type)."}]
            """)
      }
    }
  }

  private static let boolWords: [Row] = [
    Row(
      id: "C80", behaviour: "a fault's value may be the word as a string",
      before: [.put("/api/tag/values-alwayson", #"[{"id":"\#(leftConveyor)","value":"True"}]"#)],
      request: .get("/api/tags/\(leftConveyor)"),
      contains: [#""value":true,"openCircuit":false,"shortCircuit":true"#]),
    Row(
      id: "C81", behaviour: "of a repeated member the last one counts",
      before: [
        .put("/api/tag/values", #"[{"id":"\#(leftConveyor)","value":false,"value":true}]"#)
      ],
      request: .get("/api/tag/values", #"["\#(leftConveyor)"]"#),
      body: #"[{"id":"\#(leftConveyor)","value":true}]"#),
  ]
}
