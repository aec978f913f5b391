internal import CICU

/// A refusal by ICU: what was asked, and ICU's answer.
public struct ICUError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was being done, for instance `compile cyrillic-names`.
  public let operation: String
  /// ICU's `UErrorCode`.
  public let code: Int32
  /// UTF-16 offset of the fault in the rules being compiled, where ICU tells one.
  public let offset: Int?

  init(_ operation: String, code: Int32, offset: Int? = nil) {
    self.operation = operation
    self.code = code
    self.offset = offset
  }

  /// ICU's name of the error, `U_MALFORMED_RULE`.
  public var reason: String { String(cString: kunya_icu_status_name(code)) }

  public var description: String {
    "ICU could not \(operation): \(reason)" + (offset.map { " at offset \($0)" } ?? "")
  }
}

/// Calls an ICU function that fills a buffer; once more with the size it asks for, if need be.
///
/// - Parameter fill: Gets the buffer's address and capacity and a status; returns the length.
func withICUBuffer(
  _ operation: String, capacity: Int,
  _ fill: (UnsafeMutablePointer<UInt16>?, Int32, inout Int32) -> Int32
) throws(ICUError) -> [UInt16] {
  var capacity = capacity
  for _ in 0..<2 {
    var status: Int32 = 0
    var needed: Int32 = 0
    let units = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
      needed = fill(buffer.baseAddress, Int32(buffer.count), &status)
      count = status <= 0 ? min(Int(needed), capacity) : 0
    }
    if status <= 0 { return units }
    guard status == KUNYA_ICU_OVERFLOW else { throw ICUError(operation, code: status) }
    capacity = Int(needed)
  }
  throw ICUError(operation, code: Int32(KUNYA_ICU_OVERFLOW))
}
