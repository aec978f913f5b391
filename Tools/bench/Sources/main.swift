import Glibc

func complain(_ message: String) {
  let bytes = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

let usage = """
  usage: kunya-bench [--smoke]
         kunya-bench --schemes NAMES | --vowels NAMES
         kunya-bench --write FOLDER PEOPLE MENTIONS [EXACT]
         kunya-bench --scale INDEX FOLDER | --exact INDEX FOLDER | --rounds INDEX FOLDER
         kunya-bench --plot POINTS FILE
  """

/// Does what the words ask for.
///
/// - Returns: whether they could be understood.
func run(_ words: [String]) throws -> Bool {
  switch (words.first, words.count) {
  case (nil, _), ("--smoke", 1):
    let isSmoke = !words.isEmpty
    print(try Benchmark(sizes: isSmoke ? .smoke : .full, judged: !isSmoke).run(), terminator: "")
  case ("--schemes", 2): try SchemeRates(path: words[1]).run()
  case ("--vowels", 2): try VowelRates(path: words[1]).run()
  case ("--write", 4...5):
    let counts = words.dropFirst(2).compactMap { Int($0) }.filter { $0 > 0 }
    guard counts.count == words.count - 2, let last = counts.last else { return false }
    try NameFiles(folder: words[1], people: counts[0], queries: counts[1], exact: last).write()
  case ("--scale", 3): try ScaleRow(index: words[1], folder: words[2]).print()
  case ("--exact", 3): try ScaleRow(index: words[1], folder: words[2]).printExact()
  case ("--rounds", 3): try RoundsOnDemand(index: words[1], folder: words[2]).run()
  case ("--plot", 3):
    try TextFile.write(RatePlot(lines: try NameBuffer.lines(words[1])).svg, to: words[2])
  default: return false
  }
  return true
}

do {
  guard try run(Array(CommandLine.arguments.dropFirst())) else {
    complain(usage)
    exit(2)
  }
} catch {
  complain("kunya-bench: \(error)")
  exit(70)
}
