import AliasIndex

/// A small table with what tables have: several scripts, homonyms, weak aliases, places.
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
    entity("g:kafr-nabl", .place, "Kafr Nabl", "كفر نبل"),
    entity("g:idlib", .place, "Idlib", "إدلب", "Idleb"),
    entity("g:aleppo", .place, "Aleppo", "حلب", "Halab"),
    entity("o:hezbollah", .organization, "Hezbollah", "حزب الله"),
    entity("o:un", .organization, "United Nations", "UN", "U.N."),
    entity("n:nur", .name, "Nur al-Din", "نور الدين", "Noureddine"),
    entity("x:symbols", .unknown, "★", "", "42"),
  ]

  /// Every sentence that the tests search for.
  static let mentions = [
    "Fayssal Mikdad", "Feisal Mekdad", "فيصل مقداد", "Mouallem", "Hassan Ali", "حسن", "Kafranbel",
    "كفرنبل", "Idlib", "Alep", "hizbullah", "U.N.", "Noureddine", "George II", "★", "42", "",
    "Rashed bin Said Al Maktum", "Chaabane, Bouthaina", "Али Асгар Хаджи", "xyzzy",
    "Abd al-Rahman ibn Muhammad ibn Khaldun al-Hadrami",
  ]

  private static func entity(
    _ id: String, _ kind: IndexEntity.Kind, _ names: String...
  ) -> IndexEntity {
    IndexEntity(
      id: id, kind: kind, names: names.map { IndexEntity.Name($0, weak: $0 == "Idleb") },
      countries: ["SY"], within: id == "g:idlib" ? ["g:syria"] : [], prominence: 0,
      deniedNames: id == "g:aleppo" ? ["Idlib", "Alep"] : [],
      formerIDs: id == "g:aleppo" ? ["g:halab", "g:haleb"] : [])
  }
}
