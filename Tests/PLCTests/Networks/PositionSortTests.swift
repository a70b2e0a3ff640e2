import Testing

@testable import PLC

@Suite("Order by position")
struct PositionSortTests {
  /// Elements scattered by a fixed rule: count, how uneven the rows are, and the seed.
  struct Scatter: CustomTestStringConvertible {
    let count: Int
    let unevenness: Int
    let seed: Int
    /// By an independent program: the sort of Python with the same comparison.
    let order: [Int]

    var testDescription: String { "\(count) elements" }

    var network: Network {
      var state = seed
      func next() -> Int {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return state >> 16
      }
      return Network(
        elements: (0..<count).map { id in
          let x = next() % 10 * 90
          let y = next() % (count / 3 + 1) * 60
          return NetworkElement(
            localID: id, kind: .coil("Q"), x: x, y: y + next() % unevenness, position: .none)
        })
    }
  }

  static let scatters = [
    Scatter(
      count: 30, unevenness: 25, seed: 7,
      order: [
        2, 26, 12, 14, 6, 18, 21, 4, 11, 19, 27, 28, 13, 3, 1, 25, 29, 8, 0, 5, 22, 10, 17, 16, 9,
        15, 7, 24, 20, 23,
      ]),
    Scatter(
      count: 63, unevenness: 30, seed: 11,
      order: [
        59, 38, 55, 62, 60, 40, 51, 8, 2, 24, 7, 45, 39, 50, 57, 9, 44, 10, 47, 43, 4, 33, 49, 28,
        12, 15, 0, 26, 17, 48, 32, 19, 31, 53, 16, 22, 1, 27, 42, 34, 30, 29, 3, 25, 20, 46, 14, 11,
        61, 37, 5, 52, 41, 6, 56, 35, 36, 18, 23, 13, 21, 54, 58,
      ]),
    Scatter(
      count: 150, unevenness: 8, seed: 3,
      order: [
        54, 55, 35, 134, 105, 126, 33, 43, 85, 144, 117, 145, 44, 136, 40, 131, 38, 7, 34, 58, 8,
        92, 108, 67, 47, 112, 141, 129, 53, 82, 31, 87, 97, 39, 25, 83, 135, 49, 91, 17, 23, 22, 62,
        88, 14, 1, 21, 118, 142, 0, 80, 90, 37, 63, 138, 147, 102, 125, 74, 122, 46, 3, 13, 48, 110,
        148, 60, 29, 139, 19, 149, 73, 64, 84, 16, 5, 140, 59, 114, 51, 30, 26, 76, 109, 89, 94,
        123, 11, 127, 116, 61, 143, 96, 137, 119, 146, 10, 81, 15, 86, 100, 121, 103, 41, 2, 4, 99,
        69, 95, 70, 9, 93, 12, 101, 66, 6, 77, 128, 106, 115, 56, 75, 42, 32, 124, 52, 68, 79, 72,
        133, 65, 130, 132, 50, 36, 107, 120, 57, 28, 98, 27, 45, 113, 104, 78, 111, 20, 24, 71, 18,
      ]),
  ]

  @Test("rows that are not level are sorted as editors sort them", arguments: scatters)
  func order(_ scatter: Scatter) {
    let sorted = PositionSort.order(Array(0..<scatter.count), of: scatter.network)
    #expect(sorted == scatter.order)
  }

  @Test("elements without a place keep the order of the document", arguments: [0, 1, 2, 100])
  func noPlaces(_ count: Int) {
    let elements = (0..<count).map {
      NetworkElement(localID: $0, kind: .coil("Q"), position: .none)
    }
    let order = PositionSort.order(Array(0..<count), of: Network(elements: elements))
    #expect(order == Array(0..<count))
  }
}
