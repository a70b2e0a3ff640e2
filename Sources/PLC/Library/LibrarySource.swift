/// The function blocks of the standard, and what editors ship beside them, as structured text that
/// is compiled into every project that uses them.
///
/// What each does, edges included, is told in `Docs/reference/plc-library.md`.
package enum LibrarySource {
  /// One text a group of blocks; the name is what positions in it are called.
  package static func texts(_ profile: SemanticsProfile) -> [(name: String, text: String)] {
    [
      ("library/edges", edges), ("library/latches", latches),
      ("library/counters", counters(profile)), ("library/timers", timers),
      ("library/shapes", shapes), ("library/control", control(profile)),
      ("library/charts", Lowering.chartLibrary),
    ]
  }
}
