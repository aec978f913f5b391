import Glibc

func complain(_ message: String) {
  let bytes = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.allSatisfy({ $0 == "--smoke" }) else {
  complain("usage: kunya-bench [--smoke]")
  exit(2)
}
let isSmoke = !arguments.isEmpty
do {
  print(try Benchmark(sizes: isSmoke ? .smoke : .full, judged: !isSmoke).run(), terminator: "")
} catch {
  complain("kunya-bench: \(error)")
  exit(70)
}
