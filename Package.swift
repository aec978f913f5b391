// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same rules; see `Tools/checks` for the floor plan itself.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Kunya",
  products: [
    .library(name: "Kunya", targets: ["Kunya"]),
    .library(name: "AliasTable", targets: ["AliasTable"]),
    .executable(name: "kunya", targets: ["kunya"]),
  ],
  targets: [
    // Floor 1: C faces of libraries, and the embedded data.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(
      name: "CSimdjson",
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
    .target(name: "CExpat", linkerSettings: [.linkedLibrary("expat")]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CKunyaData"),

    // Floor 2
    .target(name: "Orthography", dependencies: ["CICU"], swiftSettings: settings),
    .target(name: "Records", dependencies: ["CSimdjson"], swiftSettings: settings),

    .target(name: "Sections", swiftSettings: settings),

    // Floor 3
    .target(
      name: "Transliteration", dependencies: ["Orthography", "Sections"], swiftSettings: settings),
    .target(
      name: "Onomastics", dependencies: ["Orthography", "Sections"], swiftSettings: settings),

    // Floor 4
    .target(
      name: "Matching",
      dependencies: ["Orthography", "Sections", "Onomastics", "Transliteration"],
      swiftSettings: settings),

    .target(
      name: "AliasTable", dependencies: ["CSQLite", "Records", "Orthography"],
      swiftSettings: settings),

    // Floor 5
    .target(
      name: "AliasIndex",
      dependencies: ["Orthography", "Onomastics", "Transliteration", "Matching"],
      swiftSettings: settings),

    .target(
      name: "AliasFormats", dependencies: ["AliasTable", "Records", "CExpat"],
      swiftSettings: settings),

    .target(
      name: "Learning",
      dependencies: ["Orthography", "Onomastics", "Transliteration", "Matching", "Records"],
      swiftSettings: settings),

    // Floor 6
    .target(
      name: "Kunya",
      dependencies: [
        "CKunyaData", "Orthography", "Onomastics", "Transliteration", "Matching", "AliasIndex",
        "Sections",
      ],
      swiftSettings: settings),

    // Floor 7
    .target(
      name: "KunyaCommands",
      dependencies: [
        "Kunya", "AliasFormats", "AliasTable", "Learning", "Records", "Orthography",
        "Transliteration",
      ],
      swiftSettings: settings),

    // Floor 8
    .executableTarget(
      name: "kunya", dependencies: ["KunyaCommands"], path: "Sources/kunya",
      swiftSettings: settings),

    // Compiles Data/compiled; does not see CKunyaData, so that nothing needs itself to be built.
    .executableTarget(
      name: "kunya-compile",
      dependencies: [
        "Orthography", "Sections", "Onomastics", "Transliteration", "Matching", "AliasIndex",
      ],
      path: "Tools/data/Compiler", swiftSettings: settings),

    .executableTarget(
      name: "kunya-bench",
      dependencies: [
        "CKunyaData", "Orthography", "Sections", "Onomastics", "Transliteration", "Matching",
        "AliasIndex", "Kunya",
      ],
      path: "Tools/bench/Sources", swiftSettings: settings),

    .executableTarget(
      name: "kunya-fuzz",
      dependencies: ["Sections", "Matching", "AliasIndex", "Kunya"],
      path: "Tools/fuzz/Sources", swiftSettings: settings),

    // Tests mirror the floors.
    .testTarget(
      name: "OrthographyTests", dependencies: ["Orthography", "CKunyaData"], swiftSettings: settings
    ),
    .testTarget(name: "SectionsTests", dependencies: ["Sections"], swiftSettings: settings),
    .testTarget(name: "RecordsTests", dependencies: ["Records"], swiftSettings: settings),
    .testTarget(
      name: "TransliterationTests", dependencies: ["Transliteration", "Orthography", "CKunyaData"],
      swiftSettings: settings),
    .testTarget(
      name: "OnomasticsTests",
      dependencies: ["Onomastics", "Orthography", "Sections", "CKunyaData"],
      swiftSettings: settings),
    .testTarget(
      name: "MatchingTests",
      dependencies: [
        "Matching", "Onomastics", "Orthography", "Sections", "Transliteration", "CKunyaData",
      ], swiftSettings: settings),
    .testTarget(
      name: "AliasTableTests", dependencies: ["AliasTable", "Records"], swiftSettings: settings),
    .testTarget(
      name: "AliasIndexTests",
      dependencies: [
        "AliasIndex", "Matching", "Onomastics", "Orthography", "Sections", "Transliteration",
        "CKunyaData",
      ], swiftSettings: settings),
    .testTarget(
      name: "AliasFormatsTests", dependencies: ["AliasFormats", "AliasTable", "Records"],
      swiftSettings: settings),
    .testTarget(
      name: "LearningTests",
      dependencies: ["Learning", "Matching", "Onomastics", "Orthography", "CKunyaData"],
      swiftSettings: settings),
    .testTarget(
      name: "KunyaTests",
      dependencies: [
        "Kunya", "AliasIndex", "Matching", "Onomastics", "Orthography", "Transliteration",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "KunyaCommandsTests", dependencies: ["KunyaCommands", "Kunya", "Records"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
