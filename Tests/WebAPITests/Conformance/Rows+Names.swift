private func names(_ names: [String]) -> String {
  "[" + names.map { #"{"name":"\#($0)","value":false}"# }.joined(separator: ",") + "]"
}

/// The object of a bit that is off, without force and faults.
private func bit(_ name: String, _ id: String, _ address: Int, _ kind: String) -> String {
  """
  {"name":"\(name)","id":"\(id)","address":\(address),"type":"Bit","kind":"\(kind)",\
  "value":false,"openCircuit":false,"shortCircuit":false,"isForced":false,"forcedValue":false}
  """
}

/// A row of a filter or a path: the answer holds the tags with these ids, in this order and no
/// others. The objects as a whole are checked elsewhere.
private func found(_ id: String, _ behaviour: String, _ target: String, _ ids: [String]) -> Row {
  Row(id: id, behaviour: behaviour, request: .get(target), ids: ids)
}

private let reset = "2e59772f-877b-4206-834b-67a4a6e6bdbb"
private let resetLight = "55a717c5-0bfc-4398-a3b0-f9855cad38e9"
private let weight = "77740bcd-b3a0-4d5f-a175-90889ecc6cea"
private let display = "51d833a4-48f4-4cc6-8d21-9c3a7371156d"
private let plus = "00000000-0000-4000-8000-000000000001"
private let aPlusB = "00000000-0000-4000-8000-000000000004"
private let aBlankB = "00000000-0000-4000-8000-000000000005"
private let leftConveyor = "b61dc29b-650d-4145-be65-4fea9cffc802"

extension Conformance {
  /// Names, filters and paths.
  static let nameRows: [Row] = filterRows + orderRows + pathRows

  private static let filterRows: [Row] = [
    found("N01", "a filter without wildcards is an exact name", "/api/tags?name=Reset", [reset]),
    Row(
      id: "N02", behaviour: "the filter is anchored at both ends",
      request: .get("/api/tags?name=ese"), body: "[]"),
    found("N03", "the filter has no regard to case", "/api/tags?name=rESET", [reset]),
    found("N04", "* stands for any run", "/api/tags?name=*eset%20l*", [resetLight]),
    found("N05", "* stands for nothing too", "/api/tags?name=*Reset*%20light*", [resetLight]),
    found("N06", "? stands for one character", "/api/tags?name=Rese%3F", [reset]),
    Row(
      id: "N07", behaviour: "? does not stand for nothing",
      request: .get("/api/tags?name=Reset%3F"), body: "[]"),
    found("N08", "a ? may be sent raw", "/api/tags?name=We?ght", [weight, display]),
    found("N09", "type filter", "/api/tags?name=Weight&type=int", [display]),
    found("N10", "type filter in any case", "/api/tags?name=Weight&type=Float", [weight]),
    found("N11", "kind filter", "/api/tags?name=Weight&kind=output", [display]),
    found("N12", "kind filter in any case", "/api/tags?name=Weight&kind=INPUT", [weight]),
    Row(
      id: "N13", behaviour: "filters combine with AND",
      request: .get("/api/tags?name=Weight&type=int&kind=input"), body: "[]"),
    Row(
      id: "N14", behaviour: "an unknown type is refused",
      request: .get("/api/tags?type=word"), status: 400, type: page,
      contains: ["The filter 'type' must be one of bit, int or float."]),
    Row(
      id: "N15", behaviour: "an unknown kind is refused",
      request: .get("/api/tags?kind="), status: 400, type: page,
      contains: ["The filter 'kind' must be one of input or output."]),
    found("N16", "unknown parameters do not matter", "/api/tags?name=Reset&colour=red", [reset]),
    Row(
      id: "N17", behaviour: "an empty name filter matches no tag",
      request: .get("/api/tags?name="), body: "[]"),
    found("N18", "a + in a query is a plus if a name has it", "/api/tags?name=A+B", [aPlusB]),
    found(
      "N19", "a + in a query is a blank if no name has the plus", "/api/tags?name=Reset+light",
      [resetLight]),
    found("N20", "%2B is always a plus", "/api/tags?name=CT%201%20(%2B)", [plus]),
    Row(
      id: "N21", behaviour: "%2B is never a blank",
      request: .get("/api/tags?name=Reset%2Blight"), body: "[]"),
    Row(
      id: "N22", behaviour: "many wildcards cost no more than a few",
      request: .get("/api/tags?name=" + String(repeating: "*a", count: 200)), body: "[]"),
  ]

  private static let orderRows: [Row] = [
    Row(
      id: "N30", behaviour: "the list is in order of names, twins as the manual shows them",
      request: .get("/api/tags?name=*reset*"),
      body: "["
        + [
          bit(#"FACTORY I\/O (Reset)"#, "01936c60-0201-4d54-aad2-0734eb391d35", 498, "Output"),
          bit(#"FACTORY I\/O (Reset)"#, "12d66936-6f23-4979-90ee-cb151204d00a", 498, "Input"),
          bit("Reset", reset, 9, "Input"), bit("Reset light", resetLight, 15, "Output"),
        ].joined(separator: ",") + "]"),
    Row(
      id: "N31", behaviour: "by-name values keep the order of the request",
      request: .get("/api/tag/values/by-name", #"["Reset light","A B","Left conveyor"]"#),
      body: names(["Reset light", "A B", "Left conveyor"])),
    Row(
      id: "N32", behaviour: "a name asked for twice is answered twice",
      request: .get("/api/tag/values/by-name", #"["A B","A B"]"#), body: names(["A B", "A B"])),
    Row(
      id: "N33", behaviour: "twins in a read stand together, the input first",
      request: .get("/api/tag/values/by-name", #"["Weight","A B"]"#),
      body: """
        [{"name":"Weight","value":8.496892},{"name":"Weight","value":0},\
        {"name":"A B","value":false}]
        """),
    Row(
      id: "N34", behaviour: "a write to twins sets the output and reports the input",
      request: .put("/api/tag/values/by-name", #"[{"name":"Weight","value":3}]"#),
      body: #"[{"name":"Weight","code":406,"error":"Not allowed to set value of an input tag."}]"#),
    Row(
      id: "N35", behaviour: "a write to twins sets the output all the same",
      before: [.put("/api/tag/values/by-name", #"[{"name":"Weight","value":3}]"#)],
      request: .get("/api/tag/values/by-name", #"["Weight"]"#),
      body: #"[{"name":"Weight","value":8.496892},{"name":"Weight","value":3}]"#),
    Row(
      id: "N36", behaviour: "a force reaches both twins",
      before: [.put("/api/tag/values-force/by-name", #"[{"name":"Weight","value":2}]"#)],
      request: .get("/api/tag/values/by-name", #"["Weight"]"#),
      body: #"[{"name":"Weight","value":2},{"name":"Weight","value":2}]"#),
    Row(
      id: "N37", behaviour: "a release reaches both twins",
      before: [
        .put("/api/tag/values-force/by-name", #"[{"name":"Weight","value":2}]"#),
        .put("/api/tag/values-release/by-name", #"["Weight"]"#),
      ],
      request: .get("/api/tag/values/by-name", #"["Weight"]"#),
      body: #"[{"name":"Weight","value":8.496892},{"name":"Weight","value":0}]"#),
    Row(
      id: "N38", behaviour: "by-name bodies tell upper from lower case",
      request: .get("/api/tag/values/by-name", #"["left conveyor"]"#),
      body:
        #"[{"name":"left conveyor","code":404,"error":"Tag named 'left conveyor' not found."}]"#),
  ]

  private static let pathRows: [Row] = [
    found(
      "N40", "%2F stays inside the name", "/api/tags/by-name/FACTORY%20I%2FO%20(Reset)",
      ["01936c60-0201-4d54-aad2-0734eb391d35", "12d66936-6f23-4979-90ee-cb151204d00a"]),
    found(
      "N41", "parentheses may be encoded", "/api/tags/by-name/FACTORY%20I%2fO%20%28Run%29",
      ["7754fab1-ed21-4fca-9ab9-45e844cd4766"]),
    Row(
      id: "N42", behaviour: "a raw slash splits the name",
      request: .get("/api/tags/by-name/FACTORY%20I/O%20(Run)"), status: 404, type: page),
    found("N43", "a + in a path is a plus if a name has it", "/api/tags/by-name/A+B", [aPlusB]),
    found(
      "N44", "a + in a path is a blank if no name has the plus", "/api/tags/by-name/Reset+light",
      [resetLight]),
    found("N45", "%2B in a path", "/api/tags/by-name/CT%201%20(%2B)", [plus]),
    found("N46", "a blank is a blank", "/api/tags/by-name/A%20B", [aBlankB]),
    Row(
      id: "N47", behaviour: "an unknown name answers 200 and an empty list",
      request: .get("/api/tags/by-name/Nothing"), body: "[]"),
    Row(
      id: "N48", behaviour: "the name in a path tells upper from lower case",
      request: .get("/api/tags/by-name/reset"), body: "[]"),
    Row(
      id: "N49", behaviour: "an unknown id answers 404 with an error item",
      request: .get("/api/tags/df43b72e-992a-4936-9d46-32764400b933"), status: 404,
      body: """
        {"id":"df43b72e-992a-4936-9d46-32764400b933","code":404,\
        "error":"Tag with id 'df43b72e-992a-4936-9d46-32764400b933' not found."}
        """),
    found("N50", "a trailing slash is harmless", "/api/tags/?name=Reset", [reset]),
    Row(
      id: "N51", behaviour: "a trailing slash behind by-name",
      request: .get("/api/tag/values/by-name/", #"["A B"]"#), body: names(["A B"])),
    Row(
      id: "N52", behaviour: "a double slash is harmless",
      request: .get("/api//tag/values/by-name", #"["A B"]"#), body: names(["A B"])),
    found("N53", "double slashes everywhere", "//api///tags//\(leftConveyor)//", [leftConveyor]),
    found(
      "N54", "other scripts in a path", "/api/tags/by-name/F%C3%B6rder%20%221%22%5C2",
      ["00000000-0000-4000-8000-000000000006"]),
    Row(
      id: "N55", behaviour: "a broken escape is taken as it stands",
      request: .get("/api/tags/by-name/100%"), body: "[]"),
  ]
}
