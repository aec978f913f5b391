/// `text` with everything made visible that could play tricks on a terminal or its reader: control
/// characters (escape sequences, line ends) and marks that reverse the direction of what follows.
///
/// They appear as `\u{202E}`.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isTreacherous) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isTreacherous(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Controls, and the explicit directional formatting of UAX #9; the implicit marks LRM, RLM and
/// ALM are part of ordinary Arabic and Hebrew text.
private func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}
