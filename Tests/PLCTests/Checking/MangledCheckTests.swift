import Kernel
import Testing

@testable import PLC

@Suite("Checking: mangled programs")
struct MangledCheckTests {
  /// Words of a program that uses most of what there is.
  static let words = """
    TYPE Mode : ( Idle , Run := 5 , Stop ) ; Range : INT ( 0 .. 9 ) ;
    Pair : STRUCT x , y : INT := 2 ; mode : Mode ; END_STRUCT ;
    Rows : ARRAY [ 0 .. size , 1 .. 2 ] OF Pair := [ 2 ( ( x := 1 ) ) ] ; END_TYPE
    FUNCTION Twice : DINT VAR_INPUT v : INT ; w : INT := 3 ; END_VAR
    VAR_OUTPUT big : BOOL ; END_VAR big := v > 5 ; Twice := 2 * v + w ; END_FUNCTION
    FUNCTION_BLOCK Fill VAR_INPUT go : BOOL R_EDGE ; END_VAR VAR_IN_OUT total : INT ; END_VAR
    VAR t : TON ; n : STRING [ 10 ] := 'abc' ; END_VAR
    t ( IN := go , PT := T#1s ) ; total := total + LEN ( n ) ; Empty ( ) ;
    ACTION Empty : n := CONCAT ( n , 'x' ) ; RETURN ; END_ACTION END_FUNCTION_BLOCK
    PROGRAM Main VAR_EXTERNAL count : INT ; size : INT ; END_VAR
    VAR a , b : INT ; r : REAL ; w : WORD ; rows : Rows ; mode : Mode ; k : Range ; d : DINT ;
    fills : ARRAY [ 1 .. 3 ] OF Fill ; in AT %IX0.0 : BOOL ; END_VAR VAR CONSTANT c : INT := 7 ;
    END_VAR fills [ a ] ( go := in , total := b ) ; d := Twice ( EN := in , v := a , big => in ) ;
    CASE mode OF Idle , Mode#Stop : a := 1 ; ELSE a := c ; END_CASE ;
    CASE a OF 1 .. 3 , c : b := 2 ; END_CASE ;
    FOR a := 1 TO 10 BY 2 DO k := a ; IF a = 5 THEN EXIT ; ELSIF in THEN CONTINUE ; END_IF ;
    END_FOR ; WHILE NOT in AND a < 3 DO a := a + 1 ; END_WHILE ;
    REPEAT r := r * 2.0 / SQRT ( r ) ; UNTIL r > 1.0E3 END_REPEAT ;
    w . 3 := ( w AND 16#FF ) <> 0 ; %QW3 := SHL ( w , 1 ) ; rows [ 1 , 2 ] . x := - a ;
    b := MUX ( a , 1 , LIMIT ( 0 , b , 9 ) , REAL_TO_INT ( r ) ) ; END_PROGRAM
    CONFIGURATION C VAR_GLOBAL count : INT ; END_VAR VAR_GLOBAL CONSTANT size : INT := 3 ; END_VAR
    RESOURCE R ON PLC TASK t ( INTERVAL := T#20ms , PRIORITY := 1 ) ;
    PROGRAM one WITH t : Main ; END_RESOURCE END_CONFIGURATION
    """.split(whereSeparator: \.isWhitespace)

  @Test("the program itself has no mistake")
  func whole() {
    let trial = CheckTrial(Self.words.joined(separator: " "))
    #expect(trial.problems.isEmpty, "\(trial.problems)")
  }

  /// Words that take the place of others.
  static let others = ["a", "Main", "Fill", "Twice", "Rows", "5", "1.5", "TRUE", "t", "Mode", "("]

  @Test(
    "a program with words left out, doubled, swapped or replaced is checked to the end",
    arguments: 0..<4)
  func mangled(_ kind: Int) {
    let words = Self.words
    for index in stride(from: kind, to: words.count - 1, by: 9) {
      var mangled = words
      switch kind {
      case 0: mangled.remove(at: index)
      case 1: mangled.insert(words[index], at: index)
      case 2: mangled.swapAt(index, index + 1)
      default: mangled[index] = Substring(Self.others[index % Self.others.count])
      }
      let trial = CheckTrial(mangled.joined(separator: " "))
      #expect(trial.project != nil || !trial.problems.isEmpty, "\(kind) \(index)")
    }
  }
}
