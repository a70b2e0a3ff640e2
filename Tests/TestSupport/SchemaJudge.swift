import Foundation

/// Judges YAML documents by a JSON Schema independently of our own code: with Python's package.
package enum SchemaJudge {
  /// Whether Python with that package is there.
  package static let isThere = output(["-c", "import jsonschema, yaml"]) != nil

  /// The documents that fit a schema, after a check of the schema itself; nil if that fails.
  package static func fitting(_ documents: [String], schema: String) -> [String]? {
    output(["-c", script, schema] + documents)?.split(separator: "\n").map(String.init)
  }

  /// What a Python program prints, or nil when it fails or there is no Python.
  private static func output(_ arguments: [String]) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : nil
  }

  /// Checks the schema itself, then prints the documents that fit it, one a line.
  private static let script = """
    import json, sys, yaml, jsonschema
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
        if check.is_valid(yaml.safe_load(open(path, encoding="utf-8"))):
            print(path)
    """
}
