internal import AliasIndex
internal import Kunya
internal import Learning
internal import Matching
internal import Onomastics
internal import Orthography
internal import Transliteration

/// Learns the models of transliteration from a part of the names and measures them on the rest.
struct TransliterationRun {
  private let options: EvaluateOptions
  private let knowledge: Knowledge

  init(_ options: EvaluateOptions, _ knowledge: Knowledge) {
    self.options = options
    self.knowledge = knowledge
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let rows = try TransliterationRows(
      fullNames: options.fullNames, names: options.names, words: options.words,
      places: options.places, data: options.data.map { DataFolder($0, console) }, console)
    let corpus = rows.corpus(knowledge.reading)
    let evaluation = TransliterationEvaluation(fold: options.fold)
    do {
      if !options.words.isEmpty { try write(try evaluation.vowels(corpus), console) }
      let keys = knowledge.keys
      try write(
        try evaluation.persons(corpus) { arabic, latin in
          var (left, right): ([KeyTable.Key], [KeyTable.Key]) = ([], [])
          keys.keys(of: arabic, into: &left)
          keys.keys(of: latin, into: &right)
          return !Set(left).isDisjoint(with: right)
        } identity: { models in
          let normalizer = Normalizer(knowledge: knowledge, models: models)
          return { normalizer.form(LetterPage.text($0)).id }
        }, console)
      if !options.names.isEmpty { try write(try evaluation.singles(corpus), console) }
      if !options.variants.isEmpty || !options.pairs.isEmpty {
        try measureNames(corpus, console)
      }
    } catch let error as CommandError {
      throw error
    } catch {
      throw .internalError("\(error)")
    }
    return .success
  }

  private func write(
    _ rows: [TransliterationEvaluation.Row], _ console: Console
  ) throws(CommandError) {
    for row in rows {
      let shares = row.shares.map { "\($0.name) \(threeDecimals($0.share))" }
      try console.output.write(
        "\(row.title)\t\(row.count)\t\(shares.joined(separator: "\t"))\n")
    }
  }

