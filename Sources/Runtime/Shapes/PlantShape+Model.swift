import Kernel
import Sim

extension PlantShape {
  /// Everything of a model that can be seen, at the plant's layout, in the model's order.
  static func all(of model: Model) -> [PlantShape] {
    let sights = model.rays + model.distanceSensors.map(\.ray)
    return model.surfaces.map(Self.init(surface:))
      + model.walls.map(Self.init(wall:))
      + model.removers.map(Self.init(remover:))
      + model.emitters.map { Self(emitter: $0, of: model) }
      + model.vessels.enumerated().map { Self(vessel: $1, number: $0) }
      + model.encoders.map(Self.init(encoder:))
      + sights.map { ray in
        Self(
          .ray, [ray.origin, ray.origin + ray.direction * ray.range], bottom: ray.height,
          top: ray.height)
      }
  }

  private init(surface: Surface) {
    let flow: Flow
    if surface.speed == nil {
      flow = .none
    } else {
      switch surface.motion {
      case .along(let yaw): flow = .along(Rotation(yaw: yaw).forward)
      case .around(let centre): flow = .around(centre)
      }
    }
    self.init(
      .surface(flow), surface.region.outline, bottom: surface.height, top: surface.height)
    gradient = surface.gradient
    drive = surface.speed
    lift = surface.lift
    steering = surface.steering
    elevation = surface.elevation
    travel = surface.turning.map { .around(surface.origin, axis: $0) }
  }

  private init(wall: Wall) {
    self.init(.wall, wall.rectangle.corners, bottom: wall.bottom, top: wall.top)
    travel = wall.travel
    elevation = wall.lift
  }

  private init(remover: Remover) {
    let box = Rectangle(pose: remover.pose, length: remover.length, width: remover.width)
    self.init(
      .remover, box.corners, bottom: remover.pose.z, top: remover.pose.z + remover.height)
  }

  private init(vessel: Vessel, number: Int) {
    let radius = (vessel.area / Double.pi).squareRoot()
    self.init(
      .tank, Self.circle(vessel.place, radius: radius, corners: 72), bottom: vessel.bottom,
      top: vessel.bottom + vessel.height)
    self.vessel = number
  }

  /// How long the arrow of an encoder is drawn, m.
  private static let wheel = 0.15

  private init(encoder: WheelEncoder) {
    self.init(
      .wheel, [encoder.place, encoder.place + encoder.direction * Self.wheel],
      bottom: encoder.height, top: encoder.height)
  }

  private init(emitter: Emitter, of model: Model) {
    // The largest it makes without a tag that says otherwise stands for all.
    let kinds = emitter.parts.union(emitter.bases).indices.filter(model.kinds.indices.contains)
      .map { model.kinds[$0] }
    let largest = kinds.max { $0.length < $1.length } ?? .boxS
    let box = Rectangle(pose: emitter.pose, length: largest.length, width: largest.width)
    self.init(
      .emitter, box.corners, bottom: emitter.pose.z, top: emitter.pose.z + largest.height)
  }
}

extension Rectangle {
  /// The four corners, counter-clockwise from the front right.
  var corners: [Vector2] {
    let signs = [(1.0, -1.0), (1, 1), (-1, 1), (-1, -1)]
    return signs.map { x, y in
      centre + rotation.apply(Vector2(x * halfLength, y * halfWidth))
    }
  }
}

extension Region {
  /// The corners of what a viewer sees of it.
  var outline: [Vector2] {
    switch self {
    case .rectangle(let rectangle): rectangle.corners
    case .sector(let sector): sector.outline
    case .cut(let rectangle, let end, let outward):
      rectangle.corners.clipped(at: end, outward: outward)
    }
  }
}

extension Sector {
  fileprivate var outline: [Vector2] {
    let step = Rotation(yaw: 5 * radiansPerDegree)
    var arms = [start]
    // A half turn or a full one needs no more steps than this.
    for _ in 0..<72 {
      let next = step.apply(arms[arms.count - 1])
      // The arc is over when the next step would pass its end.
      if start == end {
        if arms.count == 72 { break }
      } else if next.cross(end) <= 1e-9, next.dot(end) > 0 {
        break
      }
      arms.append(next)
    }
    if start != end { arms.append(end) }
    let outer = arms.map { centre + $0 * outerRadius }
    guard innerRadius > 0 else { return start == end ? outer : outer + [centre] }
    return outer + arms.reversed().map { centre + $0 * innerRadius }
  }
}

extension [Vector2] {
  /// What lies of a convex outline on the inner side of a line.
  fileprivate func clipped(at end: Vector2, outward: Vector2) -> [Vector2] {
    var kept: [Vector2] = []
    for (index, corner) in enumerated() {
      let next = self[(index + 1) % count]
      let (here, there) = ((corner - end).dot(outward), (next - end).dot(outward))
      if here <= 0 { kept.append(corner) }
      if (here < 0) != (there < 0), here != there {
        kept.append(corner + (next - corner) * (here / (here - there)))
      }
    }
    return kept
  }
}
