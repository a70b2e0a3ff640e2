extension Physics {
  /// Finds the velocities at the end of the tick: Coulomb friction at every sample, no closing
  /// speed at any contact.
  mutating func solve(_ seconds: Double) {
    let islands = islands
    chains.find(islands, contacts, movers)
    let starts = chains.starts
    movers.withUnsafeMutableBufferPointer { movers in
      samples.withUnsafeMutableBufferPointer { samples in
        contacts.withUnsafeMutableBufferPointer { contacts in
          guard let first = movers.baseAddress, let samples = samples.baseAddress else { return }
          // Without contacts the memory is never looked at.
          let none = UnsafeMutablePointer<Contact>(bitPattern: MemoryLayout<Contact>.alignment)
          guard let contacts = contacts.baseAddress ?? none else { return }
          let sweep = Sweep(
            movers: first, samples: samples, contacts: contacts, seconds: seconds)
          for index in movers.indices where !movers[index].isCoupled { sweep.solveAlone(index) }
          chains.links.withUnsafeMutableBufferPointer { links in
            for island in 0..<islands.count {
              let part = links[starts[island]..<starts[island + 1]]
              sweep.solve(
                islands.movers[islands.moverStarts[island]..<islands.moverStarts[island + 1]],
                islands.contacts[islands.contactStarts[island]..<islands.contactStarts[island + 1]],
                UnsafeMutableBufferPointer(rebasing: part))
            }
          }
          for index in movers.indices { sweep.flush(index) }
        }
      }
    }
  }
}
