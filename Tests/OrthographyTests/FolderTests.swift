import Orthography
import Testing

@Suite struct FolderTests {
  let folder = Embedded.folder

  @Test(arguments: [
    ("Muʿallim", "mu'allim"), ("أحمد", "احمد"), ("فاطمة", "فاطمه"), ("علی‌رضا", "علي|رضا"),
    ("MostafaHashemi", "mostafa|hashemi"), ("HASSAN", "hassan"), ("McDonald", "mc|donald"),
    ("Šaddād", "shaddad"), ("S\u{030C}add\u{0101}d", "shaddad"), ("z\u{0327}uhr", "zuhr"),
    ("Fayṣal Miqdād", "faysal miqdad"), ("مُحَمَّد", "محمد"), ("ﷲ", "الله"), ("ﻻ", "لا"),
    ("٢٠٢٤", "2024"), ("۱۲", "12"), ("١، ٢", "1, 2"), ("al–Asad", "al-asad"),
    ("t\u{035F}hābit", "thabit"), ("Kazım Işık", "kazim işik"), ("Çağlar", "çağlar"),
    ("Straße", "strasse"), ("ə", "e"), ("ڕێبوار", "ريبوار"), ("\u{0627}\u{0653}دم", "ادم"),
    ("𝐀𝐥𝐢", "ali"), ("ﷺ", "صلي الله عليه وسلم"),
    ("a\tb\nc\u{00A0}d", "a b c d"), ("’Abd `Abd ´Abd ‘Abd", "'abd 'abd 'abd 'abd"),
  ])
  func foldsToBase(_ text: String, _ expected: String) {
    #expect(folder.base(text) == expected)
  }

  @Test(arguments: [
    ("أحمد", "أحمد"), ("فاطمة", "فاطمة"), ("ʿĀʾisha", "ʿāʾisha"), ("موسى", "موسى"),
    ("\u{0627}\u{0654}حمد", "أحمد"), ("\u{0627}\u{0655}دلب", "إدلب"), ("Ḩusayn", "ḥusayn"),
    ("‘Abd", "ʿabd"), ("Ṭāhā", "ṭāhā"), ("Nâzım Hikmet", "nāzim hikmet"), ("رضائی", "رضائي"),
  ])
  func keepsFineLetters(_ text: String, _ expected: String) {
    #expect(folder.fine(text) == expected)
  }
}
