import AliasIndex
import Kunya
import Matching

/// A small table that fills every section of an index, and names to search it for.
enum Sample {
  static let entities: [IndexEntity] = [
    entity("p:mikdad", .person, "Fayssal Mikdad", "فيصل المقداد", "Faysal al-Miqdad"),
    entity("p:moallem", .person, "Walid al-Moallem", "وليد المعلم", "Валид аль-Муаллем"),
    entity("p:shaaban", .person, "Bouthaina Shaaban", "بثينة شعبان"),
    entity("p:khaji", .person, "Ali Asghar Khaji", "علی‌اصغر خاجی"),
    entity("p:hassan-1", .person, "Hassan Ali", "حسن علي"),
    entity("p:hassan-2", .person, "Hassan Ali"),
    entity("p:nasrallah", .person, "Hassan Nasrallah", "حسن نصر الله"),
    entity("p:rashid", .person, "Sheikh Rashid bin Saeed Al Maktoum", "راشد بن سعيد آل مكتوم"),
    entity("p:george", .person, "George III", "George the Third"),
    entity("p:rahman", .person, "Abd al-Rahman Abu Zayd", "عبد الرحمن أبو زيد"),
    entity("g:syria", .place, "Syria", "سوريا", "سورية"),
    entity("g:kafr-nabl", .place, within: ["g:idlib"], "Kafr Nabl", "كفر نبل"),
    entity("g:idlib", .place, within: ["g:syria"], "Idlib", "إدلب", "Idleb"),
    entity(
      "g:aleppo", .place, within: ["g:syria", "g:north"], denied: ["Idlib", "Alep"],
      former: ["g:halab", "g:haleb"], "Aleppo", "حلب", "Halab"),
    entity("g:amman", .place, "Amman", "عمّان"),
    entity("g:oman", .place, "Oman", "عمان"),
    entity("o:hezbollah", .organization, former: ["o:party"], "Hezbollah", "حزب الله"),
    entity("o:un", .organization, "United Nations", "UN", "U.N."),
    entity("n:nur", .name, denied: ["Nour"], "Nur al-Din", "نور الدين", "Noureddine"),
    entity("x:symbols", .unknown, "★", "", "42"),
  ]

  /// Names in both scripts and in a third one: right, misspelt, joined, denied, and no names at all.
  static let mentions: [[UInt8]] = [
    "Fayssal Mikdad", "Feisal Mekdad", "فيصل مقداد", "Mouallem", "وليد المعلّم", "Hassan Ali", "حسن",
    "Kafranbel", "كفرنبل", "Idlib", "Alep", "hizbullah", "U.N.", "Noureddine", "George II", "عمّان",
    "Rashed bin Said Al Maktum", "Chaabane, Bouthaina", "Али Асгар Хаджи", "★ 42", "xyzzy", "",
    "عبدالرحمن ابوزيد",
  ].map { Array($0.utf8) }

  /// IDs of places, merged ones, and one that no table has.
  static let places = ["g:syria", "g:idlib", "g:halab", "g:north", "g:nowhere"]

  /// The image of the first so many entities, with the answers to their names.
  static func image(_ count: Int, _ knowledge: Knowledge) throws -> [UInt8] {
    let index = try AliasIndex(of: Array(entities.prefix(count)), knowledge)
    let session = Resolver(knowledge: knowledge, indexes: [index]).makeSearchingSession()
    var builder = StoredAnswersBuilder(0, of: [index])
    for alias in 0..<index.aliasCount {
      builder.add(session.answer(to: index.aliasBytes(alias)))
    }
    var bytes: [UInt8] = []
    var pieces = try builder.finish(scope: 0)
    while let piece = try pieces.next() { bytes += piece }
    return bytes
  }

  private static func entity(
    _ id: String, _ kind: IndexEntity.Kind, within: [String] = [], denied: [String] = [],
    former: [String] = [], _ names: String...
  ) -> IndexEntity {
    IndexEntity(
      id: id, kind: kind, names: names.map { IndexEntity.Name($0, weak: $0 == "Idleb") },
      countries: kind == .place ? ["SY"] : [], within: within,
      prominence: kind == .place ? 1 : 0, deniedNames: denied, formerIDs: former)
  }
}
