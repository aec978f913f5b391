import AliasIndex
import Matching

// Several indexes searched as one: whose an alias is, and what its keepers have denied.

extension Resolver {
  /// The entity at a place.
  func entity(_ place: Ranking.Place) -> AliasIndex.Entity {
    indexes[place.index].entity(place.number)
  }

  /// The kind of the entity at a place.
  func kind(of place: Ranking.Place) -> IndexEntity.Kind {
    indexes[place.index].kind(ofEntity: place.number)
  }

  /// The bytes of an entity's ID, without a copy.
  func id(of place: Ranking.Place) -> UnsafeBufferPointer<UInt8> {
    indexes[place.index].id(ofEntity: place.number)
  }

  /// The entity that stands for another: where one index has merged its ID, that entity, else the
  /// other itself.
  func standing(for place: Ranking.Place) -> Ranking.Place {
    for (number, index) in indexes.enumerated()
    where number != place.index && index.hasFormerIDs {
      if let entity = index.entity(formerly: id(of: place)) {
        return Ranking.Place(index: number, number: entity)
      }
    }
    return place
  }

  /// IDs of the entities that a mention never means, in whichever index that is said.
  ///
  /// - Parameter scratch: has read the mention.
  func ids(denied scratch: NameScratch) -> [UnsafeBufferPointer<UInt8>] {
    guard indexes.contains(where: \.hasDeniedNames) else { return [] }
    let spelling = Knowledge.spelling(of: scratch)
    return indexes.flatMap { index in
      index.entities(denied: spelling).map(index.id(ofEntity:))
    }
  }
}
