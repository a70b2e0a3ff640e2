import Kernel

/// The planar solver: scratch space, constants and the order of its stages.
///
/// It works on the active items only and carries nothing from tick to tick but allocated memory.
/// Each stage is a file: pairs, supports, loads, contacts, islands, solving.
struct Physics: Sendable {
  static let gravity = 9.81
  static let floorFriction = 0.5
  /// Supports up to this much above an item's bottom still carry it, m: it is lifted, not blocked.
  static let step = 0.005
  /// A support that sinks by less than this in a tick takes its items along, m.
  static let follow = 0.003
  /// Slip below this is rest, m/s.
  static let rest = 1e-7
  /// How often the load of an item on a seam is spread anew by the friction it finds.
  static let loadRounds = 3
  /// Margin of an item that does not move, m.
  static let restingMargin = 0.003
  /// Items whose heights are this close may touch within the tick, m.
  static let nearness = 0.02
  /// Speeds below this in an island that was still before are rest, m/s.
  static let calm = 1e-5

  /// One mover under another.
  struct Beneath: Sendable {
    var lower: Int
    var next: Int
  }

  var movers: [Mover] = []
  var samples: [Sample] = []
  var contacts: [Contact] = []
  var beneath: [Beneath] = []
  /// Pairs of movers that are near each other, and those that could touch side by side.
  var nearPairs: [(Int, Int)] = []
  var sidePairs: [(Int, Int)] = []
  /// Movers from the lowest to the highest, where some stand on others.
  var heightOrder: [Int] = []
  var islands = Islands()
  var coupling = Coupling()
  var grid = PairGrid()
  var map = SupportMap()
  /// Mass that active items put on each load cell, kg.
  var cellLoads: [Double] = []
  /// Warnings that items got in the tick.
  var newWarnings = 0
  /// Whether each mover may stop being solved, worked out by `judge`.
  var verdicts: [Motion] = []

  /// What the solver needs to know of the plant.
  struct Plant {
    var model: Model
    var surfaces: [SurfaceNow]
    var walls: [WallNow]
    /// Each axis before this tick, and after it if no item is in its way.
    var axes: [Axis.State]
    var axisPlans: [Axis.State]
    var seconds: Double
  }

  /// Moves the active items by one tick.
  mutating func step(
    _ items: inout [Item], active: [Int], memory: [ContactMemory], plant: Plant
  ) {
    newWarnings = 0
    gather(items, active, plant)
    guard !movers.isEmpty else { return }
    findPairs()
    findSupports(&items, plant)
    findContacts(items, memory, plant)
    joinIslands()
    solve(plant.seconds)
    weigh()
    findTipping(&items, plant.seconds)
    if plant.model.hasPlatforms { findCuts(&items, plant) }
    judge(items, plant)
    scatter(&items, plant.seconds)
  }

  /// How far ahead contacts are looked for: what the item travels in a tick, and a little, m.
  static func margin(_ velocity: Vector2, _ seconds: Double) -> Double {
    0.003 + 1.5 * velocity.length * seconds
  }

  private mutating func gather(_ items: [Item], _ active: [Int], _ plant: Plant) {
    movers.clear()
    samples.clear()
    contacts.clear()
    beneath.clear()
    nearPairs.clear()
    sidePairs.clear()
    verdicts.clear()
    cellLoads.clear()
    for _ in plant.model.loadCells { cellLoads.append(0) }
    for slot in active {
      movers.append(Mover(items[slot], slot: slot, index: movers.count, seconds: plant.seconds))
    }
  }

  /// Writes the outcome back and moves the items.
  private func scatter(_ items: inout [Item], _ seconds: Double) {
    for index in movers.indices where movers[index].slot >= 0 {
      move(&items[movers[index].slot], as: movers[index], seconds)
    }
  }

  private func move(_ item: inout Item, as mover: Mover, _ seconds: Double) {
    let path = mover.slope.onPlan(path(mover, seconds))
    item.velocity = mover.slope.onPlan(mover.velocity)
    item.slope = mover.slope.gradient
    if !mover.slope.isLevel {
      item.rise = mover.slope.gradient.dot(item.velocity)
      item.bottom += mover.slope.gradient.dot(path)
    }
    item.spin = mover.spin
    item.acceleration = frictionAcceleration(mover, seconds)
    item.position += path
    // What acts on it acts evenly over the tick, unless it is a push of something it meets.
    let spin = mover.isPushed ? mover.spin : (mover.startSpin + mover.spin) / 2
    guard spin != 0 else { return }
    item.yaw += spin * seconds
    // Kept within half a turn, so that it never loses digits.
    let turn = 360 * radiansPerDegree
    if item.yaw > turn / 2 {
      item.yaw -= turn
    } else if item.yaw < -turn / 2 {
      item.yaw += turn
    }
    item.rotation = Rotation(yaw: item.yaw)
  }

  /// The way of a tick along the slope.
  ///
  /// Friction and slopes act evenly over the tick, so the way is that of the mean velocity: exact
  /// for even acceleration. What is pushed must not go further than the velocity that the contacts
  /// allow, so that one counts from the beginning of the tick.
  private func path(_ mover: Mover, _ seconds: Double) -> Vector2 {
    if !mover.isPushed { return (mover.startVelocity + mover.velocity) * (seconds / 2) }
    let path = mover.velocity * seconds
    if mover.turning == 0 { return path }
    // The velocity is that of the end of the tick; on a curve the chord lies half a turn before.
    let half = mover.turning * seconds / 2
    return path - path.left * half
  }

  func frictionAcceleration(_ mover: Mover, _ seconds: Double) -> Vector2 {
    var force = Vector2.zero
    for position in mover.samples {
      force += samples[position].impulse
    }
    return force * (mover.inverseMass / seconds)
  }
}
