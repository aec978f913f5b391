import Glibc

func complain(_ message: String) {
  let bytes = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

let arguments = CommandLine.arguments.dropFirst()
if arguments.count == 2, let task = arguments.first, ["--schemes", "--vowels"].contains(task),
  let path = arguments.last
{
  do {
    if task == "--schemes" {
      try SchemeRates(path: path).run()
    } else {
      try VowelRates(path: path).run()
    }
  } catch {
    complain("kunya-bench: \(error)")
    exit(70)
  }
  exit(0)
}
if arguments.count == 4, arguments.first == "--write", let folder = arguments.dropFirst().first {
  let counts = arguments.suffix(2).compactMap { Int($0) }.filter { $0 > 0 }
  guard counts.count == 2 else {
    complain("kunya-bench: PEOPLE and MENTIONS are whole numbers")
    exit(2)
  }
  do {
    try NameFiles(folder: folder, people: counts[0], queries: counts[1]).write()
  } catch {
    complain("kunya-bench: \(error)")
    exit(70)
  }
  exit(0)
}
guard arguments.allSatisfy({ $0 == "--smoke" }) else {
  complain(
    "usage: kunya-bench [--smoke | --schemes NAMES | --vowels NAMES"
      + " | --write FOLDER PEOPLE MENTIONS]")
  exit(2)
}
let isSmoke = !arguments.isEmpty
do {
  print(try Benchmark(sizes: isSmoke ? .smoke : .full, judged: !isSmoke).run(), terminator: "")
} catch {
  complain("kunya-bench: \(error)")
  exit(70)
}
