import Kernel

/// One active item as the solver sees it for the length of a tick.
struct Mover: Sendable {
  var slot: Int
  var position: Vector2
  var rotation: Rotation
  var velocity: Vector2
  var spin: Double
  var mass: Double
  var inverseMass: Double
  var inverseInertia: Double
  var halfLength: Double
  var halfWidth: Double
  var radius: Double
  var isRound: Bool
  var bottom: Double
  var top: Double
  /// How far ahead contacts are looked for, m.
  var margin: Double
  var topFriction: Double
  var faceFriction: Double
  var restitution: Double
  /// Weight it puts on its support, its own and of what stands on it, N.
  var load: Double
  /// The acceleration by friction that its load was spread for.
  var loadAcceleration = Vector2.zero
  /// First moment of the loads on top of it about its middle, in its own frame, N m.
  var moment = Vector2.zero
  /// Head of the list of items under it; −1 for none.
  var firstBeneath = -1
  var firstSample = 0
  var sampleCount = 0
  /// The part of its footprint that anything carries.
  var weight = 1.0
  /// The one surface that carries all that anything carries of it; −1 for the floor, −2 for several
  /// supports or none.
  var carrier = -2
  var isAirborne = false
  /// Whether a part of it has other support than the rest, or none: its footprint is sampled finely.
  var isOnSeam = false
  /// Whether a contact or another item acts on it.
  var isCoupled = false
  /// Whether a contact presses on it in this tick.
  var isPushed = false
  /// Whether it was still at the end of the last tick.
  var wasStill: Bool
  /// Islands are trees of movers: the next one towards the root.
  var parent: Int
  /// The slope it stands on. While it is solved, its velocity is the one along the slope.
  var slope = Slope.level
  /// Velocity before anything acted on it in this tick, m/s.
  var startVelocity: Vector2
  var startSpin: Double
  /// The friction impulse of the last tick, N s: where the search for this one's begins.
  var lastFriction: Vector2
  /// Its velocity before friction and contacts.
  var givenVelocity = Vector2.zero
  /// How stiff its friction or its drive held in the last round.
  var stiffness = 0.0
  /// Whether it stands on another mover.
  var isStacked = false
  /// What shifts load against an acceleration: mass × height of the centre, kg m.
  var tiltMass = 0.0
  /// How far what it stands on was lifted in this tick, m; negative if it sank.
  var lifted = 0.0
  /// How fast what carries its middle turns, rad/s.
  var turning = 0.0
  /// What a drive does: the speed it wants, the greatest impulse of a tick, and the impulse so
  /// far.
  var wantedSpeed = 0.0
  var driveLimit = 0.0
  var driveImpulse = 0.0
  /// The speeds that the ends of its range leave a drive in this tick, and the impulse they hold
  /// it with so far.
  var slowest = -Double.infinity
  var fastest = Double.infinity
  var stopImpulse = 0.0

  init(_ item: Item, slot: Int, index: Int, seconds: Double) {
    self.slot = slot
    position = item.position
    rotation = item.rotation
    velocity = item.velocity
    spin = item.spin
    startVelocity = item.velocity
    startSpin = item.spin
    lastFriction = item.acceleration * (item.mass * seconds)
    tiltMass = item.mass * item.centreHeight
    mass = item.mass
    inverseMass = item.inverseMass
    inverseInertia = item.inverseInertia
    halfLength = item.halfLength
    halfWidth = item.halfWidth
    radius = item.radius
    isRound = item.isRound
    bottom = item.bottom
    top = item.top
    margin = Physics.margin(item.velocity, seconds)
    topFriction = item.topFriction
    faceFriction = item.faceFriction
    restitution = item.restitution
    load = item.mass * Physics.gravity
    wasStill =
      item.velocity.lengthSquared < Physics.calm * Physics.calm
      && item.spin.magnitude * item.radius < Physics.calm
    parent = index
  }

  /// Positions of its samples.
  var samples: Range<Int> { firstSample..<(firstSample + sampleCount) }

