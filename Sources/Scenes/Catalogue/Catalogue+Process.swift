import Kernel
import Sim
import Tags

extension Catalogue {
  static let processKinds = [tank]

  private static let tank = PartKind(
    .init(
      "tank", "A tank with a valve to fill it and one to empty it.", at: "the middle of its floor",
      height: 0),
    sample: Tank(name: "", pose: Pose()),
    modes: [
      .init(
        "analogue", "Volts open the valves and tell level and outflow.",
        [
          .floatInput("level", "(Level Meter)", "Level; 10 V is full."),
          .floatInput(
            "flow", "(Flow Meter)", "Outflow; 10 V is that of the full tank, valve open."),
          .floatOutput("fill", "(Fill Valve)", "Opens the fill valve, 0 to 10 V."),
          .floatOutput("discharge", "(Discharge Valve)", "Opens the discharge valve, 0 to 10 V."),
        ]),
      .init(
        "digital", "A bit opens each valve.",
        [
          .bitOutput("fill", "(Fill Valve)", "Opens the fill valve."),
          .bitOutput("discharge", "(Discharge Valve)", "Opens the discharge valve."),
        ]),
    ],
    settings: [
      .number("diameter", \.diameter, 0.1...20, "m", "Inner diameter."),
      .number("height", \.height, 0.1...20, "m", "Inner height."),
      .number("outlet", \.outletDiameter, 0.005...1, "m", "Diameter of the outlet."),
      .number(
        "discharge-coefficient", \.discharge, 0.1...1, "",
        "How much of the ideal outflow gets through."),
      .number(
        "fill-flow", \.fillFlow, 0.0001...10, "m³/s", "Inflow through the open fill valve."),
      .number(
        "valve-time", \.valveTime, 0...60, "s", "Time a valve takes to open; 0 for none."),
      .number(
        "start", \.initialLevel, 0...20, "m",
        "Level before anything flows; at most the height."),
    ], signals: ["level": \.level, "flow": \.flow]
  ) { draft, part in
    part.initialLevel = min(part.initialLevel, part.height)
    let (fill, drain) = (draft.tags["fill"], draft.tags["discharge"])
    if draft.mode == "digital" {
      (part.fill, part.drain) = (fill, drain)
    } else {
      (part.fillVolts, part.drainVolts) = (fill, drain)
    }
  }
}
