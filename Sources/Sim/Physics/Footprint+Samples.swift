import Kernel

/// The sixteen places of a footprint at which friction acts, as fractions of its extents.
///
/// Each stands for a sixteenth of the area. They are listed in mirrored pairs, so that sums over
/// them are the same for a mirrored plant.
enum FootprintGrid {
  static let count = 16

  static let fractions: [Vector2] = {
    var list: [Vector2] = []
    for x in [0.125, 0.375] {
      for y in [0.125, 0.375] {
        for signs in [(1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0)] {
          list.append(Vector2(signs.0 * x, signs.1 * y))
        }
      }
    }
    return list
  }()
}
