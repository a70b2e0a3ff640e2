import Runtime

/// The bundled scenes that have a controller of their own.
public enum BundledPlants {
  /// Their names, in alphabetical order.
  public static let names = ["from-a-to-b", "sorting-by-height-basic", "sorting-by-weight"]

  /// The controller of a bundled scene; nil for a scene that has none.
  public static func controller(of scene: String) -> (any Controller)? {
    switch scene {
    case "from-a-to-b": FromAToB()
    case "sorting-by-height-basic": SortingByHeight()
    case "sorting-by-weight": SortingByWeight()
    default: nil
    }
  }
}
