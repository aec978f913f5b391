package import Onomastics
package import Orthography
package import Transliteration

/// Everything the engine knows of names: rules, weights and statistics, loaded once and shared.
package struct Knowledge: Sendable {
  package let folder: Folder
  package let bridge: ScriptBridge
  package let grammar: NameGrammar
  package let preparer: NamePreparer
  package let keys: KeyTable
  package let prices: Prices
  /// Probability with the runner-up in view.
  package let calibration: Calibration
  /// Probability of a pair alone.
  package let pairCalibration: Calibration
  /// Known names; `nil` while it is being compiled.
  package let lexicon: NameLexicon?
  /// Tells whether an index was built with these tables: the same for the same bytes of all files
  /// that shape one. What is only used in answering (prices, calibration, lexicon) is left out.
  package let fingerprint: UInt64
  /// Tells what answers depend on: `fingerprint`, prices, calibration and lexicon. `nil` where
  /// weights were put in the place of those that were loaded.
  package let answering: UInt64?

  package var model: EditModel { preparer.model }

  package init(
    folder: Folder, bridge: ScriptBridge, grammar: NameGrammar, preparer: NamePreparer,
    keys: KeyTable, prices: Prices, calibration: Calibration, pairCalibration: Calibration,
    lexicon: NameLexicon?, fingerprint: UInt64, answering: UInt64?
  ) {
    self.folder = folder
    self.bridge = bridge
    self.grammar = grammar
    self.preparer = preparer
    self.keys = keys
    self.prices = prices
    self.calibration = calibration
    self.pairCalibration = pairCalibration
    self.lexicon = lexicon
    self.fingerprint = fingerprint
    self.answering = answering
  }
}

extension Knowledge {
  /// The same knowledge with other weights for its probabilities, as cross-validation needs it.
  package func calibrated(by calibration: Calibration, pair: Calibration) -> Knowledge {
    Knowledge(
      folder: folder, bridge: bridge, grammar: grammar, preparer: preparer, keys: keys,
      prices: prices, calibration: calibration, pairCalibration: pair, lexicon: lexicon,
      fingerprint: fingerprint, answering: nil)
  }
}

/// Working memory for reading names; one a thread.
package final class NameScratch {
  package var folded = FoldedText()
  package var parse = NameParse()
  package var name = PreparedName()
  /// Whether letters had to be brought over from a third script.
  package var bridged = false
  package let edit = EditScratch()
  package init() {}
}

extension Knowledge {
  /// Text to a name ready for comparison: fold, bring into the two alphabets, parse, prepare.
  ///
  /// The pipeline's first half; every caller (resolver, index builder, compare) goes through it.
  package func read(
    _ text: UnsafeBufferPointer<UInt8>, kind: NameKind?, scratch: NameScratch,
    frequency: (ArraySlice<UInt8>) -> Float = { _ in 0 }
  ) {
    readParts(text, kind: kind, scratch: scratch, frequency: frequency)
    addJoined(scratch)
  }

  /// The same without the parts that may be written as one; see `NamePreparer.addJoined`.
  package func readParts(
    _ text: UnsafeBufferPointer<UInt8>, kind: NameKind?, scratch: NameScratch,
    frequency: (ArraySlice<UInt8>) -> Float = { _ in 0 }
  ) {
    parse(text, kind: kind, scratch: scratch)
    prepareParts(scratch, frequency: frequency)
  }

  /// The first steps of `read`, for those who need the parts of a name and compare nothing.
  package func parse(
    _ text: UnsafeBufferPointer<UInt8>, kind: NameKind? = nil, scratch: NameScratch
  ) {
    folder.fold(text, into: &scratch.folded)
    scratch.bridged = scratch.folded.hasForeign
    if scratch.bridged {
      bridge.bridge(text, folder: folder, into: &scratch.folded)
    }
    grammar.parse(scratch.folded, kind: kind, into: &scratch.parse)
  }

  /// The last step of `readParts`, on a name that was parsed.
  func prepareParts(
    _ scratch: NameScratch, frequency: (ArraySlice<UInt8>) -> Float = { _ in 0 }
  ) {
    preparer.prepare(
      scratch.parse, into: &scratch.name, scratch: scratch.edit, frequency: frequency)
  }

  /// The last step of `read`, on a name whose parts are ready.
  func addJoined(_ scratch: NameScratch) {
    preparer.addJoined(to: &scratch.name, scratch: scratch.edit)
  }
}

extension Knowledge {
  /// Where two words fit worst, the lexicon heard first.
  ///
  /// - Parameters:
  ///   - firstForm, secondForm: the lexicon's forms of the two, −1 where it has none.
  ///   - similarity: of the two, what the lexicon knows of them included, or less; it saves work.
  package func fit(
    _ a: EditModel.Word, _ b: EditModel.Word, _ firstForm: Int, _ secondForm: Int,
    _ scratch: EditScratch, similarity: Float = -.infinity
  ) -> LetterFit {
    if a.alphabet == b.alphabet && a.letters.elementsEqual(b.letters) { return LetterFit() }
    var relation = NameLexicon.Relation.unknown
    if let lexicon, firstForm >= 0, secondForm >= 0 {
      relation = lexicon.relation(firstForm, secondForm)
    }
    if relation == .same { return LetterFit() }
    var fit = model.fit(a, b, least: similarity, scratch: scratch)
    fit.isKnownDifferent = relation == .different
    return fit
  }
}
