import CKunyaData
import Matching

/// The embedded rules and weights, without a lexicon.
enum Embedded {
  static let knowledge: Knowledge = {
    do {
      return try Knowledge.load(lexicon: nil) { file in
        var size = 0
        let start = kunya_data(file.rawValue, &size)
        return start.map { Array(UnsafeBufferPointer(start: $0, count: size)) }
      }
    } catch { preconditionFailure("\(error)") }
  }()
}
