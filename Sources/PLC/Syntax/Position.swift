/// Where something stands in the sources of a project.
package struct Position: Equatable, Sendable {
  /// Index of the compilation unit in the order in which units were handed to the compiler.
  package var file: Int32
  /// Counted from 1; 0 when there is no place.
  package var line: Int32
  /// Counted from 1, in characters.
  package var column: Int32
  /// Index in the unit's ``CompilationUnit/elements``: the contact, coil or block of a drawn
  /// program; −1 in text.
  package var element: Int32

  package init(file: Int = 0, line: Int, column: Int, element: Int = -1) {
    self.file = Int32(truncatingIfNeeded: file)
    self.line = Int32(truncatingIfNeeded: line)
    self.column = Int32(truncatingIfNeeded: column)
    self.element = Int32(truncatingIfNeeded: element)
  }

  /// The place of what the compiler made itself.
  package static let none = Position(line: 0, column: 0)
}
