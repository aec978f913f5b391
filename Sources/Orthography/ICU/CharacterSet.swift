internal import CICU

/// A character set other than UTF-8, `windows-1256`, as ICU decodes it.
///
/// Not Sendable: ICU's converters keep state while they work.
public final class CharacterSet {
  private let handle: OpaquePointer

  /// Opens a character set by any of the names that ICU knows.
  public init(named name: String) throws(ICUError) {
    var status: Int32 = 0
    guard let opened = kunya_icu_converter_open(name, &status) else {
      throw ICUError("open character set \(name)", code: status)
    }
    handle = opened
  }

  deinit { kunya_icu_converter_close(handle) }

  /// A whole text decoded; bytes without meaning become U+FFFD.
  public func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(ICUError) -> String {
    let units = try withICUBuffer("decode", capacity: bytes.count + 16) {
      target, capacity, status in
      kunya_icu_converter_decode(
        handle, bytes.baseAddress, Int32(bytes.count), target, capacity, &status)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
