import AliasIndex
import Glibc
import Matching
import Onomastics
import Orthography
import Sections

// Compiles the readable tables of Data into the files that the library embeds:
//
//     kunya-compile DATA [--check]
//
// The same tables give the same bytes. With --check nothing is written: the program fails where a
// compiled file differs from what the tables give.

let arguments = CommandLine.arguments.dropFirst()
guard let root = arguments.first(where: { !$0.hasPrefix("--") }) else {
  complain("usage: kunya-compile DATA [--check]", exit: 2)
}
do {
  try Compilation(root: root).run(check: arguments.contains("--check"))
} catch {
  complain("kunya-compile: \(error)", exit: 65)
}

func complain(_ message: String, exit code: Int32) -> Never {
  print(message)
  exit(code)
}
