package dev.feria.mercadolibre.stock;

import java.util.List;

/**
 * Where a user product lies, with the version that a change must name.
 *
 * @param userProductId for example {@code MLCU1029384756}
 * @param locations one for each place
 * @param version from the answer's {@code x-version} header; a change with another version than the
 *     provider's is refused with 409
 */
public record UserProductStock(
    String userProductId, List<StockLocation> locations, String version) {
  public UserProductStock {
    locations = List.copyOf(locations);
  }

  /** Returns the locations of a type. */
  public List<StockLocation> at(LocationType type) {
    return locations.stream().filter(location -> location.type().equals(type)).toList();
  }
}
