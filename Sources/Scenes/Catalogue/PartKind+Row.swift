import Sim
import Tags

extension PartKind {
  /// What a row says of itself, besides its modes, settings and signals.
  struct Title {
    var word: String
    var summary: String
    var origin: String
    var height: Double?

    init(_ word: String, _ summary: String, at origin: String, height: Double?) {
      self.word = word
      self.summary = summary
      self.origin = origin
      self.height = height
    }
  }

  /// A row whose parts are made of a sample by its settings and signals.
  ///
  /// - Parameters:
  ///   - signals: the property of each signal's tag, for those that `finish` does not see to.
  ///   - finish: what the mode changes, if anything.
  init<Part: PartDefinition>(
    _ title: Title, sample: Part, modes: [Mode], settings: [BoundSetting<Part>],
    signals: KeyValuePairs<String, BoundSetting<Part>.Path<TagIndex?>> = [:],
    finish: (@Sendable (PartDraft, inout Part) -> Void)? = nil
  ) {
    let bound = signals.map { (key: $0.key, path: $0.value) }
    self.init(
      word: title.word, summary: title.summary, origin: title.origin, height: title.height,
      modes: modes, settings: settings.map { $0.setting(sample) }
    ) { draft in
      var part = sample
      part.name = draft.name
      part.pose = draft.pose
      for setting in settings { setting.apply(draft, &part) }
      for signal in bound { part[keyPath: signal.path] = draft.tags[signal.key] }
      finish?(draft, &part)
      return part
    }
  }
}
