/// A drawn network of contacts, coils and blocks: ladder and function block diagrams alike.
package struct Network: Sendable {
  package init() {}
}
