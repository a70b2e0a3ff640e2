import Runtime
import Tags

/// From A to B: the conveyor runs while the sensor's beam is free.
struct FollowController: Controller {
  private var conveyor: Wire?
  private var sensor: Wire?

  mutating func start(table: TagTable) {
    conveyor = Wire("Conveyor", .output, in: table)
    sensor = Wire("Sensor", .input, in: table)
  }

  mutating func scan(_ io: inout ControllerIO) {
    guard let conveyor, let sensor else { return }
    conveyor.set(&io, sensor.isOn(io))
  }
}
