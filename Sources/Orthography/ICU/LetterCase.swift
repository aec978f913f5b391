internal import CICU

/// Small letters and capitals.
public enum LetterCase {
  /// UTF-16 text in small letters, as no language in particular has them.
  ///
  /// What a capital becomes may depend on its neighbours, as that of sigma does.
  ///
  /// - Complexity: O(n).
  public static func lowercased(_ units: [UInt16]) throws(ICUError) -> [UInt16] {
    try withICUBuffer("lowercase", capacity: units.count + 16) { target, capacity, status in
      kunya_icu_lower(units, Int32(units.count), target, capacity, &status)
    }
  }
}
