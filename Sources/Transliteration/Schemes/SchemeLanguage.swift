/// The languages written in Arabic script that schemes are made for.
public enum SchemeLanguage: String, Sendable, CaseIterable {
  case arabic = "ar"
  case persian = "fa"
  case dari = "prs"
  case urdu = "ur"
  case pashto = "ps"
  case kurdish = "ckb"
}
