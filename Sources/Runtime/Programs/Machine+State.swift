import Kernel
import PLC

extension Machine: StateVisitable {
  /// Shows nothing yet.
  public mutating func accept(_ visitor: inout some StateVisitor) {}
}
