private let one = #"["A B"]"#
private let oneAnswer = #"[{"name":"A B","value":false}]"#

extension Conformance {
  /// Bodies, present, absent and broken.
  static let bodyRows: [Row] =
    [
      Row(
        id: "B01", behaviour: "a GET may have a JSON body",
        request: .get("/api/tag/values/by-name", one).with("Content-Type", "application/json"),
        body: oneAnswer),
      Row(
        id: "B02", behaviour: "without a body all values are read, reserved tags included",
        request: .get("/api/tag/values/by-name"),
        contains: [
          #"{"name":"FACTORY I\/O (Run)","value":true}"#, #"{"name":"A B","value":false}"#,
        ]),
      Row(
        id: "B03", behaviour: "without a body all values are read by id",
        request: .get("/api/tag/values"),
        contains: [#"{"id":"7754fab1-ed21-4fca-9ab9-45e844cd4766","value":true}"#]),
      Row(
        id: "B04", behaviour: "a blank body counts as none",
        request: .get("/api/tag/values/by-name", " \r\n"), contains: [#"{"name":"A B""#]),
      Row(
        id: "B05", behaviour: "the body [] asks for nothing",
        request: .get("/api/tag/values", "[]"), body: "[]"),
      Row(
        id: "B06", behaviour: "PUT [] does nothing",
        request: .put("/api/tag/values", "[]"), body: "[]"),
      Row(
        id: "B07", behaviour: "a missing Content-Type does not matter",
        request: .put("/api/tag/values/by-name", #"[{"name":"A B","value":true}]"#), body: "[]"),
      Row(
        id: "B08", behaviour: "an odd Content-Type does not matter",
        request: .put("/api/tag/values/by-name", #"[{"name":"A B","value":true}]"#)
          .with("Content-Type", "application/x-www-form-urlencoded"),
        body: "[]"),
      Row(
        id: "B09", behaviour: "a comma behind the last element, as the manual's own body has",
        request: .put("/api/tag/values/by-name", "[\n{\"name\":\"A B\",\"value\":true},\n]"),
        body: "[]"),
      Row(
        id: "B10", behaviour: "a comma behind the last name",
        request: .get("/api/tag/values/by-name", #"["A B",]"#), body: oneAnswer),
      Row(
        id: "B11", behaviour: "a comma behind the last member",
        request: .put("/api/tag/values/by-name", #"[{"name":"A B","value":true,}]"#), body: "[]"),
      Row(
        id: "B12", behaviour: "a byte order mark before the body is skipped",
        request: .get("/api/tag/values/by-name", "\u{FEFF}" + one), body: oneAnswer),
      Row(
        id: "B13", behaviour: "escapes in a body are read",
        request: .get("/api/tag/values/by-name", #"["A\u0020B"]"#), body: oneAnswer),
    ] + malformed + Conformance.notArrays

  private static let malformed: [Row] = zip(
    1...,
    [
      "[", "]", #"["A B""#, #"["A B" "A B"]"#, "[,]", "[1,,2]", "{", "nul", "tru", "[01]", "[1.]",
      "[.5]", "[+1]", "[0x1]", "[NaN]", "[1e]", #"["a]"#, #"["\x"]"#, #"["\u12"]"#, "[] []",
      "['A B']", "[//]", "[\u{1}]", "[\"\t\"]",
    ]
  ).map { number, body in
    Row(
      id: "B" + String(number + 100), behaviour: "malformed JSON: \(body.debugDescription)",
      request: .put("/api/tag/values/by-name", body), status: 400, type: page,
      contains: ["400 - Bad Request", "Incorrect request data format."])
  }

  private static let notArrays: [Row] =
    [
      Row(
        id: "B14", behaviour: "a body that is no array",
        request: .put("/api/tag/values", #"{"id":"x","value":1}"#), status: 400, type: page,
        contains: ["Incorrect request data format: not an array."]),
      Row(
        id: "B15", behaviour: "a GET body that is no array",
        request: .get("/api/tag/values", #""A B""#), status: 400, type: page),
      Row(
        id: "B16", behaviour: "a PUT needs a body",
        request: .put("/api/tag/values", ""), status: 400, type: page,
        contains: ["Incorrect request data format."]),
      Row(
        id: "B17", behaviour: "a body nested too deep",
        request: .put("/api/tag/values", String(repeating: "[", count: 100)), status: 400,
        type: page, contains: ["nested deeper than 64"]),
      Row(
        id: "B18", behaviour: "more items than a call may hold",
        request: .put(
          "/api/tag/values-release", "[" + String(repeating: "1,", count: 10_001) + "]"),
        status: 413, type: page, contains: ["10000 items"]),
    ]
}
