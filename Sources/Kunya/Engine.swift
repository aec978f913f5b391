/// Which engine gave an answer: program, model and data, so that an old decision can be replayed.
public enum Engine {
  /// Version of the program.
  public static let version = "0.1.0"
  /// Version of the learned weights in `Data/model`.
  public static let model = "3"
  /// Version of the default data: tables and lexicon.
  public static let data = "2"

  /// All three, as every JSON output carries them.
  public static let description = "kunya \(version) model \(model) data \(data)"
}
