/// The configuration of the commands that look at an index.
struct IndexFileOptions: Sendable, Equatable {
  let path: String
  let format: AliasOptions.Format

  init(_ arguments: Arguments) throws(UsageError) {
    guard let path = arguments.operands.first else { throw .missingOperand(Self.file.name) }
    self.path = path
    format = arguments.choice(AliasOptions.format, as: AliasOptions.Format.self) ?? .text
  }

  static let file = Operand.one("FILE", .file)

  static let groups: [CommandDeclaration.OptionGroup] = [.init("Output", [AliasOptions.format])]
}
