import Kernel
import Tags

/// The tags of the stock scenes as published, written down by hand: name, kind, type, address, id
/// (whole, or its first eight digits, or nothing where none is known) and the force it starts with.
enum StockTags {
  struct Row: Hashable, Sendable {
    var name: String
    var kind: TagKind
    var type: TagType
    var address: Int
    var idPrefix: String
    var isForcedOn: Bool
  }

  static let scenes: [String: [Row]] = [
    "from-a-to-b": rows(fromAToB), "sorting-by-weight": rows(sortingByWeight),
    "sorting-by-height-basic": rows(sortingByHeight),
  ]

  /// Inputs that are true in an empty plant that nobody touches; all others are false or zero.
  static let trueAtRest: [String: Set<String>] = [
    "from-a-to-b": ["Sensor"],
    "sorting-by-weight": [
      "At scale entry", "At exit left", "At exit right", "At exit front", "Emergency stop", "Stop",
      "Manual",
    ],
    "sorting-by-height-basic": [
      "At left entry", "At right entry", "At left exit", "At right exit", "Emergency stop", "Stop",
      "Manual",
    ],
  ]

  /// The reserved tags whose ids differ from scene to scene.
  static let reservedIDs: [String: [ReservedTag: String]] = [
    "from-a-to-b": [
      .running: "ff50b1f0-8822-4da8-9aa0-494295588138",
      .paused: "da924a2d-62e9-4c80-baa0-fe0ad78c1557",
      .resetting: "e4505270-488d-4b63-bc85-b2b7818c08c9",
      .timeScale: "69e4f019-cb25-413d-ad53-920d2e0660d0",
    ],
    "sorting-by-weight": [
      .running: "3276f3a7-f85b-425f-9cd1-d9107ab7113f",
      .paused: "37ecf53e-8541-4f7b-b5d8-0ec574308bc7",
      .resetting: "12d66936-6f23-4979-90ee-cb151204d00a",
      .timeScale: "71a6351a-a293-43bf-b7f1-b9bb1d648480",
    ],
    "sorting-by-height-basic": [
      .running: "5fc5ac24-3714-448f-b6ac-6f4b6731d3a0",
      .paused: "82c1abd5-7873-4145-b82d-fb72b314ce6e",
      .resetting: "d63bac73-82ff-49d5-9f24-a611e76f0f04",
      .timeScale: "4a426dda-b297-47cd-962a-3beed9e93e22",
    ],
  ]

