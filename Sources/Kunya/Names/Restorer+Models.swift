import Matching
import Onomastics
import Orthography
import Synchronization
public import Transliteration

extension Restorer {
  /// A restorer by the embedded models and lexicon.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public static func embedded() throws(EmbeddedDataFault) -> Restorer {
    let restorer = NameRestorer(
      knowledge: try EmbeddedData.shared.get().knowledge, models: try EmbeddedData.models.get())
    return Restorer { text, language, limit in restorer.originals(of: text, language, limit) }
  }
}

/// Brings whole names back to Arabic script; shared by threads that take turns.
private final class NameRestorer: Sendable {
  private let state: Mutex<State>

  private struct State {
    let knowledge: Knowledge
    let restorer: PartRestorer
    let scratch = NameScratch()
  }

  init(knowledge: Knowledge, models: NameModels) {
    state = Mutex(
      State(knowledge: knowledge, restorer: PartRestorer(knowledge, models, thorough: true)))
  }

  func originals(
    of text: String, _ language: SchemeLanguage, _ limit: Int
  ) -> [Transliteration] {
    state.withLock { state in
      var name = text
      name.withUTF8 { state.knowledge.read($0, kind: nil, scratch: state.scratch) }
      let parse = state.scratch.parse
      var ways = [Transliteration(text: "", probability: 1)]
      for part in parse.parts {
        let words = originals(of: part, Array(parse.text(part.reading)), language, state, limit)
        if words.isEmpty { continue }
        var next: [Transliteration] = []
        for way in ways {
          for word in words {
            let space = way.text.isEmpty ? "" : " "
            next.append(
              Transliteration(
                text: way.text + space + word.text, probability: way.probability * word.probability)
            )
          }
        }
        next.sort { $0.probability > $1.probability }
        ways = Array(next.prefix(limit))
      }
      return ways.first?.text.isEmpty == true ? [] : ways
    }
  }

  private func originals(
    of part: NamePart, _ letters: [UInt8], _ language: SchemeLanguage, _ state: State, _ limit: Int
  ) -> [Transliteration] {
    let isArabic = language == .arabic
    if part.reading.alphabet == .arabic {
      return [Transliteration(text: Self.text(letters, part, isArabic), probability: 1)]
    }
    if part.kind == .particle, let particle = Self.particles[LetterPage.text(letters)] {
      return [Transliteration(text: particle, probability: 1)]
    }
    return state.restorer.originals(of: letters, isArabic ? .arabic : .persian).prefix(limit).map {
      Transliteration(text: Self.text($0.fine, part, isArabic), probability: $0.p)
    }
  }

  private static let particles = [
    "bin": "بن", "ben": "بن", "ibn": "ابن", "bint": "بنت", "ould": "ولد", "wuld": "ولد",
  ]

  /// The word with what the grammar had taken off, in the letters of its language.
  private static func text(_ letters: [UInt8], _ part: NamePart, _ isArabic: Bool) -> String {
    var text = LetterPage.text(letters)
    let abd = "عبد"
    if part.form.contains(.abd), text.hasPrefix(abd), text.count > 3 {
      text = abd + " ال" + text.dropFirst(3)
    } else if part.form.contains(.din), text.hasSuffix("دين"), text.count > 4 {
      text = text.dropLast(3) + " الدين"
    } else if part.form.contains(.article) {
      text = "ال" + text
    }
    if isArabic { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(persian[scalar] ?? scalar) }
    return String(scalars)
  }

  /// Letters that Persian writes in a way of its own.
  private static let persian: [Unicode.Scalar: Unicode.Scalar] = [
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا",
  ]
}
