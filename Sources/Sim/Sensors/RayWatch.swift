import Kernel

/// Which rays are to be cast, and what may stand in them.
///
/// Lists are chains in shared storage, so that they keep their memory whoever comes and goes.
struct RayWatch: Sendable {
  private struct Link<Element: Sendable>: Sendable {
    var element: Element
    var next: Int
  }

  /// Frozen items whose shadow falls on each ray: where each chain begins, and its links.
  private var firstInside: [Int]
  private var inside: [Link<Passage>] = []
  private var freeLink = -1
  /// Shadows of active items on each ray in this tick.
  private var firstShadow: [Int]
  private var shadows: [Link<Shadow>] = []
  /// Shadows on the ray that is being cast, by where they begin.
  private(set) var pieces: [Shadow] = []
  /// Rays to cast in this tick, each once, and in the next.
  private var isDue: [Bool]
  private(set) var due: [Int] = []
  private var dueNext: [Int] = []
  /// Whether all ray sensors are to be read, and the rays that changed in this tick.
  var readsAll = true
  var changed: [Int] = []

  init(rays: Int) {
    firstInside = Array(repeating: -1, count: rays)
    firstShadow = Array(repeating: -1, count: rays)
    isDue = Array(repeating: true, count: rays)
    due = Array(0..<rays)
  }

  // MARK: What is to be cast

  /// Has a ray cast in this tick.
  mutating func mark(_ ray: Int) {
    guard !isDue[ray] else { return }
    isDue[ray] = true
    due.append(ray)
  }

  /// Has a ray cast in the next tick.
  mutating func markNext(_ ray: Int) { dueNext.append(ray) }

  /// Has all rays cast in this tick.
  mutating func markAll() {
    for ray in isDue.indices { mark(ray) }
  }

  /// Ends a tick's casting.
  mutating func turn() {
    for ray in due {
      isDue[ray] = false
      firstShadow[ray] = -1
    }
    due.clear()
    shadows.clear()
    for ray in dueNext { mark(ray) }
    dueNext.clear()
  }

  // MARK: Active items

  /// Has a ray cast in this tick, because an active item is in its flanks, and in the next, when
  /// the item may be gone.
  mutating func pass(_ ray: Int) {
    mark(ray)
    markNext(ray)
  }

  /// Notes the shadow of an active item.
  mutating func add(_ shadow: Shadow, on ray: Int) {
    shadows.append(Link(element: shadow, next: firstShadow[ray]))
    firstShadow[ray] = shadows.count - 1
  }

  // MARK: Casting

  /// Lays the shadows of active items on a ray side by side.
  mutating func gatherPieces(_ ray: Int) {
    pieces.clear()
    var link = firstShadow[ray]
    while link >= 0 {
      addPiece(shadows[link].element)
      link = shadows[link].next
    }
  }

  /// Adds a shadow to them. The order of those that begin together is of no consequence.
  mutating func addPiece(_ shadow: Shadow) {
    var place = pieces.count
    while place > 0, pieces[place - 1].from > shadow.from { place -= 1 }
    pieces.insert(shadow, at: place)
  }

  // MARK: Frozen items

  /// Enters a frozen item at a ray.
  mutating func enter(_ passage: Passage, at ray: Int) {
    let link = Link(element: passage, next: firstInside[ray])
    if freeLink >= 0 {
      firstInside[ray] = freeLink
      freeLink = inside[freeLink].next
      inside[firstInside[ray]] = link
    } else {
      firstInside[ray] = inside.count
      inside.append(link)
    }
  }

  /// Whether an item is entered at a ray.
  func holds(_ slot: Int, at ray: Int) -> Bool {
    var link = firstInside[ray]
    while link >= 0 {
      if inside[link].element.slot == slot { return true }
      link = inside[link].next
    }
    return false
  }

  /// Takes an item out of a ray. Returns whether it was in there.
  mutating func leave(_ slot: Int, _ ray: Int) -> Bool {
    var visit = visit(ray)
    while let passage = next(&visit) {
      guard passage.slot == slot else { continue }
      remove(&visit)
      return true
    }
    return false
  }

  /// A walk over what is entered at one ray.
  struct Visit {
    fileprivate let ray: Int
    fileprivate var previous = -1
    fileprivate var current = -1
    fileprivate var next: Int
  }

  /// Begins a walk.
  func visit(_ ray: Int) -> Visit { Visit(ray: ray, next: firstInside[ray]) }

  /// Goes on; nil at the end.
  @inline(__always)
  func next(_ visit: inout Visit) -> Passage? {
    if visit.current >= 0 { visit.previous = visit.current }
    visit.current = visit.next
    guard visit.current >= 0 else { return nil }
    visit.next = inside[visit.current].next
    return inside[visit.current].element
  }

  /// Takes out what was shown last.
  mutating func remove(_ visit: inout Visit) {
    if visit.previous >= 0 {
      inside[visit.previous].next = visit.next
    } else {
      firstInside[visit.ray] = visit.next
    }
    inside[visit.current].next = freeLink
    freeLink = visit.current
    visit.current = -1
  }

  /// Takes every frozen item out of every ray.
  mutating func leaveAll() {
    for ray in firstInside.indices { firstInside[ray] = -1 }
    inside.clear()
    freeLink = -1
  }
}
