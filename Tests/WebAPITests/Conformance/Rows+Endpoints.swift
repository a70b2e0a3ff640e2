private let leftConveyor = "b61dc29b-650d-4145-be65-4fea9cffc802"
private let entryVolts = "4995ead4-ab3d-4f83-abc6-959524433087"
private let atScaleEntry = "7177772a-0db3-4303-af9b-9bbcdcc14581"

/// `{"id":…,"value":…}`.
private func item(_ id: String, _ value: String) -> String { #"{"id":"\#(id)","value":\#(value)}"# }

extension Conformance {
  /// The fifteen endpoints: what each answers when all is well.
  static let endpointRows: [Row] = [
    Row(
      id: "E01", behaviour: "the list of tags", request: .get("/api/tags?name=reset*"),
      body: """
        [{"name":"Reset","id":"2e59772f-877b-4206-834b-67a4a6e6bdbb","address":9,"type":"Bit",\
        "kind":"Input","value":false,"openCircuit":false,"shortCircuit":false,"isForced":false,\
        "forcedValue":false},{"name":"Reset light","id":"55a717c5-0bfc-4398-a3b0-f9855cad38e9",\
        "address":15,"type":"Bit","kind":"Output","value":false,"openCircuit":false,\
        "shortCircuit":false,"isForced":false,"forcedValue":false}]
        """),
    Row(
      id: "E02", behaviour: "one tag, not an array",
      request: .get("/api/tags/\(entryVolts)"),
      body: """
        {"name":"Entry conveyor (V)","id":"4995ead4-ab3d-4f83-abc6-959524433087","address":0,\
        "type":"Float","kind":"Output","value":0,"openCircuit":false,"shortCircuit":false,\
        "isForced":false,"forcedValue":0}
        """),
    Row(
      id: "E03", behaviour: "all tags of a name, twins included",
      request: .get("/api/tags/by-name/Weight"),
      body: """
        [{"name":"Weight","id":"77740bcd-b3a0-4d5f-a175-90889ecc6cea","address":0,"type":"Float",\
        "kind":"Input","value":8.496892,"openCircuit":false,"shortCircuit":false,"isForced":false,\
        "forcedValue":0},{"name":"Weight","id":"51d833a4-48f4-4cc6-8d21-9c3a7371156d","address":0,\
        "type":"Int","kind":"Output","value":0,"openCircuit":false,"shortCircuit":false,\
        "isForced":false,"forcedValue":0}]
        """),
    Row(
      id: "E04", behaviour: "values by id",
      request: .get("/api/tag/values", #"["\#(leftConveyor)","\#(entryVolts)"]"#),
      body: "[" + item(leftConveyor, "false") + "," + item(entryVolts, "0") + "]"),
    Row(
      id: "E05", behaviour: "set values by id",
      request: .put("/api/tag/values", "[" + item(leftConveyor, "true") + "]"), body: "[]"),
    Row(
      id: "E06", behaviour: "values by name",
      request: .get("/api/tag/values/by-name", #"["Left conveyor","Weight"]"#),
      body: """
        [{"name":"Left conveyor","value":false},{"name":"Weight","value":8.496892},\
        {"name":"Weight","value":0}]
        """),
    Row(
      id: "E07", behaviour: "set values by name",
      request: .put("/api/tag/values/by-name", #"[{"name":"Left conveyor","value":true}]"#),
      body: "[]"),
    Row(
      id: "E08", behaviour: "force by id",
      request: .put("/api/tag/values-force", "[" + item(atScaleEntry, "false") + "]"), body: "[]"),
    Row(
      id: "E09", behaviour: "force by name",
      request: .put("/api/tag/values-force/by-name", #"[{"name":"Left count","value":4}]"#),
      body: "[]"),
    Row(
      id: "E10", behaviour: "release takes id strings",
      request: .put("/api/tag/values-release", #"["\#(leftConveyor)"]"#), body: "[]"),
    Row(
      id: "E11", behaviour: "release takes name strings",
      request: .put("/api/tag/values-release/by-name", #"["Left conveyor"]"#), body: "[]"),
    Row(
      id: "E12", behaviour: "open circuit by id",
      request: .put("/api/tag/values-alwaysoff", "[" + item(leftConveyor, "true") + "]"),
      body: "[]"),
    Row(
      id: "E13", behaviour: "open circuit by name",
      request: .put(
        "/api/tag/values-alwaysoff/by-name", #"[{"name":"Left conveyor","value":true}]"#),
      body: "[]"),
    Row(
      id: "E14", behaviour: "short circuit by id",
      request: .put("/api/tag/values-alwayson", "[" + item(leftConveyor, "true") + "]"),
      body: "[]"),
    Row(
      id: "E15", behaviour: "short circuit by name",
      request: .put(
        "/api/tag/values-alwayson/by-name", #"[{"name":"Left conveyor","value":true}]"#),
      body: "[]"),
    Row(
      id: "E16", behaviour: "PUT on a tag is no endpoint",
      request: .put("/api/tags/\(leftConveyor)", "{}"), status: 405, type: page,
      fields: ["allow": "GET, HEAD, OPTIONS"]),
    Row(
      id: "E17", behaviour: "PUT on the list is no endpoint",
      request: .put("/api/tags?name=Weight", "{}"), status: 405, type: page,
      contains: ["405 - Method Not Allowed"]),
  ]

  /// The shapes of tag objects and value items.
  static let objectRows: [Row] = [
    Row(
      id: "O01", behaviour: "an id is a lower-case GUID, found in upper case too",
      request: .get("/api/tag/values", #"["\#(leftConveyor.uppercased())"]"#),
      body: "[" + item(leftConveyor, "false") + "]"),
    Row(
      id: "O02", behaviour: "a slash is written \\/ in strings",
      request: .get("/api/tag/values/by-name", #"["FACTORY I/O (Run)"]"#),
      body: #"[{"name":"FACTORY I\/O (Run)","value":true}]"#),
    Row(
      id: "O03", behaviour: "value items hold exactly two keys, even when forced",
      before: [.put("/api/tag/values-force/by-name", #"[{"name":"Left conveyor","value":true}]"#)],
      request: .get("/api/tag/values/by-name", #"["Left conveyor"]"#),
      body: #"[{"name":"Left conveyor","value":true}]"#),
    Row(
      id: "O04", behaviour: "integers print plain",
      before: [.put("/api/tag/values/by-name", #"[{"name":"Left count","value":4}]"#)],
      request: .get("/api/tag/values/by-name", #"["Left count"]"#),
      body: #"[{"name":"Left count","value":4}]"#),
    Row(
      id: "O05", behaviour: "negative integers print plain",
      before: [.put("/api/tag/values/by-name", #"[{"name":"Left count","value":-2147483648}]"#)],
      request: .get("/api/tag/values/by-name", #"["Left count"]"#),
      body: #"[{"name":"Left count","value":-2147483648}]"#),
    floatRow("O06", "floats print the shortest single-precision form", "2.217", "2.217"),
    floatRow("O07", "a double is rounded to single precision", "3.14159265358979", "3.1415927"),
    floatRow("O08", "a float zero prints 0", "0.0", "0"),
    floatRow("O09", "a negative zero prints 0", "-0.0", "0"),
    floatRow("O10", "whole floats print without a point", "3.0", "3"),
    floatRow("O11", "large whole floats print all digits", "16777216", "16777216"),
    floatRow("O12", "small floats print no binary remainder", "0.1", "0.1"),
    Row(
      id: "O13", behaviour: "a forced tag shows isForced and forcedValue",
      before: [.put("/api/tag/values-force/by-name", #"[{"name":"Left count","value":7}]"#)],
      request: .get("/api/tags/by-name/Left%20count"),
      contains: [#""value":7,"#, #""isForced":true,"forcedValue":7}"#]),
    Row(
      id: "O14", behaviour: "the flags of both faults",
      before: [
        .put("/api/tag/values-alwayson/by-name", #"[{"name":"Left count","value":true}]"#),
        .put("/api/tag/values-alwaysoff/by-name", #"[{"name":"Left count","value":true}]"#),
      ],
      request: .get("/api/tags/by-name/Left%20count"),
      contains: [#""openCircuit":true,"shortCircuit":true,"isForced":false"#]),
    Row(
      id: "O15", behaviour: "names are escaped",
      request: .get("/api/tag/values", #"["00000000-0000-4000-8000-000000000006"]"#),
      body: #"[{"id":"00000000-0000-4000-8000-000000000006","value":false}]"#),
    Row(
      id: "O16", behaviour: "quotes, backslashes and other scripts in a name",
      request: .get("/api/tag/values/by-name", #"["F\u00f6rder \"1\"\\2"]"#),
      body: #"[{"name":"Förder \"1\"\\2","value":false}]"#),
    Row(
      id: "O17", behaviour: "every scene lists the eight reserved tags",
      request: .get("/api/tags?name=FACTORY*"),
      ids: [
        "f0855715-c7e4-48b3-8174-0fc06299798c", "41b90af6-25d1-4fa8-aaec-724f79701be1",
        "37ecf53e-8541-4f7b-b5d8-0ec574308bc7", "01936c60-0201-4d54-aad2-0734eb391d35",
        "12d66936-6f23-4979-90ee-cb151204d00a", "7754fab1-ed21-4fca-9ab9-45e844cd4766",
        "3276f3a7-f85b-425f-9cd1-d9107ab7113f", "71a6351a-a293-43bf-b7f1-b9bb1d648480",
      ]),
    Row(
      id: "O18", behaviour: "the reserved inputs have their addresses",
      request: .get("/api/tags?name=FACTORY*&kind=input"),
      contains: [
        #""id":"37ecf53e-8541-4f7b-b5d8-0ec574308bc7","address":497"#,
        #""id":"3276f3a7-f85b-425f-9cd1-d9107ab7113f","address":496"#,
        #""id":"12d66936-6f23-4979-90ee-cb151204d00a","address":498"#,
        #""id":"71a6351a-a293-43bf-b7f1-b9bb1d648480","address":240,"type":"Float""#,
      ]),
  ]

  private static func floatRow(
    _ id: String, _ behaviour: String, _ sent: String, _ shown: String
  ) -> Row {
    Row(
      id: id, behaviour: behaviour,
      before: [.put("/api/tag/values", "[" + item(entryVolts, sent) + "]")],
      request: .get("/api/tag/values", #"["\#(entryVolts)"]"#),
      body: "[" + item(entryVolts, shown) + "]")
  }
}
