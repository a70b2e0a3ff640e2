private let leftConveyor = "b61dc29b-650d-4145-be65-4fea9cffc802"
private let entryVolts = "4995ead4-ab3d-4f83-abc6-959524433087"
private let atScaleEntry = "7177772a-0db3-4303-af9b-9bbcdcc14581"

/// `{"id":…,"value":…}`.
private func item(_ id: String, _ value: String) -> String { #"{"id":"\#(id)","value":\#(value)}"# }

extension Conformance {
  /// The fifteen endpoints: what each answers when all is well.
  static let endpointRows: [Row] = [
    Row(
      id: "E01", source: "§1.2 row 1: the list of tags", request: .get("/api/tags?name=reset*"),
      body: """
        [{"name":"Reset","id":"2e59772f-877b-4206-834b-67a4a6e6bdbb","address":9,"type":"Bit",\
        "kind":"Input","value":false,"openCircuit":false,"shortCircuit":false,"isForced":false,\
        "forcedValue":false},{"name":"Reset light","id":"55a717c5-0bfc-4398-a3b0-f9855cad38e9",\
        "address":15,"type":"Bit","kind":"Output","value":false,"openCircuit":false,\
        "shortCircuit":false,"isForced":false,"forcedValue":false}]
        """),
    Row(
      id: "E02", source: "§1.2 row 2: one tag, not an array",
      request: .get("/api/tags/\(entryVolts)"),
      body: """
        {"name":"Entry conveyor (V)","id":"4995ead4-ab3d-4f83-abc6-959524433087","address":0,\
        "type":"Float","kind":"Output","value":0,"openCircuit":false,"shortCircuit":false,\
        "isForced":false,"forcedValue":0}
        """),
    Row(
      id: "E03", source: "§1.2 row 3: all tags of a name, twins included",
      request: .get("/api/tags/by-name/Weight"),
      body: """
        [{"name":"Weight","id":"77740bcd-b3a0-4d5f-a175-90889ecc6cea","address":0,"type":"Float",\
        "kind":"Input","value":8.496892,"openCircuit":false,"shortCircuit":false,"isForced":false,\
        "forcedValue":0},{"name":"Weight","id":"51d833a4-48f4-4cc6-8d21-9c3a7371156d","address":0,\
        "type":"Int","kind":"Output","value":0,"openCircuit":false,"shortCircuit":false,\
        "isForced":false,"forcedValue":0}]
        """),
    Row(
      id: "E04", source: "§1.2 row 4: values by id",
      request: .get("/api/tag/values", #"["\#(leftConveyor)","\#(entryVolts)"]"#),
      body: "[" + item(leftConveyor, "false") + "," + item(entryVolts, "0") + "]"),
    Row(
      id: "E05", source: "§1.2 row 5: set values by id",
      request: .put("/api/tag/values", "[" + item(leftConveyor, "true") + "]"), body: "[]"),
    Row(
      id: "E06", source: "§1.2 row 6: values by name",
      request: .get("/api/tag/values/by-name", #"["Left conveyor","Weight"]"#),
      body:
        #"[{"name":"Left conveyor","value":false},{"name":"Weight","value":8.496892},{"name":"Weight","value":0}]"#
    ),
    Row(
      id: "E07", source: "§1.2 row 7: set values by name",
      request: .put("/api/tag/values/by-name", #"[{"name":"Left conveyor","value":true}]"#),
      body: "[]"),
    Row(
      id: "E08", source: "§1.2 row 8: force by id",
      request: .put("/api/tag/values-force", "[" + item(atScaleEntry, "false") + "]"), body: "[]"),
    Row(
      id: "E09", source: "§1.2 row 9: force by name",
      request: .put("/api/tag/values-force/by-name", #"[{"name":"Left count","value":4}]"#),
      body: "[]"),
    Row(
      id: "E10", source: "§1.2 row 10: release takes id strings",
      request: .put("/api/tag/values-release", #"["\#(leftConveyor)"]"#), body: "[]"),
    Row(
      id: "E11", source: "§1.2 row 11: release takes name strings",
      request: .put("/api/tag/values-release/by-name", #"["Left conveyor"]"#), body: "[]"),
    Row(
      id: "E12", source: "§1.2 row 12: open circuit by id",
      request: .put("/api/tag/values-alwaysoff", "[" + item(leftConveyor, "true") + "]"),
      body: "[]"),
    Row(
      id: "E13", source: "§1.2 row 13: open circuit by name",
      request: .put(
        "/api/tag/values-alwaysoff/by-name", #"[{"name":"Left conveyor","value":true}]"#),
      body: "[]"),
    Row(
      id: "E14", source: "§1.2 row 14: short circuit by id",
      request: .put("/api/tag/values-alwayson", "[" + item(leftConveyor, "true") + "]"),
      body: "[]"),
    Row(
      id: "E15", source: "§1.2 row 15: short circuit by name",
      request: .put(
        "/api/tag/values-alwayson/by-name", #"[{"name":"Left conveyor","value":true}]"#),
      body: "[]"),
    Row(
      id: "E16", source: "§1.2: PUT on a tag is no endpoint",
      request: .put("/api/tags/\(leftConveyor)", "{}"), status: 405, type: page,
      fields: ["allow": "GET, HEAD, OPTIONS"]),
    Row(
      id: "E17", source: "§1.2: PUT on the list is no endpoint",
      request: .put("/api/tags?name=Weight", "{}"), status: 405, type: page,
      contains: ["405 - Method Not Allowed"]),
  ]

  /// The shapes of tag objects and value items.
  static let objectRows: [Row] = [
    Row(
      id: "O01", source: "§1.3: an id is a lower-case GUID, found in upper case too",
      request: .get("/api/tag/values", #"["\#(leftConveyor.uppercased())"]"#),
      body: "[" + item(leftConveyor, "false") + "]"),
    Row(
      id: "O02", source: "§1.3: a slash is written \\/ in strings",
      request: .get("/api/tag/values/by-name", #"["FACTORY I/O (Run)"]"#),
      body: #"[{"name":"FACTORY I\/O (Run)","value":true}]"#),
    Row(
      id: "O03", source: "§1.3: value items hold exactly two keys, even when forced",
      before: [.put("/api/tag/values-force/by-name", #"[{"name":"Left conveyor","value":true}]"#)],
      request: .get("/api/tag/values/by-name", #"["Left conveyor"]"#),
      body: #"[{"name":"Left conveyor","value":true}]"#),
    Row(
      id: "O04", source: "§1.3: integers print plain",
      before: [.put("/api/tag/values/by-name", #"[{"name":"Left count","value":4}]"#)],
      request: .get("/api/tag/values/by-name", #"["Left count"]"#),
      body: #"[{"name":"Left count","value":4}]"#),
    Row(
      id: "O05", source: "§1.3: negative integers",
      before: [.put("/api/tag/values/by-name", #"[{"name":"Left count","value":-2147483648}]"#)],
      request: .get("/api/tag/values/by-name", #"["Left count"]"#),
      body: #"[{"name":"Left count","value":-2147483648}]"#),
    floatRow("O06", "§1.3: floats print the shortest single-precision form", "2.217", "2.217"),
    floatRow("O07", "§1.3: a double is rounded to single precision", "3.14159265358979", "3.1415927"),
    floatRow("O08", "§1.3: a float zero prints 0", "0.0", "0"),
    floatRow("O09", "§1.3: a negative zero prints 0", "-0.0", "0"),
    floatRow("O10", "§1.3: whole floats print without a point", "3.0", "3"),
    floatRow("O11", "§1.3: large whole floats", "16777216", "16777216"),
    floatRow("O12", "§1.3: small floats", "0.1", "0.1"),
    Row(
      id: "O13", source: "§1.3: isForced and forcedValue",
      before: [.put("/api/tag/values-force/by-name", #"[{"name":"Left count","value":7}]"#)],
      request: .get("/api/tags/by-name/Left%20count"),
      contains: [#""value":7,"#, #""isForced":true,"forcedValue":7}"#]),
    Row(
      id: "O14", source: "§1.3: the flags of both faults",
      before: [
        .put("/api/tag/values-alwayson/by-name", #"[{"name":"Left count","value":true}]"#),
        .put("/api/tag/values-alwaysoff/by-name", #"[{"name":"Left count","value":true}]"#),
      ],
      request: .get("/api/tags/by-name/Left%20count"),
      contains: [#""openCircuit":true,"shortCircuit":true,"isForced":false"#]),
    Row(
      id: "O15", source: "§1.3: names are escaped",
      request: .get("/api/tag/values", #"["00000000-0000-4000-8000-000000000006"]"#),
      body: #"[{"id":"00000000-0000-4000-8000-000000000006","value":false}]"#),
    Row(
      id: "O16", source: "§1.3: quotes, backslashes and other scripts in a name",
      request: .get("/api/tag/values/by-name", #"["F\u00f6rder \"1\"\\2"]"#),
      body: #"[{"name":"Förder \"1\"\\2","value":false}]"#),
    Row(
      id: "O17", source: "§2.3: every scene lists the eight reserved tags, outputs before inputs",
      request: .get("/api/tags?name=FACTORY*&kind=output"),
      contains: [
        #""address":240,"type":"Int","kind":"Output""#,
        #""id":"41b90af6-25d1-4fa8-aaec-724f79701be1","address":497"#,
        #""id":"01936c60-0201-4d54-aad2-0734eb391d35","address":498"#,
        #""id":"7754fab1-ed21-4fca-9ab9-45e844cd4766","address":496"#,
      ]),
    Row(
      id: "O18", source: "§2.3: the reserved inputs",
      request: .get("/api/tags?name=FACTORY*&kind=input"),
      contains: [
        #""id":"37ecf53e-8541-4f7b-b5d8-0ec574308bc7","address":497"#,
        #""id":"3276f3a7-f85b-425f-9cd1-d9107ab7113f","address":496"#,
        #""id":"12d66936-6f23-4979-90ee-cb151204d00a","address":498"#,
        #""id":"71a6351a-a293-43bf-b7f1-b9bb1d648480","address":240,"type":"Float""#,
      ]),
  ]

  private static func floatRow(
    _ id: String, _ source: String, _ sent: String, _ shown: String
  ) -> Row {
    Row(
      id: id, source: source,
      before: [.put("/api/tag/values", "[" + item(entryVolts, sent) + "]")],
      request: .get("/api/tag/values", #"["\#(entryVolts)"]"#),
      body: "[" + item(entryVolts, shown) + "]")
  }
}
