/// How the variables of a program meet the tags of a scene: told rows first, the rest by a rule.
public struct TagMapping: Equatable, Sendable {
  /// One variable bound to one tag.
  public struct Row: Equatable, Sendable {
    /// An address such as `%QX0.3`, the path of a variable such as `Main.Start`, or its last name
    /// where only one program has it. Case does not matter.
    public var variable: String
    /// The tag's name, or `input:NAME` or `output:NAME` where a name is shared.
    public var tag: String
    /// Program units for one unit of the tag; nil takes the mapping's.
    public var scale: Double?
    /// Program units at zero of the tag.
    public var offset: Double
    /// Whether it is a row of an exported list of tags: its address counts from the mapping's
    /// first, and the program need not have it.
    public var isExported: Bool
    /// Where the row stands in its document, counted from 1; 0 for a row without a place.
    public var line: Int
    public var column: Int

    public init(
      variable: String, tag: String, scale: Double? = nil, offset: Double = 0,
      isExported: Bool = false, line: Int = 0, column: Int = 0
    ) {
      self.variable = variable
      self.tag = tag
      self.scale = scale
      self.offset = offset
      self.isExported = isExported
      self.line = line
      self.column = column
    }
  }

  /// What problems call the document that the rows stand in.
  public var file = "mapping"
  /// Bindings that are told one by one.
  public var rows: [Row] = []
  /// Whether located variables without a row meet the tags of their address.
  public var byAddress = true
  /// Whether variables without a row meet the tags of their name, before any address is asked.
  /// What of a tag's name is no letter, digit or underscore is an underscore here.
  public var byName = false
  /// The number at which the program's addresses begin; nil takes 100 for a program all of whose
  /// addresses are 100 or more, as those made for remote I/O are, and 0 for any other.
  public var firstAddress: Int?
  /// Program units for one volt, where a float tag meets a whole number: millivolts, unless told
  /// otherwise.
  public var unitsPerVolt = 1000.0

  /// By address alone.
  public init() {}
}
