import Kernel
import Sim
import Tags

extension RandomLayout {
  /// Maybe adds something that moves at a conveyor; `pose` takes a part of its length and a place
  /// to the left of its middle line.
  mutating func addMechanism(_ pose: (Double, Double) -> Pose) {
    switch draw.below(8) {
    case 0:
      var blade = StopBlade(name: "blade", pose: pose(0.7, 0))
      blade.raise = tag(.output, .bit)
      parts.append(blade)
    case 1:
      var pusher = Pusher(name: "pusher", pose: pose(0.5, -0.7))
      pusher.pose.yaw += 90 * radiansPerDegree
      pusher.force = draw.below(2) == 0 ? 15 : 500
      pusher.extend = tag(.output, .bit)
      parts.append(pusher)
    case 2:
      var arm = PivotArm(name: "arm", pose: pose(0.3, -0.4))
      arm.torque = draw.below(2) == 0 ? 5 : 200
      arm.turn = tag(.output, .bit)
      arm.forward = tag(.output, .bit)
      parts.append(arm)
    case 3:
      var positioner = Positioner(name: "positioner", pose: pose(0.6, 0))
      positioner.clamp = tag(.output, .bit)
      positioner.raise = tag(.output, .bit)
      positioner.clamped = tag(.input, .bit)
      parts.append(positioner)
    case 4:
      var elevator = Elevator(name: "elevator", pose: pose(0.5, 1.2))
      elevator.stroke = 0.4
      elevator.up = tag(.output, .bit)
      elevator.down = tag(.output, .bit, on: false)
      elevator.forward = tag(.output, .bit)
      elevator.leftLimit = tag(.input, .bit)
      parts.append(elevator)
    default: break
    }
  }
}
