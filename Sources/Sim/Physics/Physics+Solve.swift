extension Physics {
  /// Finds the velocities at the end of the tick: Coulomb friction at every sample, no closing
  /// speed at any contact.
  mutating func solve(_ seconds: Double) {
    coupling.arrange(islands, contacts, movers, samples)
    for island in 0..<islands.count {
      islands.isNarrow.append(coupling.isNarrow(islands.rows(island)))
    }
    withSweep(seconds) { sweep, movers in
      for index in movers where !sweep.movers[index].isCoupled {
        sweep.solveAlone(index)
        sweep.flush(index)
      }
    }
    if islands.count > 0 { solveIslands(seconds) }
  }

  private mutating func solveIslands(_ seconds: Double) {
    let islands = islands
    withSweep(seconds) { sweep, movers in
      for island in 0..<islands.count {
        sweep.solve(
          islands.rows(island), islands.contacts(of: island), isNarrow: islands.isNarrow[island])
      }
      for index in movers where sweep.movers[index].isCoupled { sweep.flush(index) }
    }
    for contact in contacts {
      let push = contact.place0.impulse + contact.place1.impulse
      notePush(contact.a, push)
      if contact.b >= 0 { notePush(contact.b, push) }
    }
  }

  /// Notes that a mover is pushed, unless by rounding alone.
  private mutating func notePush(_ index: Int, _ push: Double) {
    if push * movers[index].inverseMass > Sweep.converged { movers[index].isPushed = true }
  }

  /// Lends the lists out as plain memory; those that are empty are never looked into.
  private mutating func withSweep(
    _ seconds: Double, _ work: (Sweep, Range<Int>) -> Void
  ) {
    let range = movers.indices
    movers.withUnsafeMutableBufferPointer { movers in
      samples.withUnsafeMutableBufferPointer { samples in
        contacts.withUnsafeMutableBufferPointer { contacts in
          coupling.withMemory { coupling in
            let sweep = Sweep(
              movers: movers.start, samples: samples.start, contacts: contacts.start,
              coupling: coupling, seconds: seconds)
            work(sweep, range)
          }
        }
      }
    }
  }
}
