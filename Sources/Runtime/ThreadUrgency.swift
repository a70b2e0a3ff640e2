import Foundation

/// Asks the system to run the calling thread before others, where the user may ask for that.
///
/// A paced tick takes microseconds and must begin on time, whatever the web server does; a thread
/// that ticks without a pause must not shut the others out.
struct ThreadUrgency {
  private var isUrgent = false

  /// Changes the class of the calling thread; without the right to do so nothing happens.
  mutating func set(_ urgent: Bool) {
    guard urgent != isUrgent else { return }
    isUrgent = urgent
    var parameters = sched_param()
    parameters.sched_priority = urgent ? 1 : 0
    _ = pthread_setschedparam(pthread_self(), urgent ? SCHED_RR : SCHED_OTHER, &parameters)
  }
}
