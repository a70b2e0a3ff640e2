extension LoadCell {
  /// What a tick makes of the reading and its rate: the exact solution for an even load.
  ///
  /// With e, how far the reading is from the load, and u = e′ ÷ ω, the cell is linear:
  /// e′ = ω u, u′ = −ω e − 2ζω u. What a tick makes of (e, u) is the exponential of that matrix
  /// times the tick, whatever the damping.
  struct Transition: Sendable {
    /// A matrix of two rows.
    private struct Matrix {
      var a = 1.0
      var b = 0.0
      var c = 0.0
      var d = 1.0

      static func * (m: Matrix, n: Matrix) -> Matrix {
        Matrix(
          a: m.a * n.a + m.b * n.c, b: m.a * n.b + m.b * n.d, c: m.c * n.a + m.d * n.c,
          d: m.c * n.b + m.d * n.d)
      }
    }

    private let matrix: Matrix
    private let angularFrequency: Double

    init(_ cell: LoadCell, _ seconds: Double) {
      angularFrequency = cell.angularFrequency
      // Halved until a short series is exact, and squared as often: the tick of a tick's halves.
      var phase = cell.angularFrequency * seconds
      var halvings = 0
      while phase * (1 + cell.damping) > 0.25, halvings < Self.most {
        phase /= 2
        halvings += 1
      }
      let part = Matrix(a: 0, b: phase, c: -phase, d: -2 * cell.damping * phase)
      // 1 + part (1 + part ÷ 2 (1 + part ÷ 3 …)): what is left out is below 1e-17.
      var sum = Matrix()
      for order in (1...Self.terms).reversed() {
        let scale = 1 / Double(order)
        let next = part * sum
        sum = Matrix(
          a: 1 + next.a * scale, b: next.b * scale, c: next.c * scale, d: 1 + next.d * scale)
      }
      for _ in 0..<halvings { sum = sum * sum }
      matrix = sum
    }

    /// Terms of the series, and halvings at most.
    private static let terms = 14
    private static let most = 60

    /// Moves the reading towards `load` kg.
    func advance(_ state: inout State, load: Double) {
      let e = state.reading - load
      let u = state.rate / angularFrequency
      state.reading = load + matrix.a * e + matrix.b * u
      state.rate = (matrix.c * e + matrix.d * u) * angularFrequency
      // A cell that has come to rest stands still to the last bit.
      if (load - state.reading).magnitude < 1e-9, state.rate.magnitude < 1e-9 {
        state = State(reading: load, rate: 0)
      }
    }
  }
}
