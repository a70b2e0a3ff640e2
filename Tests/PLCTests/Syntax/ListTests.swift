import Kernel
import Testing

@testable import PLC

@Suite("Instruction lists as text")
struct ListTests {
  @Test(
    "each line becomes an instruction",
    arguments: [
      Row("LD a\nANDN b\nST c", "(LD a) (AND! b) (ST c)"),
      Row("ldn a\nor b\nStN c\nS d\nR e", "(LD! a) (OR b) (ST! c) (S d) (R e)"),
      Row("LD a\nNOT\nST b", "(LD a) NOT (ST b)"),
      Row(
        "LD 5\nADD -3\nSUB INT#2\nMUL x.y[1]\nDIV %IW3\nMOD T#1s",
        "(LD 5) (ADD (negate 3)) (SUB INT#2) (MUL ([] (. x y) 1)) (DIV %IW3) (MOD time:1000000000)"),
      Row(
        "LD a\nGT 1\nGE 2\nEQ 3\nLE 4\nLT 5\nNE 6\nXORN b",
        "(LD a) (GT 1) (GE 2) (EQ 3) (LE 4) (LT 5) (NE 6) (XOR! b)"),
      Row("LD a\nADD 1, 2, b", "(LD a) (ADD 1 2 b)"),
      Row("LD a & b", ""),
      Row("LD a\n& b\n&N c", "(LD a) (AND b) (AND! c)"),
      Row("LD COLOUR#RED\nST colour", "(LD COLOUR#RED) (ST colour)"),
      Row(
        "start: LD a\nJMPC start\nJMPCN other\nJMP start\nother:\nLD b",
        "start: (LD a) (JMP? start) (JMP?! other) (JMP start) other: (LD b)"),
      Row("JMP done\nfirst:\ndone:", "(JMP done) first:  done: "),
      Row("RET\nRETC\nRETCN", "RET RET? RET?!"),
      Row(
        "CAL t\nCALC t(IN := a, PT := T#1s, Q => b)\nCALCN x.t(\n a,\n NOT b\n)",
        "(CAL t) (CAL? t (:= IN a) (:= PT time:1000000000) (=> Q b)) (CAL?! (. x t) a (not b))"),
      Row("LD a\nABS\nSQRT\nLIMIT 5, 10\nST b", "(LD a) ABS SQRT (LIMIT 5 10) (ST b)"),
      Row(
        "LIMIT(\n MN := 0,\n IN := a,\n MX := 5\n)\nST b",
        "(LIMIT (:= MN 0) (:= IN a) (:= MX 5)) (ST b)"),
      Row("LD\nST\nJMP\nCAL\nADDN 1\nLDC a\nRN b", "LD ST JMP CAL (ADD! 1) (LD? a) (RN b)"),
      Row("LD a\nCU counter\nPT t1", "(LD a) (CU counter) (PT t1)"),
      Row("LD a\nAND( b\nOR c\n)\nST d", "(LD a) (AND [(LD b) (OR c)]) (ST d)"),
      Row("LD a\nORN (\nLD b\nAND( c\nOR NOT\n)\n)\nST d", ""),
      Row(
        "LD a\nORN (\nLD b\nAND( c\nXOR d )\n)\nST d",
        "(LD a) (OR! [(LD b) (AND [(LD c) (XOR d)])]) (ST d)"),
      Row(
        "LD a\nADD( 5\nMUL 3\n)\nGT(b)\nST d",
        "(LD a) (ADD [(LD 5) (MUL 3)]) (GT [(LD b)]) (ST d)"),
      Row("(* c *)\nLD a (* c *) // d\n\n ST b ;\n", "(LD a) (ST b)"),
    ])
  func instructions(row: Row) {
    let reading = Reading.list(row.source)
    guard !row.tree.isEmpty else {
      #expect(reading.problems.count == 1)
      return
    }
    #expect(reading.text == row.tree)
    #expect(reading.messages == [])
  }

  @Test(
    "a body is a list when its first line can be no statement",
    arguments: [
      Row("LD x\nST y", "(list (LD x) (ST y))"), Row("start: LD x", "(list start: (LD x))"),
      Row("CAL t(IN := x)", "(list (CAL t (:= IN x)))"), Row("RET", "(list RET)"),
      Row("LD := 5;", "(:= LD 5)"), Row("S(CU := x);", "(call S (:= CU x))"),
      Row("R.a := 1; ST[1] := 2;", "(:= (. R a) 1) (:= ([] ST 1) 2)"), Row("", ""),
    ])
  func detection(row: Row) {
    let reading = Reading.unit("PROGRAM p \(row.source)\nEND_PROGRAM")
    #expect(reading.text == "(program p \(row.tree))")
    #expect(reading.messages == [])
  }

  @Test(
    "a line that is no instruction costs one problem",
    arguments: [
      Row("LD a\nST ,\nLD b", "2:4 PLC0020"), Row("LD a b\nST c", "1:6 PLC0060"),
      Row("LD a\nAND( b\nST c", "3:5 PLC0060"), Row("LD a\nJMP 5\nST b", "2:5 PLC0060"),
      Row("LD a\n:= 5\nST b", "2:1 PLC0060"), Row("LD a\n)\nST b", "2:1 PLC0060"),
      Row("LD a\nCAL 5\nST b", "2:5 PLC0020"), Row("LD a\nEND_IF\nST b", "2:1 PLC0028"),
    ])
  func mistakes(row: Row) {
    let reading = Reading.list(row.source)
    #expect(reading.problems == [row.tree])
  }
}
