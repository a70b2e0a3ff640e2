import Runtime
import Tags

/// A controller for the scene *From A to B*: the conveyor follows the sensor, so it runs until
/// something interrupts the beam.
public struct FromAToB: Controller {
  private var conveyor: TagIndex?
  private var sensor: TagIndex?

  /// A controller without a plant; the session starts it.
  public init() {}

  public mutating func start(table: TagTable) {
    conveyor = table.only("Conveyor")
    sensor = table.only("Sensor")
  }

  public mutating func scan(_ io: inout ControllerIO) {
    guard let conveyor, let sensor else { return }
    io.write(conveyor, io[sensor])
  }
}
