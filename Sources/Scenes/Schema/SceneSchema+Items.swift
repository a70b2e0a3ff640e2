import Sim

extension SceneSchema {
  /// A bundled kind or one of the scene's own; which of those there are only loading can tell.
  static var itemName: SchemaValue {
    [
      "type": "string", "pattern": "^[a-z0-9-]{1,60}$",
      "description": .text(
        "One of the scene's item-kinds, or of: "
          + ItemKind.bundled.map(\.name).joined(separator: ", ")),
    ]
  }

  /// One kind of items; how many numbers its size has depends on its shape.
  static var itemKind: SchemaValue {
    let box: SchemaValue = [
      "type": "array", "minItems": 3, "maxItems": 3,
      "prefixItems": [
        number(ItemReader.extent), number(ItemReader.extent), number(ItemReader.height),
      ], "description": "Length, width, height, m.",
    ]
    let cylinder: SchemaValue = [
      "type": "array", "minItems": 2, "maxItems": 2,
      "prefixItems": [number(ItemReader.extent), number(ItemReader.height)],
      "description": "Diameter, height, m.",
    ]
    return [
      "type": "object", "additionalProperties": false, "required": ["name", "size", "mass"],
      "properties": [
        "name": [
          "type": "string", "pattern": "^[a-z0-9-]{1,60}$",
          "description": "Unique among all kinds of items.",
        ],
        "shape": ["enum": .list(ItemReader.shapes.map { .text($0) }), "default": "box"],
        "size": ["type": "array"],
        "mass": number(ItemReader.mass, "kg."),
        "friction": number(ItemReader.factor, "Factor on the friction of what is under it."),
        "face-friction": number(ItemReader.friction, "Friction of its sides."),
        "top-friction": number(ItemReader.friction, "Friction of its top under another item."),
        "restitution": number(ItemReader.restitution, "Bounce in collisions."),
        "centre-height": number(
          0...ItemReader.height.upperBound, "Height of the centre of mass, m."),
        "material": ["enum": .list(ItemKind.Material.allCases.map { .text($0.rawValue) })],
      ],
      "if": ["properties": ["shape": ["const": "cylinder"]], "required": ["shape"]],
      "then": ["properties": ["size": cylinder]], "else": ["properties": ["size": box]],
    ]
  }

  /// One item that is there before the first tick.
  static var initialItem: SchemaValue {
    [
      "type": "object", "additionalProperties": false, "required": ["kind", "pose"],
      "properties": [
        "kind": reference("item"), "pose": reference("pose"),
        "velocity": [
          "type": "array", "minItems": 2, "maxItems": 2, "items": number(ItemReader.speed),
          "description": "Along x and y, m/s.",
        ],
        "spin": number(ItemReader.spin, "Counter-clockwise, rad/s."),
      ],
    ]
  }
}
