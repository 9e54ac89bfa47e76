package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What storing a listing did. */
public enum ListingChange {
  /** It was not known before. */
  CREATED,
  /** Something that we show or use is different. */
  UPDATED,
  /** We had this already, or something newer. */
  UNCHANGED;

  /** Decides by what is stored; pure. */
  static ListingChange of(@Nullable ListingRow stored, Listing seen) {
    if (stored == null) {
      return CREATED;
    }
    if (seen.observedAt().truncatedTo(ChronoUnit.MICROS).isBefore(stored.observedAt())) {
      return UNCHANGED;
    }
    boolean same =
        stored.group().equals(seen.group())
            && Objects.equals(stored.sku(), seen.sku())
            && stored.title().equals(seen.title())
            && Objects.equals(stored.variation(), seen.variation())
            && stored.state() == seen.state()
            && stored.providerStatus().equals(seen.providerStatus())
            && Objects.equals(stored.channelQuantity(), seen.quantity())
            && stored.price().sameAs(seen.price())
            && stored.stockOwner() == seen.stockOwner()
            && Objects.equals(stored.permalink(), seen.permalink())
            && Objects.equals(stored.thumbnail(), seen.thumbnail())
            && Objects.equals(stored.barcode(), seen.barcode());
    return same ? UNCHANGED : UPDATED;
  }
}
