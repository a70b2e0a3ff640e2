/// Every kind of part that scenes may have.
public enum Catalogue {
  /// All rows, grouped by subject; a new kind of part is one more row.
  public static let kinds: [PartKind] =
    conveyorKinds + bendKinds + passiveKinds + actuatorKinds + stationKinds + itemKinds
    + sensorKinds + processKinds
    + panelKinds

  private static let byWord = Dictionary(uniqueKeysWithValues: kinds.map { ($0.word, $0) })

  /// The row of that word.
  public static func kind(_ word: String) -> PartKind? { byWord[word] }
}
