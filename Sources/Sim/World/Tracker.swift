import Kernel

/// What a world keeps to find things fast: lists, a grid and a schedule. All of it can be made
/// anew from the state at any time, and no result depends on it.
struct Tracker: Sendable {
  /// Whether the lists and the schedule are used; without them everything is looked at in every
  /// tick, which gives the same bits.
  var isFast = true
  /// Slots of active items, ascending.
  var active: [Int] = []
  /// What is known of the room around each active item, by slot.
  private var clearances: [Clearance] = []
  /// No rider was ever faster, m/s.
  var topSpeed = 0.0
  /// Slots of riders by the surface they ride on.
  var riders: [[Int]]
  /// Slots of resting items by each surface they could touch, plus one; the floor is 0.
  var resters: [[Int]]
  /// Slots of items that came to rest in the last tick: removers have yet to look at them.
  var rested: [Int] = []
  /// What removers take in this tick.
  var taken: [(slot: Int, remover: Int)] = []
  /// What removers took in the last step, for onlookers.
  var departures: [Departure] = []
  /// The first tick in which an emitter may make something, unless an output changes; nil before
  /// their signals were looked at.
  var nextEmission: Tick?
  /// Looks at frozen items that are planned, and those of this tick.
  var schedule = Schedule()
  var due: [Schedule.Look] = []
  /// Counts up, for each slot, when its item begins or ends to be frozen: looks that were planned
  /// for another life are void.
  private var lives: [Int] = []
  /// Every surface in this tick, and whether it changed in it.
  var surfaces: [SurfaceNow]
  var changed: [Bool]
  var hasChange = false
  /// Every wall in this tick.
  var walls: [WallNow]
  /// Whether a wall's belt changed its speed in this tick.
  var wallsStir = false
  /// Where each axis would be after this tick, and its speed in it, if no item stopped it.
  var axisPlans: [Axis.State]
  /// Count of output changes at the last look, and whether a ramp or an axis still moved then.
  var outputChanges = -1
  var rampsMove = true
  var axesMove = true
  /// Which rays are cast, and what may stand in them.
  var rays: RayWatch
  /// Slots found by the last search, and those around which is yet to be searched.
  var found: [Int] = []
  var standing: [Int] = []
  var queue: [Int] = []

  init(_ model: Model, ramps: [Double], axes: [Axis.State]) {
    axisPlans = axes
    walls = model.walls.map { $0.now(axes, ramps) }
    riders = Array(repeating: [], count: model.surfaces.count)
    resters = Array(repeating: [], count: model.surfaces.count + 1)
    surfaces = zip(model.surfaces, model.directions).map {
      $0.now(ramps, axes, $1, model.tickLength.seconds)
    }
    topSpeed = surfaces.reduce(0) { max($0, $1.linear.length) }
    changed = Array(repeating: false, count: model.surfaces.count)
    rays = RayWatch(rays: model.rays.count)
  }

  mutating func activate(_ slot: Int) {
    var place = active.count
    while place > 0, active[place - 1] > slot { place -= 1 }
    active.insert(slot, at: place)
    note(.none, slot)
  }

  mutating func deactivate(_ slot: Int) {
    if let place = active.firstIndex(of: slot) { active.remove(at: place) }
  }

  // MARK: Room

  /// Notes how much room an active item has.
  mutating func note(_ clearance: Clearance, _ slot: Int) {
    while clearances.count <= slot { clearances.append(.none) }
    clearances[slot] = clearance
  }

  /// What is known of the room around an active item.
  func clearance(_ slot: Int) -> Clearance { clearances[slot] }

  // MARK: The schedule

  /// Plans a look at a slot, or with `ray` ≥ 0 at what its item does to that ray.
  mutating func planLook(_ slot: Int, _ tick: Tick, ray: Int) {
    schedule.add(Schedule.Look(tick: tick, slot: slot, life: lives[slot], ray: ray))
  }

  /// Voids the looks that are planned at a slot.
  mutating func renew(_ slot: Int) {
    while lives.count <= slot { lives.append(0) }
    lives[slot] += 1
  }

  /// The present life of a slot that was renewed before.
  func life(_ slot: Int) -> Int { lives[slot] }
}
