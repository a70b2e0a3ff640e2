import Kernel
import Testing

@Suite("Vectors and turns in the plane")
struct VectorTests {
  private let a = Vector2(3, 4)
  private let b = Vector2(-1, 2)

  @Test("add, subtract and scale component by component")
  func arithmetic() {
    #expect(a + b == Vector2(2, 6))
    #expect(a - b == Vector2(4, 2))
    #expect(a * 2 == Vector2(6, 8))
    #expect(-a == Vector2(-3, -4))
    var c = a
    c += b
    c -= a
    #expect(c == b)
  }

  @Test("measure lengths, angles and turning sense")
  func products() {
    #expect(a.dot(b) == 5)
    #expect(a.cross(b) == 10)
    #expect(b.cross(a) == -10)
    #expect(a.length == 5 && a.lengthSquared == 25)
  }

  @Test("have their left a quarter turn counter-clockwise: y is left of x")
  func left() {
    #expect(Vector2(1, 0).left == Vector2(0, 1))
    #expect(Vector2(0, 1).left == Vector2(-1, 0))
  }

  @Test("turn by a yaw counter-clockwise and back")
  func turns() {
    let quarter = Rotation(yaw: 90 * radiansPerDegree)
    #expect(isNear(quarter.apply(Vector2(1, 0)), Vector2(0, 1)))
    #expect(isNear(quarter.forward, Vector2(0, 1)))
    #expect(isNear(quarter.undo(quarter.apply(a)), a))
    let length = Rotation(yaw: 0.7).apply(a).length
    #expect((length - 5).magnitude < 1e-14)
  }

  @Test("place a spot of a part's own frame into the plant's")
  func placing() {
    let pose = Pose(x: 10, y: 20, z: 1, yaw: 180 * radiansPerDegree)
    #expect(isNear(pose.place(Vector2(1, 2)), Vector2(9, 18)))
  }

  private func isNear(_ first: Vector2, _ second: Vector2) -> Bool {
    (first - second).length < 1e-14
  }
}
