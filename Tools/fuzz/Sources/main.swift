import Glibc
import Kunya
import Matching

func complain(_ message: String) {
  let bytes = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

guard let options = FuzzOptions(Array(CommandLine.arguments.dropFirst())) else {
  complain(FuzzOptions.usage)
  exit(2)
}
do {
  let knowledge = try Knowledge.embedded()
  let images = try [Sample.entities.count, 5, 1, 0].map { try Sample.image($0, knowledge) }
  let mutator = Mutator([images[0], images[0], images[0]] + images, seed: options.seed)
  if let file = options.file {
    guard write(mutator.file(ofExecution: options.first).bytes, to: file) else {
      complain("kunya-fuzz: \(file): cannot be written")
      exit(74)
    }
    exit(0)
  }
  let campaign = Campaign(
    mutator: mutator,
    target: try IndexTarget(knowledge, sound: images[0], path: options.scratch),
    progress: Progress(path: options.state), first: options.first,
    stride: options.stride, executions: options.executions, seconds: options.seconds)
  print(campaign.run())
  unlink(options.scratch)
} catch {
  complain("kunya-fuzz: \(error)")
  exit(70)
}
