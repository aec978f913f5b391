/// IDs for new entities, made without asking anybody: the time, so that they sort by it, and enough
/// chance that no two are ever the same.
///
/// 26 characters after the prefix: 48 bits of milliseconds since 1970, then 80 random bits, five bits
/// a character in Crockford's alphabet `0123456789abcdefghjkmnpqrstvwxyz`, as in a ULID. All of it is
/// lower-case ASCII, and so safe in file names, addresses and databases that fold case.
enum GeneratedID {
  static func make(
    prefix: String, milliseconds: Int, random: inout some RandomNumberGenerator
  ) -> String {
    var bits = UInt128(truncatingIfNeeded: milliseconds) << 80
    bits |= UInt128(random.next() as UInt64) << 16 | UInt128(random.next() as UInt16)
    var characters: [UInt8] = []
    for position in stride(from: 125, through: 0, by: -5) {
      characters.append(alphabet[Int(truncatingIfNeeded: bits >> UInt128(position)) & 31])
    }
    return prefix + ":" + String(decoding: characters, as: UTF8.self)
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
