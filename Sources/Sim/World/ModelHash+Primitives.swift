import Kernel
import Tags

extension Signals: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(positive, negative, volts) }
}

extension Ramp: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(command, valueOn, valueAtFullScale, rate) }
}

extension Profile: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(speed, acceleration) }
}

extension Axis.Stop: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(position, command, limit) }
}

extension Axis.Jog: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(onward, back, slow, slowSpeed) }
}

extension Axis.Command: ModelPiece {
  func add(to hash: inout StateHash) {
    switch self {
    case .stops(let keepsTarget): hash.mix(0, keepsTarget)
    case .volts(let tag): hash.mix(1, tag)
    case .jog(let jog): hash.mix(2, jog)
    }
  }
}

extension Axis: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(profile, stops, command, force, locks, mass, held, place)
  }
}

extension Surface.Motion: ModelPiece {
  func add(to hash: inout StateHash) {
    switch self {
    case .along(let yaw): hash.mix(0, yaw)
    case .around(let centre): hash.mix(1, centre)
    }
  }
}

extension Surface: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(region, height, origin, gradient, friction, rolling, motion, speed, lift, steering)
    hash.mix(turning, elevation, loadCell)
  }
}

extension Wall: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(rectangle, bottom, top, friction, travel, lift, carries, belt)
  }
}

extension Wall.Travel: ModelPiece {
  func add(to hash: inout StateHash) {
    switch self {
    case .along(let direction, let axis): hash.mix(0, direction, axis)
    case .around(let pivot, let axis): hash.mix(1, pivot, axis)
    }
  }
}

extension InitialItem: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(kind, pose, velocity, spin) }
}

extension Ray: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(origin, direction, height, range, radius, hysteresis, sensesMetalOnly)
  }
}

extension RaySensor: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(rays)
    switch reading {
    case .blocked: hash.mix(0)
    case .free: hash.mix(1)
    case .volts: hash.mix(2)
    case .mask: hash.mix(3)
    }
    hash.mix(tag)
  }
}

extension LoadSwitch: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(surface, place, tag) }
}

extension DistanceSensor: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(ray, tag) }
}

extension WheelEncoder: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(place, direction, height, countsPerMetre, tag, surface)
  }
}

extension Vessel: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(place, bottom, area, height, initialLevel, fillFlow, outletArea, fillValve, drainValve)
    hash.mix(levelTag, flowTag)
  }
}

extension LoadCell: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(capacity, angularFrequency, damping, tag) }
}

extension ItemMask: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(rawValue) }
}

extension Emitter: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(name, pose, interval, upTo, parts, bases, randomShift, randomYaw)
    hash.mix(emit, partTag, baseTag)
  }
}

extension Remover: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(name, pose, length, width, height, takes, remove) }
}

extension PanelDevice.Contact: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(normallyClosed, tag) }
}

extension PanelDevice: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(part)
    switch control {
    case .button(let contact): hash.mix(0, contact)
    case .toggle(let contact): hash.mix(1, contact)
    case .selector(let positions): hash.mix(2, positions)
    case .potentiometer(let volts, let tag): hash.mix(3, volts, tag)
    case .none: hash.mix(4)
    }
    hash.mix(initial, lamp)
  }
}

extension ItemKind: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(name, length, width, height, mass, friction, faceFriction, topFriction)
    hash.mix(restitution, centreHeight, material.rawValue, isRound)
  }
}
