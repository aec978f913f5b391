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
    // Emptied, not freed: a warm buffer allocates nothing.
    fine.removeAll(keepingCapacity: true)
    base.removeAll(keepingCapacity: true)
    start.removeAll(keepingCapacity: true)
    end.removeAll(keepingCapacity: true)
    capital.removeAll(keepingCapacity: true)
    var written = (done: false, hasForeign: false, replacements: 0)
    fine.append(addingCapacity: capacity) { fine in
      base.append(addingCapacity: capacity) { base in
        start.append(addingCapacity: capacity) { start in
          end.append(addingCapacity: capacity) { end in
            capital.append(addingCapacity: capacity) { capital in
              Self.fill(&fine, &base, &start, &end, &capital, capacity, body, &written)
            }
          }
        }
      }
    }
    hasForeign = written.hasForeign
    replacements = written.replacements
    return written.done
  }

  /// Runs a writer over the spare room of the columns.
  @inline(__always)
  private static func fill(
    _ fine: inout OutputSpan<UInt8>, _ base: inout OutputSpan<UInt8>,
    _ start: inout OutputSpan<UInt32>, _ end: inout OutputSpan<UInt32>,
    _ capital: inout OutputSpan<Bool>, _ capacity: Int, _ body: (inout FoldWriter) -> Bool,
    _ written: inout (done: Bool, hasForeign: Bool, replacements: Int)
  ) {
    fine.withUnsafeMutableBufferPointer { fine, fineCount in
      base.withUnsafeMutableBufferPointer { base, baseCount in
        start.withUnsafeMutableBufferPointer { start, startCount in
          end.withUnsafeMutableBufferPointer { end, endCount in
            capital.withUnsafeMutableBufferPointer { capital, capitalCount in
              // The capacity is positive, so none of the buffers is without address.
              guard let fine = fine.baseAddress, let base = base.baseAddress,
                let start = start.baseAddress, let end = end.baseAddress,
                let capital = capital.baseAddress
              else { return }
              var writer = FoldWriter(
                fine: fine, base: base, start: start, end: end, capital: capital,
                capacity: capacity)
              let done = body(&writer)
              (fineCount, baseCount, startCount) = (writer.count, writer.count, writer.count)
              (endCount, capitalCount) = (writer.count, writer.count)
              written = (done, writer.hasForeign, writer.replacements)
            }
          }
        }
      }
    }
  }
}
