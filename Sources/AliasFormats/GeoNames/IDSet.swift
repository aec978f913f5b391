/// A set of GeoNames IDs, one bit for each that there may be, in pages that are made when needed.
struct IDSet {
  private var pages: [[UInt64]] = []

  /// IDs are below this; today's are below 2^24. The whole would take 32 MB.
  static let limit: UInt64 = 1 << 28
  private static let wordsOfPage = 1 << 10

  /// - Returns: Whether it is new; false also for an ID over the limit.
  mutating func insert(_ id: UInt64) -> Bool {
    guard id < Self.limit else { return false }
    let (page, word, bit) = Self.place(of: id)
    while page >= pages.count { pages.append([]) }
    if pages[page].isEmpty { pages[page] = [UInt64](repeating: 0, count: Self.wordsOfPage) }
    let isNew = pages[page][word] & bit == 0
    pages[page][word] |= bit
    return isNew
  }

  func contains(_ id: UInt64) -> Bool {
    guard id < Self.limit else { return false }
    let (page, word, bit) = Self.place(of: id)
    return page < pages.count && !pages[page].isEmpty && pages[page][word] & bit != 0
  }

  private static func place(of id: UInt64) -> (page: Int, word: Int, bit: UInt64) {
    let word = Int(id / 64)
    return (word / wordsOfPage, word % wordsOfPage, 1 << (id % 64))
  }
}
