import Kernel

/// When frozen items must be looked at: a wheel of ticks, each with a list of looks.
///
/// A look further ahead than the wheel is wide comes by once a turn and goes on waiting. Cost: the
/// same for each look, however many there are; memory is kept for the next.
struct Schedule: Sendable {
  /// A look at an item.
  struct Look: Sendable {
    var tick: Tick
    var slot: Int
    /// The life of the item's present motion: see ``Tracker/life``.
    var life: Int
    /// The ray whose edge it may cross; −1 to see whether it stays clear.
    var ray: Int
  }

  private struct Entry {
    var look: Look
    var next: Int
  }

  private static let width = 4096

  private var heads = [Int](repeating: -1, count: width)
  private var entries: [Entry] = []
  private var free = -1

  /// Adds a look at a tick that is yet to come.
  mutating func add(_ look: Look) {
    let place = look.tick & (Self.width - 1)
    let entry = Entry(look: look, next: heads[place])
    if free >= 0 {
      heads[place] = free
      free = entries[free].next
      entries[heads[place]] = entry
    } else {
      heads[place] = entries.count
      entries.append(entry)
    }
  }

  /// Takes out the looks of a tick, in no order that matters, into `due`. Every tick must be asked
  /// for once.
  mutating func take(_ tick: Tick, into due: inout [Look]) {
    due.clear()
    let place = tick & (Self.width - 1)
    var index = heads[place]
    heads[place] = -1
    while index >= 0 {
      let next = entries[index].next
      if entries[index].look.tick == tick {
        due.append(entries[index].look)
        entries[index].next = free
        free = index
      } else {
        entries[index].next = heads[place]
        heads[place] = index
      }
      index = next
    }
  }
}
