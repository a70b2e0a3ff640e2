/// Walks over every field of a state in one fixed order.
///
/// A state type names each of its fields once, in `accept(_:)`. Hashing, encoding, restoring and
/// comparing are visitors of that one walk, so none of them can forget a field the others know.
public protocol StateVisitor {
  /// Whether the visitor changes what it is shown; a reader is handed copies.
  var writes: Bool { get }

  /// Called for each 64-bit word of the state with the name of the field it belongs to.
  mutating func word(_ name: StaticString, _ word: inout UInt64)

  /// Called for the length of an array, before its elements. A writer decides the length by it;
  /// others need not tell it from any word.
  mutating func length(_ name: StaticString, _ count: inout UInt64)

  /// Called before the fields of a nested state, with −1, or of an array's element, with its
  /// index: for visitors that name places.
  mutating func enter(_ name: StaticString, _ index: Int)

  /// Called after them.
  mutating func leave()
}

extension StateVisitor {
  /// A length is a word like any other.
  @inlinable
  public mutating func length(_ name: StaticString, _ count: inout UInt64) { word(name, &count) }

  /// Most visitors do not name places.
  @inlinable public mutating func enter(_ name: StaticString, _ index: Int) {}
  @inlinable public mutating func leave() {}
}

/// A type made of fields that a ``StateVisitor`` can walk over.
public protocol StateVisitable {
  /// Shows every stored field to the visitor, always in the same order.
  mutating func accept(_ visitor: inout some StateVisitor)
}

/// A value that fits into one 64-bit word without loss.
public protocol StateWord {
  /// The value as bits.
  var stateWord: UInt64 { get }
  /// The value from bits made by ``stateWord``.
  init(stateWord: UInt64)
}

extension UInt64: StateWord {
  @inlinable public var stateWord: UInt64 { self }
  @inlinable public init(stateWord: UInt64) { self = stateWord }
}

extension Int: StateWord {
  @inlinable public var stateWord: UInt64 { UInt64(bitPattern: Int64(self)) }
  @inlinable public init(stateWord: UInt64) { self = Int(Int64(bitPattern: stateWord)) }
}

extension Int32: StateWord {
  @inlinable public var stateWord: UInt64 { UInt64(UInt32(bitPattern: self)) }
  @inlinable public init(stateWord: UInt64) {
    self = Int32(bitPattern: UInt32(truncatingIfNeeded: stateWord))
  }
}

extension Bool: StateWord {
  @inlinable public var stateWord: UInt64 { self ? 1 : 0 }
  @inlinable public init(stateWord: UInt64) { self = stateWord != 0 }
}

extension Double: StateWord {
  @inlinable public var stateWord: UInt64 { bitPattern }
  @inlinable public init(stateWord: UInt64) { self.init(bitPattern: stateWord) }
}

extension StateVisitor {
  /// Visits one value.
  @inlinable
  public mutating func visit(_ name: StaticString, _ value: inout some StateWord) {
    var bits = value.stateWord
    word(name, &bits)
    if writes { value = .init(stateWord: bits) }
  }

  /// Visits a nested state.
  @inlinable
  public mutating func visit(_ name: StaticString, _ value: inout some StateVisitable) {
    enter(name, -1)
    value.accept(&self)
    leave()
  }

  /// Visits an array whose length is part of the state; a restore refills it from `blank`.
  @inlinable
  public mutating func visit<Element: StateWord>(
    _ name: StaticString, _ values: inout [Element], blank: Element
  ) {
    resize(name, &values, blank: blank)
    for index in values.indices {
      var bits = values[index].stateWord
      enter(name, index)
      word(name, &bits)
      leave()
      if writes { values[index] = Element(stateWord: bits) }
    }
  }

  /// Visits an array of nested states; its length is part of the state.
  @inlinable
  public mutating func visit<Element: StateVisitable>(
    _ name: StaticString, _ values: inout [Element], blank: Element
  ) {
    resize(name, &values, blank: blank)
    for index in values.indices {
      var element = values[index]
      enter(name, index)
      element.accept(&self)
      leave()
      if writes { values[index] = element }
    }
  }

  @usableFromInline
  mutating func resize<Element>(
    _ name: StaticString, _ values: inout [Element], blank: Element
  ) {
    var count = UInt64(values.count)
    length(name, &count)
    guard writes, count != UInt64(values.count) else { return }
    values = Array(repeating: blank, count: Int(count))
  }
}
