import Testing

@testable import PLC

@Suite("Names of programs")
struct NameTableTests {
  @Test("a name is found whatever the case of its letters")
  func caseIsIgnored() {
    var table = NameTable()
    #expect(table.insert("Motor_On") == 0)
    #expect(table.insert("MOTOR_ON") == nil)
    #expect(table.index(of: "motor_on") == 0)
    #expect(table.names == ["Motor_On"])
  }

  @Test("a thousand names keep their indices while the table grows")
  func growth() {
    var table = NameTable()
    for number in 0..<1000 { #expect(table.insert("name\(number)") == number) }
    for number in 0..<1000 { #expect(table.index(of: "NAME\(number)") == number) }
    #expect(table.index(of: "name1000") == nil)
  }
}
