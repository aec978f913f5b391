/// Whether two words have the same letters.
@inline(__always)
package func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
  guard a.count == b.count else { return false }
  if a.baseAddress == b.baseAddress { return true }
  for place in 0..<a.count where a[place] != b[place] { return false }
  return true
}

/// Whether a word comes before another.
func precedes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
  for place in 0..<min(a.count, b.count) where a[place] != b[place] {
    return a[place] < b[place]
  }
  return a.count < b.count
}
