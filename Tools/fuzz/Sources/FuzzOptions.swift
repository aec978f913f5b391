/// The command line of kunya-fuzz, given by `Tools/fuzz/run`.
struct FuzzOptions {
  var seed: UInt64 = 1
  var seconds: Int?
  var executions: UInt64?
  /// Number of the first execution.
  var first: UInt64 = 0
  /// The executions from `first` on are taken in steps of this.
  var stride: UInt64 = 1
  /// Takes the number of the execution under way.
  var state: String?
  /// Takes the first execution's file; nothing is executed then.
  var file: String?
  /// Takes files that are to be opened as such.
  var scratch = "kunya-fuzz.idx"

  static let usage = """
    usage: kunya-fuzz [--seconds N | --executions N] [--seed N] [--first N] [--stride N] \
    [--state FILE] [--scratch FILE] [--write FILE]
    """

  /// `nil` where the words cannot be understood.
  init?(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      guard let value = words.popFirst(), take(word, value) else { return nil }
    }
    if seconds != nil && executions != nil { return nil }
    if seconds == nil && executions == nil { seconds = 10 }
  }

  private mutating func take(_ option: String, _ value: String) -> Bool {
    let number = UInt64(value)
    switch option {
    case "--seed": seed = number ?? 0
    case "--seconds": seconds = number.flatMap { Int(exactly: $0) }
    case "--executions": executions = number
    case "--first": first = number ?? 0
    case "--stride": stride = max(1, number ?? 1)
    case "--state": state = value
    case "--write": file = value
    case "--scratch": scratch = value
    default: return false
    }
    return number != nil || ["--state", "--write", "--scratch"].contains(option)
  }
}
