import CKunyaData
import Orthography
import Testing

/// The compiled tables against ICU: nothing that Unicode holds equal may fold apart.
@Suite struct ParityTests {
  let folder = Embedded.folder

  static let blocks: [ClosedRange<UInt32>] = [
    0x0020...0x007E, 0x00A0...0x00FF, 0x0100...0x017F, 0x0180...0x024F, 0x0600...0x06FF,
    0x0750...0x077F, 0x0870...0x08FF, 0x1E00...0x1EFF, 0xFB50...0xFDFF, 0xFE70...0xFEFF,
    0xFF01...0xFF5E, 0x1D400...0x1D7FF,
  ]

  /// Characters that rules name, for which the rule counts and not Unicode.
  static let named: Set<UInt32> = {
    let points = Embedded.column("code_points")
    return Set(
      points.flatMap { field -> [UInt32] in
        let ends = field.split(whereSeparator: { $0 == "." || $0 == " " })
          .compactMap { UInt32($0.dropFirst(2), radix: 16) }
        return field.contains("..") && ends.count == 2 && ends[1] - ends[0] < 300
          ? Array(ends[0]...ends[1]) : Array(ends.prefix(1))
      })
  }()

  @Test(arguments: blocks)
  func aCharacterFoldsLikeItsCompatibilityForm(_ block: ClosedRange<UInt32>) throws {
    for scalar in block.compactMap({ Unicode.Scalar($0) }) where !Self.named.contains(scalar.value)
    {
      let text = String(Character(scalar))
      let mapped = try NormalizationForm.nfkcCasefold.apply(text)
      // Isolated vowel signs and spacing diacritics are a space and a mark in Unicode.
      if mapped.isEmpty || mapped.first == " " || mapped.first == "ـ" { continue }
      if mapped.unicodeScalars.contains(where: { Self.isMarkAfterSpace($0, in: mapped) }) {
        continue
      }
      #expect(
        folder.fold(text).fine == folder.fold(mapped).fine,
        "U+\(String(scalar.value, radix: 16)) \(text) → \(mapped)")
    }
  }

  private static func isMarkAfterSpace(_ scalar: Unicode.Scalar, in text: String) -> Bool {
    scalar == " " && text.unicodeScalars.count < 4
  }

  @Test(arguments: blocks)
  func composedAndDecomposedFoldAlike(_ block: ClosedRange<UInt32>) throws {
    for scalar in block.compactMap({ Unicode.Scalar($0) }) {
      let text = "x" + String(Character(scalar)) + "b"
      let decomposed = try NormalizationForm.nfd.apply(text)
      let composed = try NormalizationForm.nfc.apply(text)
      #expect(folder.fold(decomposed).fine == folder.fold(composed).fine, "\(text)")
      #expect(folder.fold(decomposed).fine == folder.fold(text).fine, "\(text)")
    }
  }

  @Test func everyLetterOfTheMainBlocksHasAPlace() {
    var left: [String] = []
    for block: ClosedRange<UInt32> in [0xC0...0x17F, 0x620...0x6D5, 0x750...0x77F, 0x1E00...0x1EFF]
    {
      for scalar in block.compactMap({ Unicode.Scalar($0) })
      where scalar.properties.isAlphabetic {
        let text = folder.fold(String(Character(scalar)))
        if text.hasForeign || text.base.contains(LetterPage.symbol) {
          left.append("U+\(String(scalar.value, radix: 16)) \(scalar)")
        }
      }
    }
    #expect(left == [])
  }

  @Test func rulesShowTheCharactersTheyName() {
    for (shown, points) in zip(Embedded.column("from"), Embedded.column("code_points"))
    where !shown.isEmpty {
      let named = points.split(separator: " ").compactMap { UInt32($0.dropFirst(2), radix: 16) }
        .compactMap { Unicode.Scalar($0) }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: named)
      #expect(String(view) == shown)
    }
  }
}
