/// Dates as sources write them, in ISO 8601.
enum DateText {
  /// `1941`, `1941-07`, `1941-07-17`, with or without a time of day behind; `nil` for all else.
  static func iso(_ text: String) -> String? {
    let date = text.utf8.prefix { $0 != 0x54 }
    let parts = date.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return nil }
    let numbers = parts.compactMap { number($0) }
    guard numbers.count == parts.count else { return nil }
    return iso(year: numbers[0], month: numbers.dropFirst().first, day: numbers.dropFirst(2).first)
  }

  /// `17 Jul 1941`, `Jul 1941`, `1941`, and each with `circa` before it; `nil` for all else.
  static func english(_ text: String) -> String? {
    var words = text.split(separator: " ").map(String.init)
    if words.first?.lowercased() == "circa" { words.removeFirst() }
    guard let yearText = words.popLast(), yearText.utf8.count == 4,
      let year = number(yearText.utf8[...])
    else { return nil }
    guard let monthText = words.popLast() else { return iso(year: year, month: nil, day: nil) }
    guard let month = months.firstIndex(of: monthText.lowercased()) else { return nil }
    guard let dayText = words.popLast() else { return iso(year: year, month: month + 1, day: nil) }
    guard words.isEmpty, let day = number(dayText.utf8[...]) else { return nil }
    return iso(year: year, month: month + 1, day: day)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// A date as far as it is known; `nil` where there is no such day.
  static func iso(year: Int, month: Int?, day: Int?) -> String? {
    guard (1...9999).contains(year) else { return nil }
    var text = padded(year, to: 4)
    guard let month else { return text }
    guard (1...12).contains(month) else { return nil }
    text += "-" + padded(month, to: 2)
    guard let day else { return text }
    guard (1...daysOfMonth[month - 1]).contains(day) else { return nil }
    return text + "-" + padded(day, to: 2)
  }

  private static let daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// What several statements of one birth come to: the date, and those that say another.
  ///
  /// Statements that agree as far as they go are one, the most precise of them: `1941` says nothing
  /// against `1941-07-17`. Otherwise the source's first is taken.
  static func best(of dates: [String]) -> (date: String?, others: [String]) {
    guard let first = dates.first else { return (nil, []) }
    var best = first
    for date in dates where date.hasPrefix(best) { best = date }
    return (best, dates.filter { !best.hasPrefix($0) })
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// A number of decimal digits alone.
  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(Substring(digits)))
  }
}
