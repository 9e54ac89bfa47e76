package dev.feria.server.console.catalog;

import java.util.Comparator;
import java.util.UUID;

/** Orders ids as the database does: by their bytes, where {@link UUID#compareTo} has signs. */
final class UuidOrder {
  static final Comparator<UUID> UNSIGNED =
      (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
      };

  private UuidOrder() {}
}
