private let left = "/api/tags/b61dc29b-650d-4145-be65-4fea9cffc802"
private func put(_ word: String, _ value: String, _ name: String = "Left conveyor") -> TableRequest
{
  .put("/api/tag/\(word)/by-name", #"[{"name":"\#(name)","value":\#(value)}]"#)
}
private let release = TableRequest.put("/api/tag/values-release/by-name", #"["Left conveyor"]"#)
private func state(
  _ value: Bool, open: Bool = false, short: Bool = false, forced: Bool = false,
  _ forcedValue: Bool = false
) -> [String] {
  [
    """
    "value":\(value),"openCircuit":\(open),"shortCircuit":\(short),"isForced":\(forced),\
    "forcedValue":\(forcedValue)}
    """
  ]
}

extension Conformance {
  /// Forces, faults and plain writes together.
  static let interplayRows: [Row] = [
    Row(
      id: "I01", behaviour: "a plain PUT to a forced tag is no error",
      before: [put("values-force", "false")], request: put("values", "true"), body: "[]"),
    Row(
      id: "I02", behaviour: "a plain PUT to a forced tag has no effect while it is forced",
      before: [put("values-force", "false"), put("values", "true")], request: .get(left),
      contains: state(false, forced: true)),
    Row(
      id: "I03", behaviour: "a plain PUT to a forced tag takes effect after the release",
      before: [put("values-force", "false"), put("values", "true"), release], request: .get(left),
      contains: state(true)),
    Row(
      id: "I04", behaviour: "value shows the forced value",
      before: [put("values-force", "true")], request: .get(left),
      contains: state(true, forced: true, true)),
    Row(
      id: "I05", behaviour: "a release keeps the last forced value",
      before: [put("values-force", "true"), release], request: .get(left),
      contains: state(false, true)),
    Row(
      id: "I06", behaviour: "an input can be forced",
      before: [put("values-force", "3.5", "Weight")],
      request: .get("/api/tags/77740bcd-b3a0-4d5f-a175-90889ecc6cea"),
      contains: [#""kind":"Input","value":3.5,"#, #""isForced":true,"forcedValue":3.5}"#]),
    Row(
      id: "I07", behaviour: "a release without a force succeeds", request: release,
      body: "[]"),
    Row(
      id: "I08", behaviour: "the value of a short circuit is on, without a force",
      before: [put("values-alwayson", "true")], request: .get(left),
      contains: state(true, short: true)),
    Row(
      id: "I09", behaviour: "a fault beats a force",
      before: [put("values-force", "true"), put("values-alwaysoff", "true")], request: .get(left),
      contains: state(false, open: true, forced: true, true)),
    Row(
      id: "I10", behaviour: "of both faults the open circuit wins",
      before: [put("values-alwayson", "true"), put("values-alwaysoff", "true")],
      request: .get(left), contains: state(false, open: true, short: true)),
    Row(
      id: "I11", behaviour: "an open circuit of a number reads 0",
      before: [put("values-alwaysoff", "true", "Weight")],
      request: .get("/api/tags/77740bcd-b3a0-4d5f-a175-90889ecc6cea"),
      contains: [#""value":0,"openCircuit":true"#]),
    Row(
      id: "I12", behaviour: "a short circuit of volts reads the range's end",
      before: [put("values-alwayson", "true", "Weight")],
      request: .get("/api/tags/77740bcd-b3a0-4d5f-a175-90889ecc6cea"),
      contains: [#""value":10,"openCircuit":false,"shortCircuit":true"#]),
    Row(
      id: "I13", behaviour: "a write while faulted takes effect when the fault is cleared",
      before: [
        put("values-alwaysoff", "true"), put("values", "true"), put("values-alwaysoff", "false"),
      ], request: .get(left), contains: state(true)),
    Row(
      id: "I14", behaviour: "Time Scale is an input",
      request: put("values", "2", "FACTORY I/O (Time Scale)"),
      contains: ["Not allowed to set value of an input tag."]),
    Row(
      id: "I15", behaviour: "the reserved outputs can be written",
      before: [put("values", "2", "FACTORY I/O (Camera Position)")],
      request: .get("/api/tag/values/by-name", #"["FACTORY I/O (Camera Position)"]"#),
      body: #"[{"name":"FACTORY I\/O (Camera Position)","value":2}]"#),
    Row(
      id: "I16", behaviour: "a value beyond the part's range is stored",
      before: [put("values", "15", "Entry conveyor (V)")],
      request: .get("/api/tag/values/by-name", #"["Entry conveyor (V)"]"#),
      body: #"[{"name":"Entry conveyor (V)","value":15}]"#),
    Row(
      id: "I17", behaviour: "changes of one call apply in their order",
      before: [
        .put(
          "/api/tag/values/by-name",
          #"[{"name":"Left count","value":1},{"name":"Left count","value":2}]"#)
      ], request: .get("/api/tag/values/by-name", #"["Left count"]"#),
      body: #"[{"name":"Left count","value":2}]"#),
  ]

  /// HTTP itself.
  static let protocolRows: [Row] = verbRows + corsRows + wireRows

  private static let verbRows: [Row] = [
    Row(
      id: "P01", behaviour: "an unknown path", request: .get("/api/nothing"), status: 404,
      type: page, contains: ["404 - Not Found"]),
    Row(
      id: "P02", behaviour: "an unknown word", request: .put("/api/tag/values-toggle", "[]"),
      status: 404, type: page),
    Row(
      id: "P03", behaviour: "a wrong verb", request: .post("/api/tag/values", "[]"), status: 405,
      type: page, contains: ["405 - Method Not Allowed"],
      fields: ["allow": "GET, HEAD, PUT, OPTIONS"]),
    Row(
      id: "P04", behaviour: "force knows PUT only", request: .get("/api/tag/values-force"),
      status: 405, type: page, fields: ["allow": "PUT, OPTIONS"]),
    Row(
      id: "P05", behaviour: "HEAD is where GET is",
      request: TableRequest.get("/api/tag/values/by-name").method("HEAD"), body: ""),
    Row(
      id: "P06", behaviour: "HEAD tells the length",
      request: TableRequest.get("/api/tags?name=Nothing").method("HEAD"), body: "",
      fields: ["content-length": "2"]),
    Row(
      id: "P07", behaviour: "a made-up verb",
      request: TableRequest.get("/api/tags").method("PATCH"), status: 405, type: page),
    Row(
      id: "P08", behaviour: "DELETE is a wrong verb",
      request: TableRequest.get(left).method("DELETE"),
      status: 405, type: page),
    Row(
      id: "P09", behaviour: "the root is an unknown path", request: .get("/"), status: 404,
      type: page),
    Row(
      id: "P10", behaviour: "what the path says is not shown as markup",
      request: .get("/api/%3Cscript%3E"), status: 404, type: page,
      contains: ["There is nothing at this path."]),
    Row(
      id: "P11", behaviour: "answers are not to be cached or guessed",
      request: .get("/api/tags?name=Reset"),
      fields: ["cache-control": "no-store", "x-content-type-options": "nosniff"]),
  ]

  private static let corsRows: [Row] = [
    Row(
      id: "P20", behaviour: "a page of this machine may read",
      request: TableRequest.get("/api/tags?name=Nothing").with("Origin", "http://localhost:3000"),
      body: "[]",
      fields: ["access-control-allow-origin": "http://localhost:3000", "vary": "Origin"]),
    Row(
      id: "P21", behaviour: "a page of this machine may write",
      request: TableRequest.put("/api/tag/values", "[]").with("Origin", "http://127.0.0.1:5173")
        .with("Sec-Fetch-Site", "cross-site"),
      body: "[]", fields: ["access-control-allow-origin": "http://127.0.0.1:5173"]),
    Row(
      id: "P22", behaviour: "OPTIONS for a page of this machine",
      request: TableRequest.get("/api/tag/values").method("OPTIONS")
        .with("Origin", "http://localhost:3000").with("Access-Control-Request-Method", "PUT"),
      status: 204, type: nil, body: "",
      fields: [
        "access-control-allow-origin": "http://localhost:3000",
        "access-control-allow-methods": "GET, HEAD, PUT, OPTIONS",
        "access-control-allow-headers": "Accept, Content-Type, X-Requested-With",
      ]),
    Row(
      id: "P23", behaviour: "a page of another site gets no leave to read",
      request: TableRequest.get("/api/tags?name=Nothing").with("Origin", "http://evil.example"),
      body: "[]", fields: ["access-control-allow-origin": ""]),
    Row(
      id: "P24", behaviour: "a page of another site may not write",
      request: TableRequest.put("/api/tag/values", "[]").with("Origin", "http://evil.example"),
      status: 403, type: "application/problem+json", contains: ["WEB0009"]),
    Row(
      id: "P25", behaviour: "an origin that hides itself may not write",
      request: TableRequest.put("/api/tag/values", "[]").with("Origin", "null"), status: 403,
      type: "application/problem+json"),
    Row(
      id: "P26", behaviour: "a cross-site write without an origin",
      request: TableRequest.put("/api/tag/values", "[]").with("Sec-Fetch-Site", "cross-site"),
      status: 403, type: "application/problem+json"),
    Row(
      id: "P27", behaviour: "OPTIONS for another site grants nothing",
      request: TableRequest.get("/api/tags").method("OPTIONS").with(
        "Origin", "http://evil.example"),
      status: 204, type: nil, fields: ["access-control-allow-origin": ""]),
    Row(
      id: "P28", behaviour: "OPTIONS without an origin tells the methods",
      request: TableRequest.get("/api/tags").method("OPTIONS"), status: 204, type: nil,
      fields: ["allow": "GET, HEAD, OPTIONS"]),
    Row(
      id: "P29", behaviour: "a name that begins like localhost is another site",
      request: TableRequest.put("/api/tag/values", "[]")
        .with("Origin", "http://localhost.evil.example"),
      status: 403, type: "application/problem+json"),
  ]

  private static let wireRows: [Row] = [
    Row(
      id: "W01", behaviour: "HTTP/1.0 is answered as HTTP/1.0 and closed",
      request: .raw("GET /api/tags?name=Nothing HTTP/1.0\n\n"), body: "[]",
      fields: ["version": "HTTP/1.0", "connection": "close"]),
    Row(
      id: "W02", behaviour: "HTTP/1.1 is answered as HTTP/1.1",
      request: .get("/api/tags?name=Nothing"), body: "[]", fields: ["version": "HTTP/1.1"]),
    Row(
      id: "W03", behaviour: "a blank in the request line is a clean 400",
      request: .raw("GET /api/tags/by-name/FACTORY I%2FO (Reset) HTTP/1.1\nHost: localhost\n\n"),
      status: 400, type: "application/problem+json", contains: ["WEB0012", "%20"]),
    Row(
      id: "W04", behaviour: "a target without its slash is a clean 400",
      request: .raw("GET api/tag/values HTTP/1.0\n\n"), status: 400,
      type: "application/problem+json", contains: ["WEB0012"]),
    Row(
      id: "W05", behaviour: "a chunked body is read",
      request: .raw(
        """
        GET /api/tag/values/by-name HTTP/1.1
        Host: localhost:{port}
        Connection: close
        Transfer-Encoding: chunked

        3
        ["A
        4
         B"]
        0


        """), body: #"[{"name":"A B","value":false}]"#),
    Row(
      id: "W06", behaviour: "compression is offered and not used",
      request: TableRequest.get("/api/tags?name=Nothing").with("Accept-Encoding", "gzip"),
      body: "[]", fields: ["content-encoding": ""]),
    Row(
      id: "W07", behaviour: "an absolute target as proxies get it",
      request: .raw(
        "GET http://localhost:{port}/api/tags?name=Nothing HTTP/1.1\nHost: localhost\n"
          + "Connection: close\n\n"),
      body: "[]"),
  ].map(\.socketOnly)
}
