/// The word of `candidates` that a mistyped `word` most probably stands for.
///
/// That is the only candidate that begins with `word`, or else the one fewest typing errors away
/// (a letter added, dropped, changed, or two neighbours swapped); `nil` where even that one needs
/// more than one error in three letters. Equal candidates: one with the same first letter, which is
/// seldom mistyped, else the earlier one.
func nearestWord(to word: String, among candidates: [String]) -> String? {
  let completions = candidates.filter { $0.hasPrefix(word) }
  if completions.count == 1 { return completions.first }
  let letters = Array(word.utf8)
  let allowed = max(1, letters.count / 3)
  return
    candidates
    .map {
      (
        word: $0, errors: typingErrors(letters, Array($0.utf8)),
        startsElsewhere: $0.utf8.first == letters.first ? 0 : 1
      )
    }
    .filter { $0.errors <= allowed }
    .min { ($0.errors, $0.startsElsewhere) < ($1.errors, $1.startsElsewhere) }?
    .word
}

/// The optimal string alignment distance: Levenshtein's, with swapped neighbours as one error.
private func typingErrors(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
