import Kernel
import Sim
import Testing

/// Moves of an axis with limited speed and acceleration.
@Suite struct ProfileTests {
  private struct Move {
    var seconds = 0.0
    var topSpeed = 0.0
    var end = Profile.State()
  }

  private func move(_ profile: Profile, by distance: Double, milliseconds: Int) -> Move {
    var move = Move()
    let dt = Double(milliseconds) / 1000
    for tick in 1...10_000 {
      profile.advance(&move.end, towards: distance, seconds: dt)
      move.topSpeed = max(move.topSpeed, move.end.speed.magnitude)
      if move.end.position == distance, move.end.speed == 0 {
        move.seconds = Double(tick) * dt
        break
      }
    }
    return move
  }

  @Test("T42: a long move is a trapezoid and a short one a triangle", arguments: Truth.ticks)
  func elevator(milliseconds: Int) throws {
    let row = try Truth.row("T42")
    let dt = Double(milliseconds) / 1000
    let profile = Profile(speed: try row["v"], acceleration: try row["a"])
    let long = move(profile, by: try row["s_long"], milliseconds: milliseconds)
    try row.check("t_long", long.seconds, dt: dt)
    #expect(long.topSpeed == profile.speed)
    let short = move(profile, by: -(try row["s_short"]), milliseconds: milliseconds)
    try row.check("t_short", short.seconds, dt: dt)
    // The peak lies between two ticks: it is short of it by less than the change of a tick.
    let peak = try row.expected("v_peak_short")
    #expect(short.topSpeed <= peak + 1e-9 && short.topSpeed >= peak - profile.acceleration * dt)
    try row.check("v_peak_short", short.topSpeed, dt: dt)
  }

  @Test("T43: an axis arrives exactly, in the time of the formula", arguments: Truth.ticks)
  func axis(milliseconds: Int) throws {
    let row = try Truth.row("T43")
    let profile = Profile(speed: try row["v"], acceleration: try row["a"])
    let move = move(profile, by: try row["s"], milliseconds: milliseconds)
    try row.check("t", move.seconds, dt: Double(milliseconds) / 1000)
    #expect(move.end == Profile.State(position: try row["s"]))
  }

  @Test("Moves to and fro are mirror images, and no limit is ever broken")
  func limits() {
    let profile = Profile(speed: 0.7, acceleration: 1.9)
    var generator = Generator(seed: 5)
    var state = Profile.State()
    var mirrored = Profile.State()
    let dt = 0.005
    var target = 0.0
    for tick in 0..<20_000 {
      // Targets change in the middle of moves, also across the place where the axis is.
      if tick % 97 == 0 { target = generator.uniform(from: -2, to: 2) }
      let before = state
      profile.advance(&state, towards: target, seconds: dt)
      profile.advance(&mirrored, towards: -target, seconds: dt)
      #expect(mirrored.position == -state.position && mirrored.speed == -state.speed)
      #expect(state.speed.magnitude <= profile.speed + 1e-12)
      #expect((state.speed - before.speed).magnitude <= profile.acceleration * dt + 1e-9)
      #expect((state.position - before.position).magnitude <= profile.speed * dt + 1e-12)
    }
  }

  @Test("An axis that is called back on its way brakes, turns and arrives")
  func reversal() {
    let profile = Profile(speed: 1, acceleration: 2)
    var state = Profile.State()
    for _ in 0..<150 { profile.advance(&state, towards: 5, seconds: 0.005) }
    #expect(state.speed == 1)
    var furthest = state.position
    var ticks = 0
    while state.position != 0 || state.speed != 0, ticks < 2_000 {
      profile.advance(&state, towards: 0, seconds: 0.005)
      furthest = max(furthest, state.position)
      ticks += 1
    }
    // 0.5 s at up to 1 m/s, 0.25 s along at it; braking from 1 m/s takes 0.25 m more.
    #expect((furthest - 0.75).magnitude < 1e-6)
    // 0.5 s to stop, then 0.75 m from rest: s/v + v/a.
    #expect((Double(ticks) * 0.005 - (0.5 + 0.75 + 0.5)).magnitude <= 0.005 + 1e-9)
  }
}
