/// Turns `%41` into `A`. What is no escape stays as it is, and bytes that are no UTF-8 become
/// replacement characters, because clients send both. Cost: linear.
///
/// - Parameter plusIsBlank: reads `+` as a blank, as HTML forms write it; `%2B` stays a plus.
func percentDecoded(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String {
  guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
    return String(text)
  }
  let bytes = Array(text.utf8)
  var decoded: [UInt8] = []
  decoded.reserveCapacity(bytes.count)
  var position = 0
  while position < bytes.count {
    let byte = bytes[position]
    if byte == UInt8(ascii: "%"), position + 2 < bytes.count,
      let high = hexadecimalDigit(bytes[position + 1]),
      let low = hexadecimalDigit(bytes[position + 2])
    {
      decoded.append(high << 4 | low)
      position += 3
    } else {
      decoded.append(plusIsBlank && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      position += 1
    }
  }
  return String(decoding: decoded, as: UTF8.self)
}