  private func threeDecimals(_ share: Double) -> String {
    let thousandths = Int((share * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  // MARK: Whole names

  /// Variants by the spellings of labelled sets, and IDs of names that are easily confused; learned
  /// without the persons of the sets.
  private func measureNames(
    _ corpus: TransliterationTrainer.Corpus, _ console: Console
  ) throws {
    var sets = LabelledSets()
    for folder in options.variants { try sets.read(folder, tiers: ["core"], console) }
    var known = Set<String>()
    for entity in sets.entities {
      for name in [entity.latin, entity.arabic] { known.insert(identity(name ?? "")) }
    }
    let source = TransliterationTrainer().train(
      corpus.without(
        names: { name in
          known.contains(identity(name.text)) || known.contains(identity(name.latin))
        }, places: { place in place.names.contains { known.contains(identity($0)) } }))
    let models = try NameModels(source)
    if !options.variants.isEmpty { try measureVariants(sets, models, console) }
    if !options.pairs.isEmpty { try measureIdentities(models, console) }
  }

  /// Letters alone, so that case, marks, spaces and hyphens do not count.
  private func identity(_ name: String) -> String {
    LetterPage.text(
      knowledge.folder.fold(name).base.filter {
        LetterPage.isArabic($0) || LetterPage.isLatin($0) && $0 != UInt8(ascii: "'")
      })
  }

  /// The same of a place's name without words that say what it is, and the particles between:
  /// Gouvernorat de Sousse.
  private func properIdentity(_ name: String) -> String {
    var text = name
    let scratch = NameScratch()
    text.withUTF8 { knowledge.read($0, kind: .place, scratch: scratch) }
    let kept = scratch.parse.parts.filter { $0.kind != .generic && $0.kind != .particle }
      .map(\.source)
    let bytes = Array(name.utf8).enumerated().filter { place, _ in
      kept.contains { $0.contains(place) }
    }
    let proper = identity(String(decoding: bytes.map(\.element), as: UTF8.self))
    return proper.isEmpty ? identity(name) : proper
  }

  /// Entities measured of each kind, the first by hash.
  private static let sample = 400

  /// How many of the attested other spellings of entities with an Arabic-script name are among the
  /// first variants; those with as many parts as the primary name, and all.
  private func measureVariants(
    _ sets: LabelledSets, _ models: NameModels, _ console: Console
  ) throws {
    let finder = VariantFinder(knowledge: knowledge, models: models)
    var spellings: [String: [String]] = [:]
    for query in sets.queries where query.type == "latin->latin" {
      if let gold = query.gold { spellings["\(query.set) \(gold)", default: []].append(query.name) }
    }
    for isPlace in [false, true] {
      let entities = sets.entities.filter { entity in
        (entity.kind == .place) == isPlace && entity.latin != nil && entity.arabic != nil
          && spellings["\(entity.set) \(entity.id)"] != nil
      }.sorted { Fold.hash($0.id) < Fold.hash($1.id) }.prefix(Self.sample)
      var found = [Bool: [Int: Int]]()
      var count = [Bool: Int]()
      for entity in entities {
        let (latin, arabic) = (entity.latin ?? "", entity.arabic ?? "")
        let variants = finder.variants(
          of: latin, arabic: arabic, kind: isPlace ? .place : .person, limit: 100)
        var ranks: [String: Int] = [:]
        for (rank, variant) in variants.enumerated() { ranks[identity(variant.text)] = rank }
        let proper = { isPlace ? self.properIdentity($0) : self.identity($0) }
        let texts = spellings["\(entity.set) \(entity.id)"] ?? []
        for other in Set(texts.map(proper)).sorted() where other != proper(latin) {
          let text = texts.first { proper($0) == other } ?? ""
          let isEqual = parts(text, isPlace) == parts(latin, isPlace)
          for group in isEqual ? [true, false] : [false] {
            count[group, default: 0] += 1
            for depth in [10, 30, 100] where (ranks[other] ?? 100) < depth {
              found[group, default: [:]][depth, default: 0] += 1
            }
          }
          if options.misses > 0, isEqual, ranks[other] == nil {
            console.messages.report("\(latin) | \(arabic) | \(text)")
          }
        }
      }
      for group in [true, false] {
        let all = Double(max(count[group] ?? 0, 1))
        try write(
          [
            TransliterationEvaluation.Row(
              title: "variants of \(isPlace ? "places" : "persons"), "
                + (group ? "as many parts" : "all"), count: count[group] ?? 0,
              shares: [10, 30, 100].map {
                ("@\($0)", Double(found[group]?[$0] ?? 0) / all)
              })
          ], console)
      }
    }
  }

  private func parts(_ name: String, _ isPlace: Bool) -> Int {
    var name = name
    let scratch = NameScratch()
    name.withUTF8 { knowledge.read($0, kind: isPlace ? .place : .person, scratch: scratch) }
    return scratch.parse.parts.count {
      $0.kind == .name || $0.kind == .kunya || $0.kind == .placeWord
    }
  }

  /// Whether form IDs keep names apart that are easily confused, and join those that are one.
  private func measureIdentities(_ models: NameModels, _ console: Console) throws {
    let normalizer = Normalizer(knowledge: knowledge, models: models)
    var labelled = LabelledPairs()
    for path in options.pairs { try labelled.read(path, console) }
    for isSame in [false, true] {
      var counts = (all: 0, right: 0)
      for pair in labelled.pairs where pair.scope == "part" && pair.isSame == isSame {
        counts.all += 1
        let equal = normalizer.form(pair.a).id == normalizer.form(pair.b).id
        if equal == isSame {
          counts.right += 1
        } else if options.misses > 0 {
          console.messages.report(
            "\(pair.a) \(normalizer.form(pair.a).id) | \(pair.b) \(normalizer.form(pair.b).id)")
        }
      }
      try write(
        [
          TransliterationEvaluation.Row(
            title: "form IDs of labelled parts \(isSame ? "joined" : "kept apart")",
            count: counts.all,
            shares: [("share", Double(counts.right) / Double(max(counts.all, 1)))])
        ], console)
    }
  }
}
