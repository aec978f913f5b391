import Records
import Testing

@testable import AliasFormats

/// The table of formats.
@Suite struct FormatTests {
  @Test func everyFormatIsReadOrWritten() {
    for format in ForeignFormat.allCases {
      #expect(format.canRead || format.canWrite)
      #expect((format.writer() != nil) == format.canWrite)
      #expect(format.canRead == format.files.first?.isRequired ?? false)
      #expect(format.options.isEmpty == !format.canRead)
      #expect(ForeignFormat(rawValue: format.rawValue) == format)
    }
  }

  @Test(arguments: ForeignFormat.allCases) func theNumberOfFilesIsChecked(_ format: ForeignFormat) {
    for paths in [[], [String](repeating: "/dev/null", count: format.files.count + 1)] {
      #expect(throws: RecordError.self) {
        _ = try format.reader(of: paths, options: ForeignOptions())
      }
    }
  }

  @Test func aMissingColumnIsNamed() {
    var options = ForeignOptions()
    options.columns.assign(.id, to: "nowhere")
    let bytes = Array("id,name\n1,Ali\n".utf8)
    let error = #expect(throws: RecordError.self) {
      _ = try ColumnReader(
        ByteSource(bytes: bytes, name: "a.csv"), isReconciled: false, options: options)
    }
    #expect(error?.reason == .missingColumn("nowhere", available: ["id", "name"]))
  }

  @Test func aTableWithoutIDsOrNamesIsRefused() {
    for text in ["name,lang\n", "id,kind\n"] {
      #expect(throws: RecordError.self) {
        _ = try ColumnReader(
          ByteSource(bytes: Array(text.utf8), name: "a.csv"), isReconciled: false,
          options: ForeignOptions())
      }
    }
  }
}
