/// Options with one meaning wherever they appear.
enum CommonOptions {
  static let quiet = Option.flag("quiet", help: "No progress bar and no summary.")

  static let threads = Option(
    "threads", .integer(1...1024), "N",
    help: "Work in N threads (default: one for each processor). The output is always the same.")

  static let output = Option(
    "output", .file, "FILE", help: "Write to FILE instead of standard output.")

  static let probability = ValueKind.number(0...1)
}
