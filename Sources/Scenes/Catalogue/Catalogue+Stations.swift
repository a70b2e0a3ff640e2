import Kernel
import Sim

extension Catalogue {
  static let stationKinds = [conveyorScale, elevator]

  private static let conveyorScale: PartKind = {
    let signals: [PartKind.Signal] = [
      .bitOutput("forward", "(+)", "Runs the belt forward."),
      .bitOutput("reverse", "(-)", "Runs the belt backward."),
      .floatInput("weight", "Weight (V)", "Weight on the belt, 0 to 10 V."),
    ]
    return PartKind(
      .init(
        "conveyor-scale", "A short belt that weighs what stands on it.",
        at: "the centre of the carrying surface", height: 0.875),
      sample: ConveyorScale(name: "", pose: Pose()),
      modes: [
        .init("20-kg", "10 V is 20 kg.", signals), .init("100-kg", "10 V is 100 kg.", signals),
      ],
      settings: [
        .length(\.length), .width(\.width), .speed(\.speed, "Speed of the belt."),
        .acceleration(\.acceleration), .friction(\.friction),
        .number("frequency", \.frequency, 0.5...20, "Hz", "Natural frequency of the load cell."),
        .number("damping", \.damping, 0.05...2, "", "Damping of the load cell."),
      ], signals: ["forward": \.forward, "reverse": \.reverse, "weight": \.weight]
    ) { draft, part in
      part.capacity = draft.mode == "100-kg" ? 100 : 20
    }
  }()

  private static let elevator: PartKind = {
    let rolls: [PartKind.Signal] = [
      .bitOutput("forward", "Roll (+)", "Rolls forward."),
      .bitOutput("reverse", "Roll (-)", "Rolls backward."),
      .bitInput("left-limit", "(Left Limit)", "True while an item stands over the end at -x."),
      .bitInput("right-limit", "(Right Limit)", "True while an item stands over the end at +x."),
    ]
    return PartKind(
      .init(
        "elevator", "A platform with driven rollers that carries items up and down.",
        at: "the centre of its top at the lowest place; +x is where it rolls to", height: 0.5),
      sample: Elevator(name: "", pose: Pose()),
      modes: [
        .init(
          "digital", "It moves while a bit is on.",
          [
            .bitOutput("up", "(Up)", "Moves it up."),
            .bitOutput("down", "(Down)", "Moves it down."),
            .bitOutput("slow", "(Slow)", "Makes it move slowly."),
          ] + rolls),
        .init(
          "analogue", "Volts say where it goes, and where it is; 10 V is the top.",
          [
            .floatOutput("target", "Set Point (V)", "Height it goes to, 0 to 10 V."),
            .floatInput("position", "Position (V)", "Height it is at, 0 to 10 V."),
          ] + rolls),
        .init(
          "monostable", "At the top while its bit is on, at the bottom while it is off.",
          [
            .bitOutput("raise", "(Raise)", "Sends it to the top."),
            .bitInput("upper-limit", "(Upper Limit)", "True at the top."),
            .bitInput("lower-limit", "(Lower Limit)", "True at the bottom."),
          ] + rolls),
      ],
      settings: [
        .length(\.length), .width(\.width),
        .number("stroke", \.stroke, 0.01...50, "m", "How far it goes up."),
        .speed(\.speed, "Greatest speed up and down."),
        .number(
          "acceleration", \.acceleration, 0.05...8, "m/s²",
          "Greatest change of it: less than gravity."),
        .number("slow-speed", \.slowSpeed, 0.01...5, "m/s", "Greatest speed while it is slow."),
        .number("roller-speed", \.rollerSpeed, 0.01...5, "m/s", "Speed of the rollers."),
        .friction(\.friction),
      ],
      signals: [
        "up": \.up, "down": \.down, "slow": \.slow, "target": \.volts,
        "position": \.position, "raise": \.raise, "upper-limit": \.upperLimit,
        "lower-limit": \.lowerLimit, "forward": \.forward, "reverse": \.reverse,
        "left-limit": \.leftLimit, "right-limit": \.rightLimit,
      ])
  }()
}
