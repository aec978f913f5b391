import Testing

@testable import AliasIndex

@Suite struct HighestNumbersTests {
  @Test(arguments: [1, 2, 3, 8])
  func theLeastIsTheLastOfTheHighest(_ most: Int) {
    var random = Seeded(seed: UInt64(most))
    for count in 0..<40 {
      let numbers = (0..<count).map { _ in Float.random(in: -9...9, using: &random) }
      var highest = HighestNumbers(most: most)
      for number in numbers { highest.insert(number) }
      #expect(highest.least == numbers.sorted(by: >).prefix(most).last)
    }
  }
}
