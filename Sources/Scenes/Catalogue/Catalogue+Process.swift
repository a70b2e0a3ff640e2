import Kernel
import Sim
import Tags

extension Catalogue {
  static let processKinds = [tank]

  private static let tank: PartKind = {
    let sample = Tank(name: "", pose: Pose())
    return PartKind(
      word: "tank", summary: "A tank with a valve to fill it and one to empty it.",
      origin: "the middle of its floor", height: 0,
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
        .init("diameter", .number(unit: "m", 0.1...20, sample.diameter), "Inner diameter."),
        .init("height", .number(unit: "m", 0.1...20, sample.height), "Inner height."),
        .init(
          "outlet", .number(unit: "m", 0.005...1, sample.outletDiameter),
          "Diameter of the outlet."),
        .init(
          "discharge-coefficient", .number(unit: "", 0.1...1, sample.discharge),
          "How much of the ideal outflow gets through."),
        .init(
          "fill-flow", .number(unit: "m³/s", 0.0001...10, sample.fillFlow),
          "Inflow through the open fill valve."),
        .init(
          "valve-time", .number(unit: "s", 0...60, sample.valveTime),
          "Time a valve takes to open; 0 for none."),
        .init(
          "start", .number(unit: "m", 0...20, sample.initialLevel),
          "Level before anything flows; at most the height."),
      ]
    ) { draft in
      var part = Tank(name: draft.name, pose: draft.pose)
      part.diameter = draft.number("diameter")
      part.height = draft.number("height")
      part.outletDiameter = draft.number("outlet")
      part.discharge = draft.number("discharge-coefficient")
      part.fillFlow = draft.number("fill-flow")
      part.valveTime = draft.number("valve-time")
      part.initialLevel = min(draft.number("start"), part.height)
      part.level = draft.tags["level"]
      part.flow = draft.tags["flow"]
      if draft.mode == "digital" {
        part.fill = draft.tags["fill"]
        part.drain = draft.tags["discharge"]
      } else {
        part.fillVolts = draft.tags["fill"]
        part.drainVolts = draft.tags["discharge"]
      }
      return part
    }
  }()
}
