internal import CICU

/// One of ICU's text transforms: built in, or compiled from rules.
///
/// [ICU's rule syntax](https://unicode-org.github.io/icu/userguide/transforms/general/rules.html).
public final class ICUTransform: Sendable {
  /// Set once, closed once, and used in between only by ICU's `const` functions, which ICU
  /// documents as safe from several threads; so the class is Sendable.
  private nonisolated(unsafe) let handle: OpaquePointer

  /// Opens one of ICU's own transforms, `Greek-Latin`.
  public init(identifier: String, reverse: Bool = false) throws(ICUError) {
    var status: Int32 = 0
    let units = Array(identifier.utf16)
    let opened = kunya_icu_transliterator_open(units, Int32(units.count), reverse, &status)
    guard let opened else { throw ICUError("open transform \(identifier)", code: status) }
    handle = opened
  }

  /// Compiles rules.
  ///
  /// - Throws: `ICUError` with the UTF-16 offset of the fault in `rules`.
  public init(name: String, rules: String, reverse: Bool = false) throws(ICUError) {
    var status: Int32 = 0
    var offset: Int32 = -1
    let id = Array(name.utf16)
    let units = Array(rules.utf16)
    let opened = kunya_icu_transliterator_compile(
      id, Int32(id.count), units, Int32(units.count), reverse, &offset, &status)
    guard let opened else {
      throw ICUError(
        "compile transform \(name)", code: status, offset: offset < 0 ? nil : Int(offset))
    }
    handle = opened
  }

  deinit { kunya_icu_transliterator_close(handle) }

  /// The text transformed.
  ///
  /// - Complexity: O(n) in the text, times the rules that compete for a character.
  public func apply(_ text: String) throws(ICUError) -> String {
    let source = Array(text.utf16)
    let units = try withICUBuffer("transliterate", capacity: source.count * 3 + 16) {
      target, capacity, status in
      guard let target, Int(capacity) >= source.count else { return 0 }
      target.update(from: source, count: source.count)
      return kunya_icu_transliterate(handle, target, Int32(source.count), capacity, &status)
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Identifiers of all of ICU's transforms, in ICU's order.
  public static var identifiers: [String] {
    (0..<kunya_icu_transliterator_count()).map { index in
      String(unsafeUninitializedCapacity: 256) { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          Int(kunya_icu_transliterator_identifier(index, $0.baseAddress, Int32($0.count)))
        }
      }
    }
  }
}