  /// The drive of an axis as a mover of a tick; `slot` is −1 less the axis's number.
  ///
  /// It has one speed, its spin, and one mass, its inertia. The arm of a place that it moves is
  /// such that the spin times the arm, turned left, is the velocity of that place: a turning wall
  /// has it from its pivot, and that of a sliding one is the same everywhere.
  init(_ axis: Axis, number: Int, index: Int, speed: Double) {
    slot = -1 - number
    position = .zero
    rotation = Rotation(cosine: 1, sine: 0)
    velocity = .zero
    spin = speed
    mass = axis.mass
    inverseMass = 0
    inverseInertia = 1 / axis.mass
    halfLength = 0
    halfWidth = 0
    // Its spin is a speed as it is.
    radius = 1
    bottom = 0
    top = 0
    margin = 0
    topFriction = 0
    faceFriction = 0
    restitution = 0
    load = 0
    wasStill = speed.magnitude < Physics.calm
    parent = index
    isCoupled = true
    isRound = false
    startVelocity = .zero
    startSpin = speed
    lastFriction = .zero
  }

  /// Whether it is the drive of an axis.
  var isDrive: Bool { slot < 0 }

  var rectangle: Rectangle {
    Rectangle(
      centre: position, rotation: rotation, halfLength: halfLength, halfWidth: halfWidth)
  }

  /// Velocity of the place at `arm` from the middle.
  func velocity(at arm: Vector2) -> Vector2 {
    Vector2(velocity.x - arm.y * spin, velocity.y + arm.x * spin)
  }
}

/// One place of a footprint where a support carries and rubs.
struct Sample: Sendable {
  /// From the item's middle, in the item's frame and in the plant's.
  var local: Vector2
  var arm: Vector2
  /// The mover beneath, and the place from its middle; −1 for none.
  var beneath = -1
  var armBeneath = Vector2.zero
  var loadCell = -1
  /// Velocity of the surface there, m/s; null on an item.
  var surfaceVelocity = Vector2.zero
  /// The part of the footprint's area it stands for.
  var weight: Double
  /// What presses there, N; 0 where it is lifted.
  var pressure = 1.0
  /// The greatest friction impulse of the tick: coefficient × load × tick, N s.
  var limit = 0.0
  /// On rollers that turn freely: the way they roll, and the limit of the impulse along it, N s,
  /// in place of `limit`; negative where there is none.
  var axis = Vector2.zero
  var rolling = -1.0
  /// What the limits are made of: coefficients of friction.
  var friction = 0.0
  var rollingFriction = -1.0
  /// The friction impulse found so far, N s, and whether that is less than there can be.
  var impulse = Vector2.zero
  var sticks = false

  /// Puts it in its place.
  @inline(__always)
  mutating func stand(
    at place: Vector2, _ arm: Vector2, _ weight: Double, on velocity: Vector2
  ) {
    local = place
    self.arm = arm
    self.weight = weight
    surfaceVelocity = velocity
  }
}

/// Where a footprint is sampled, as fractions of its extents; each sample has the same share.
///
/// Samples come in mirrored pairs, so that sums over them are the same for a mirrored plant.
enum FootprintGrid {
  /// Midpoints of sixteen equal parts, for a footprint on several supports.
  private static let fine: [Vector2] = mirrored(grid([0.125, 0.375]))
  /// Gauss points, for a footprint on one surface: exact for any plane of pressure.
  private static let coarse: [Vector2] = mirrored(grid([0.288_675_134_594_812_9]))
  /// On a disc: four places for its inner quarter of the area, twelve for the ring around that,
  /// each at the radius that has the moment of inertia of its part.
  private static let fineRound: [Vector2] = mirrored([
    Vector2(0.125, 0.125), Vector2(0.381_813_6, 0.102_306_7), Vector2(0.279_508_5, 0.279_508_5),
    Vector2(0.102_306_7, 0.381_813_6),
  ])
  private static let coarseRound: [Vector2] = mirrored([Vector2(0.25, 0.25)])

  /// Places in a fine grid.
  static let fineCount = 16

  static func fine(isRound: Bool) -> [Vector2] { isRound ? fineRound : fine }
  static func coarse(isRound: Bool) -> [Vector2] { isRound ? coarseRound : coarse }

  private static func grid(_ steps: [Double]) -> [Vector2] {
    steps.flatMap { x in steps.map { y in Vector2(x, y) } }
  }

  private static func mirrored(_ places: [Vector2]) -> [Vector2] {
    places.flatMap { [$0, -$0, Vector2($0.x, -$0.y), Vector2(-$0.x, $0.y)] }
  }
}
