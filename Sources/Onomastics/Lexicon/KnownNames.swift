/// What a spelling is known as, where whoever compares it with many keeps it: a lexicon is large, and to
/// look something up in slow memory takes longer than most comparisons.
package struct KnownNames {
  /// The own forms of the names that it is a spelling of, and behind them those of the names that a
  /// Latin spelling has stood for.
  private let forms: UnsafePointer<UInt32>
  /// How many there are of the first, and of both.
  private let (near, all): (Int, Int)
  private let isArabic: Bool

  package init(_ forms: UnsafePointer<UInt32>, near: Int, all: Int, isArabic: Bool) {
    self.forms = forms
    (self.near, self.all) = (near, all)
    self.isArabic = isArabic
  }

  /// Whether some name has both spellings; `NameLexicon.relation`.
  @inline(__always)
  package func haveOneName(_ other: KnownNames) -> Bool {
    // What a Latin spelling was seen for tells of Arabic spellings alone.
    let count = other.isArabic ? all : near
    let otherCount = isArabic && !other.isArabic ? other.all : other.near
    for place in 0..<count {
      for otherPlace in 0..<otherCount where forms[place] == other.forms[otherPlace] {
        return true
      }
    }
    return false
  }
}

extension NameLexicon {
  /// Appends what a form is known as, for `KnownNames`.
  ///
  /// - Returns: how many names it is a spelling of, and how many there are with those it has stood for.
  /// - Complexity: O(items of the form).
  package func appendNames(
    ofForm form: Int, to names: inout [UInt32]
  ) -> (near: Int, all: Int) {
    let start = names.count
    var near = 0
    forEachOwnForm(of: form) { own, isSeen in
      // What it is known as counts for more than what it has stood for, and comes first.
      if !names[start...].contains(own) { names.append(own) }
      if !isSeen { near = names.count - start }
    }
    return (near, names.count - start)
  }
}
