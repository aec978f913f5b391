import Kunya

/// Finding mentions in running text with the embedded index.
struct AnnotatingMeasures {
  private let resolver: Resolver
  private let megabytes: Int
  private let text: [UInt8]

  init(_ sizes: Sizes) throws {
    resolver = try Resolver()
    megabytes = sizes.megabytes
    text = RunningText(seed: 5).text(bytes: megabytes * 1_000_000)
  }

  func all() throws -> [Measure] { [try warm(), fresh] }

  /// Whatever occurs was met before: what a further page of the same subject costs.
  private func warm() throws -> Measure {
    let annotator = try Annotator(resolver: resolver)
    let text = self.text
    _ = text.withUnsafeBufferPointer { annotator.annotate($0) }
    let names = ExactNames(RunningText.names)
    return Measure(
      title: "annotate, known words", unit: .rate("MB/s"),
      work: Measure.Work(items: megabytes) { _ in
        text.withUnsafeBufferPointer { annotator.annotate($0).count }
      },
      baseline: (
        "Dictionary of exact names",
        Measure.Work(items: megabytes) { _ in names.count(in: text) }
      ), target: 10)
  }

  /// Every word is new to the annotator once.
  private var fresh: Measure {
    let (resolver, text) = (self.resolver, self.text)
    return Measure(
      title: "annotate, new annotator", unit: .rate("MB/s"),
      work: Measure.Work(items: megabytes) { _ in
        guard let annotator = try? Annotator(resolver: resolver) else { return 0 }
        return text.withUnsafeBufferPointer { annotator.annotate($0).count }
      })
  }
}
