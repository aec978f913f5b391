/// Numbers for people, without Foundation.
enum Numbers {
  /// With thousands apart: `1,234,567`; with so many decimals: `3.14`.
  static func text(_ number: Double, decimals: Int = 0) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "-" }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((abs(number) * Double(scale)).rounded())
    var text = number < 0 && scaled > 0 ? "-" : ""
    text += grouped(scaled / scale)
    guard decimals > 0 else { return text }
    let rest = String(scaled % scale)
    return text + "." + String(repeating: "0", count: decimals - rest.count) + rest
  }

  /// Three digits or so: `2,345`, `23.4`, `2.34`.
  static func short(_ number: Double) -> String {
    text(number, decimals: number >= 100 ? 0 : number >= 10 ? 1 : 2)
  }

  static func percent(_ share: Double) -> String { text(share * 100, decimals: 1) + " %" }

  private static func grouped(_ number: Int) -> String {
    var groups: [String] = []
    var rest = number
    while rest >= 1000 {
      let group = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - group.count) + group)
      rest /= 1000
    }
    groups.append(String(rest))
    return groups.reversed().joined(separator: ",")
  }
}
