import Foundation

/// A copy of the project's `Data`, and small inputs to learn from and to measure with.
extension Scratch {
  /// A copy of `Data` that a test may write to, without the compiled files.
  func dataFolder() throws -> String {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let data = repository.appending(path: "Data")
    try makeFolder("Data")
    for folder in ["orthography", "transliteration", "onomastics", "matching", "model"] {
      try FileManager.default.copyItem(
        at: data.appending(path: folder), to: URL(filePath: path("Data/\(folder)")))
    }
    return path("Data")
  }

  /// Makes an empty folder in the test's own.
  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
  }

  /// A folder of labelled sets: people and places.
  func labelledSets() throws -> String {
    try makeFolder("labelled")
    let people = [
      ("moallem", "Walid al-Moallem", "وليد المعلم"), ("mikdad", "Faisal Mekdad", "فيصل المقداد"),
      ("mousa", "Amr Moussa", "عمرو موسى"), ("moussa2", "Omar Moussa", "عمر موسى"),
      ("maliki", "Nouri al-Maliki", "نوري المالكي"), ("abbas", "Mahmoud Abbas", "محمود عباس"),
      ("darwish", "Mahmoud Darwish", "محمود درويش"), ("rouhani", "Hassan Rouhani", "حسن روحاني"),
    ]
    let places = [
      ("latakia", "Latakia", "اللاذقية"), ("homs", "Homs", "حمص"), ("hama", "Hama", "حماة"),
      ("tartus", "Tartus", "طرطوس"), ("raqqa", "Raqqa", "الرقة"),
    ]
    let rows =
      people.map { ("people", $0.0, "person", $0.1, $0.2) }
      + places.map { ("places", $0.0, "place", $0.1, $0.2) }
    _ = try file(
      "labelled/table.jsonl",
      rows.map {
        #"{"set": "\#($0.0)", "id": "\#($0.1)", "kind": "\#($0.2)", "latin": "\#($0.3)", "arab": "\#($0.4)"}"#
      }.joined(separator: "\n"))
    let queries = [
      ("people", "latin->latin", "Oualid Mouallem", "moallem", "Walid al-Moallem"),
      ("people", "latin->latin", "Fayssal Mikdad", "mikdad", "Faisal Mekdad"),
      ("people", "latin->latin", "Amr Musa", "mousa", "Amr Moussa"),
      ("people", "latin->latin", "Nuri Maliki", "maliki", "Nouri al-Maliki"),
      ("people", "latin->latin", "Mahmud Darwich", "darwish", "Mahmoud Darwish"),
      ("people", "latin->latin", "Anas al-Maliki", nil, "Anas Maliki"),
      ("people", "latin->latin", "Naguib Mahfouz", nil, "Naguib Mahfouz"),
      ("people", "arab->latin", "محمود عباس", "abbas", "Mahmoud Abbas"),
      ("people", "arab->latin", "حسن روحاني", "rouhani", "Hassan Rouhani"),
      ("people", "arab->latin", "حسن نصر الله", nil, "Hassan Nasrallah"),
      ("places", "latin->latin", "Lattaquié", "latakia", "Latakia"),
      ("places", "latin->latin", "Hims", "homs", "Homs"),
      ("places", "latin->latin", "Tartous", "tartus", "Tartus"),
      ("places", "latin->latin", "Basra", nil, "Basra"),
      ("places", "arab->arab", "اللاذقيه", "latakia", "Latakia"),
      ("places", "arab->latin", "الرقه", "raqqa", "Raqqa"),
    ]
    _ = try file(
      "labelled/queries.jsonl",
      queries.map {
        let gold = $0.3.map { #""\#($0)""# } ?? "null"
        return
          #"{"set": "\#($0.0)", "type": "\#($0.1)", "tier": "core", "q": "\#($0.2)", "gold": \#(gold), "target": "\#($0.4)"}"#
      }.joined(separator: "\n")
        + "\n"
        + #"{"set": "people", "type": "latin->latin", "tier": "stretch", "q": "Walid", "gold": "moallem", "target": "Walid al-Moallem"}"#
    )
    return path("labelled")
  }

  /// Labelled pairs in the form of the project's own table.
  func labelledPairs() throws -> String {
    let header = "# Pairs.\na\tb\tlabel\tscope\tkind\ttype\tsource_note\n"
    let rows = [
      "Hassan\tHasan\tsame\tpart\tperson\tlatin-latin\thasan",
      "Hussein\tHossein\tsame\tpart\tperson\tlatin-latin\thusayn",
      "Fayssal\tFaisal\tsame\tpart\tperson\tlatin-latin\tfaysal",
      "Said\tSaeed\tsame\tpart\tperson\tlatin-latin\tsaid",
      "Hassan\tHussein\tdifferent\tpart\tperson\tlatin-latin\thasan ~ husayn",
      "Salim\tSalman\tdifferent\tpart\tperson\tlatin-latin\tsalim ~ salman",
      "Nasir\tNasr\tdifferent\tpart\tperson\tlatin-latin\tnasir ~ nasr",
      "Umar\tAmr\tdifferent\tpart\tperson\tlatin-latin\tumar ~ amr",
    ]
    return try file("pairs.tsv", header + rows.joined(separator: "\n") + "\n")
  }
}
