/// Where folding puts its letters: the five parallel columns of a `FoldedText`, as pointers.
///
/// Appending to five arrays costs five checks a letter; the writer asks for room once a text.
struct FoldWriter {
  let fine: UnsafeMutablePointer<UInt8>
  let base: UnsafeMutablePointer<UInt8>
  let start: UnsafeMutablePointer<UInt32>
  let end: UnsafeMutablePointer<UInt32>
  let capital: UnsafeMutablePointer<Bool>
  let capacity: Int
  var count = 0
  var hasForeign = false
  var replacements = 0

  /// Whether so many more letters fit.
  @inline(__always)
  func hasRoom(_ letters: Int) -> Bool { count + letters <= capacity }

  /// Appends a letter; the caller has asked for room.
  @inline(__always)
  mutating func append(
    fine letter: UInt8, base baseLetter: UInt8, from first: Int, to last: Int,
    capital isCapital: Bool
  ) {
    fine[count] = letter
    base[count] = baseLetter
    start[count] = UInt32(truncatingIfNeeded: first)
    end[count] = UInt32(truncatingIfNeeded: last)
    capital[count] = isCapital
    count += 1
    hasForeign = hasForeign || letter == LetterPage.foreign
  }

  /// Lets the last letter also stand for what follows it.
  @inline(__always)
  mutating func extend(to last: Int) {
    if count > 0 { end[count - 1] = UInt32(truncatingIfNeeded: last) }
  }
}

extension FoldedText {
  /// Refills the text through a writer with room for so many letters.
  ///
  /// - Returns: What `body` returns: whether the room was enough.
  @inline(__always)
  mutating func refill(capacity: Int, _ body: (inout FoldWriter) -> Bool) -> Bool {
    // Arrays are only ever lengthened here and cut afterwards, so a warm buffer allocates nothing.
    Self.lengthen(&fine, to: capacity, with: 0)
    Self.lengthen(&base, to: capacity, with: 0)
    Self.lengthen(&start, to: capacity, with: 0)
    Self.lengthen(&end, to: capacity, with: 0)
    Self.lengthen(&capital, to: capacity, with: false)
    var done = false
    var count = 0
    fine.withUnsafeMutableBufferPointer { fine in
      base.withUnsafeMutableBufferPointer { base in
        start.withUnsafeMutableBufferPointer { start in
          end.withUnsafeMutableBufferPointer { end in
            capital.withUnsafeMutableBufferPointer { capital in
              // The capacity is positive, so none of the buffers is without address.
              guard let fine = fine.baseAddress, let base = base.baseAddress,
                let start = start.baseAddress, let end = end.baseAddress,
                let capital = capital.baseAddress
              else { return }
              var writer = FoldWriter(
                fine: fine, base: base, start: start, end: end, capital: capital,
                capacity: capacity)
              done = body(&writer)
              count = writer.count
              hasForeign = writer.hasForeign
              replacements = writer.replacements
            }
          }
        }
      }
    }
    fine.removeLast(fine.count - count)
    base.removeLast(base.count - count)
    start.removeLast(start.count - count)
    end.removeLast(end.count - count)
    capital.removeLast(capital.count - count)
    return done
  }

  private static func lengthen<T>(_ column: inout [T], to count: Int, with filler: T) {
    if column.count < count {
      column.append(contentsOf: repeatElement(filler, count: count - column.count))
    }
  }
}
