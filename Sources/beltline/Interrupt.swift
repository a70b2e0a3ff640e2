import Foundation
import Synchronization

/// Ctrl-C, noticed between two ticks. A second one ends the process at once.
enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  /// Whether it was pressed since ``listen()``.
  static var isPending: Bool { flag.load(ordering: .relaxed) }

  static func listen() {
    // The flag has to exist before a signal handler touches it.
    flag.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interrupt.flag.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
