/// Numbers for the aliases of several indexes: those of the first, then those of the next.
package struct AliasNumbers: Sendable {
  /// What the numbers of each index begin with, and how many there are at the end.
  private let starts: [Int]

  package init(_ indexes: [AliasIndex]) {
    var starts = [0]
    for index in indexes { starts.append(starts[starts.count - 1] + index.aliasCount) }
    self.starts = starts
  }

  /// How many bytes tell any of them.
  var width: Int { max(1, (Int.bitWidth - starts[starts.count - 1].leadingZeroBitCount + 7) / 8) }

  /// The number of an alias of an index; one that none has, where there is no such index.
  func number(ofAlias alias: Int, index: Int) -> Int {
    starts.indices.contains(index + 1) ? starts[index] + alias : starts[starts.count - 1]
  }

  /// Whose number it is; `nil` where it is none's.
  package func alias(_ number: Int) -> (index: Int, alias: Int)? {
    guard let next = starts.firstIndex(where: { $0 > number }), next > 0 else { return nil }
    return (next - 1, number - starts[next - 1])
  }
}