  private static func rows(_ table: String) -> [Row] {
    table.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard let address = Int(cells[3]),
        let type = TagType.allCases.first(where: { "\($0)" == cells[2] })
      else { return nil }
      return Row(
        name: String(cells[0]), kind: cells[1] == "input" ? .input : .output, type: type,
        address: address, idPrefix: String(cells[4]), isForcedOn: cells.count > 5)
    }
  }

  private static let fromAToB = """
    Conveyor|output|bit|0|
    Emitter|output|bit|1||true
    Remover|output|bit|2|
    Sensor|input|bit|0|
    """

  private static let sortingByWeight = """
    Load scale|output|bit|0|253a96fd-a203-4b9b-a2e8-fbf7156a3de9
    -|output|bit|1|0ceba7b9-b7d1-46d8-8cbe-acde898b8894
    Entry conveyor|output|bit|2|
    Emitter|output|bit|3|8eca233c-3ae0-4389-9834-9879fa7e94a2|true
    Send forward|output|bit|4|f7617641-6a9b-43b7-90ba-13a232e00da2
    Send left|output|bit|5|66973802-d8e7-4ab7-9842-974285113c88
    Send right|output|bit|6|b962c36c-b229-4b40-a4b0-f700d2742ff6
    Front conveyor|output|bit|7|a32d5732-18aa-4700-a4c7-c00d7cd18f41
    Left conveyor|output|bit|8|b61dc29b-650d-4145-be65-4fea9cffc802
    Right conveyor|output|bit|9|
    Remover left|output|bit|10|3519c702|true
    Remover right|output|bit|11|47e86731|true
    Remover front|output|bit|12|f34b9327|true
    Start light|output|bit|13|6c026b5e-73a9-474d-9a40-fb411165722d
    Stop light|output|bit|14|cf1ae981-cdc1-461d-89dc-9eb2b5e91eec
    Reset light|output|bit|15|55a717c5-0bfc-4398-a3b0-f9855cad38e9
    Weight|output|int|0|51d833a4-48f4-4cc6-8d21-9c3a7371156d
    Forward count|output|int|1|d38e6f31
    Right count|output|int|2|561fe72a
    Left count|output|int|3|32614ed5-621b-4de5-af97-503d95243ec8
    Entry conveyor (V)|output|float|0|4995ead4-ab3d-4f83-abc6-959524433087
    At scale|input|bit|0|7a5a94b0-2cc2-43f7-ab4d-11c613def50b
    At scale entry|input|bit|1|7177772a-0db3-4303-af9b-9bbcdcc14581
    At scale exit|input|bit|2|9a344b22-2755-4c58-b0f1-1df585e697bb
    At exit left|input|bit|3|05779eb9-57a4-4313-8849-87b29137e6c4
    At exit right|input|bit|4|cf297c1a-baca-44e9-8751-d4fc475d71aa
    At exit front|input|bit|5|017bd3dc-9f15-4f08-b20c-d6fc70968cb0
    Emergency stop|input|bit|6|de51056b-3f59-42c1-bd5c-5ae9f4715f23
    Start|input|bit|7|6dd4fd56-253b-4ad0-9e57-6df1206adc44
    Stop|input|bit|8|bdb88070-5b10-4e46-9b29-4269579f89a0
    Reset|input|bit|9|2e59772f-877b-4206-834b-67a4a6e6bdbb
    Manual|input|bit|10|c6df69d9-d296-4e53-be8a-7f2b86575438
    Auto|input|bit|11|a8ccbf1c-71aa-4c27-b2ff-e14878c7af92
    At left entry|input|bit|12|fc6bb6c4-d307-4fdc-bc70-bc3a808c4098
    At right entry|input|bit|13|cbbd48af
    At forward entry|input|bit|14|300cee41
    Weight|input|float|0|77740bcd-b3a0-4d5f-a175-90889ecc6cea
    """

  private static let sortingByHeight = """
    Load|output|bit|0|c1ddcc93-39f7-4e2d-af3b-f5dfe4e2bb8c
    Unload|output|bit|1|32025197-e0ff-4560-a58b-770f0e41ab6d
    Transf. left|output|bit|2|2278a6d8-5176-4fac-b44a-70662cd606a3
    Transf. right|output|bit|3|040505a7-56ca-467c-806b-52fee05e942e
    Conveyor entry|output|bit|4|b1629365-01ad-4df4-bc84-0afa188f1a20
    Conveyor left|output|bit|5|3627aa26-16a9-4d32-8d80-ac8b3b078fe5
    Conveyor right|output|bit|6|4c936da3-ed49-41fc-a34a-9e595f5d01f6
    Emitter|output|bit|7|bbd01a8f-918e-467c-bfc0-e184206b207e|true
    Remover left|output|bit|8|3f301755-9dfc-4ab5-9bd6-29d99163e9d0|true
    Remover right|output|bit|9|77860c1a-54e0-4982-9489-66298d1a1cf6|true
    Start light|output|bit|10|a6edfd36-d3cd-4b32-b565-63cc6149478f
    Stop light|output|bit|11|d6749eab-0ea8-42c5-adde-2ddbaad46430
    Reset light|output|bit|12|75512fd4-1144-4fac-94d4-767fe820508c
    Counter|output|int|0|45a714bf-77bb-47e7-b046-43e29c59b9e0
    -|input|bit|0|34760753
    -|input|bit|1|b1913fdf
    -|input|bit|2|291fd7b3
    -|input|bit|3|4c041df8
    -|input|bit|4|caf01c41
    High sensor|input|bit|5|52052c12-f2ba-4289-a574-9ba7bd5ac0a2
    Low sensor|input|bit|6|8e91c4f8-08ff-42dd-9f86-7e06c77cbf57
    Pallet sensor|input|bit|7|09dc60bb-47e4-4783-9a9b-32f1dd1a60fd
    At left entry|input|bit|8|1efa965c-b01e-40e0-9053-d1efc50a4c31
    Start|input|bit|9|ec38f1b3-ee81-431d-81b5-b9e9ea50371a
    At right exit|input|bit|10|de72ef2c-93e1-4abb-8cc0-ff01b11e8f14
    At left exit|input|bit|11|cc8294d8-31e2-4fc7-860b-9ee83a9708fb
    At right entry|input|bit|12|13ba32d0-9879-4a9a-a966-23b978a96a54
    Stop|input|bit|13|df43b72e-992a-4936-9d46-32764400b933
    Reset|input|bit|14|bf9730af-8058-4857-aca1-752fa3e4dabe
    Emergency stop|input|bit|15|a6076c84-fca7-4b87-9f64-c02339be30da
    Loaded|input|bit|16|8c905137-00c0-418a-aaff-f4371ea800e4
    Manual|input|bit|17|df76cd5c-c905-4c86-b0ec-32cb232d7cf3
    Auto|input|bit|18|c413366b-dc8f-4ab8-884b-44c34fadee9a
    """
}
