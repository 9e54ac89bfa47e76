package dev.feria.server.catalog;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the transaction that links them, which listings have a product now. */
@FunctionalInterface
public interface LinkListener {
  /** Hears of links; every listing has its product set. */
  void linked(Handle handle, UUID tenant, List<ListingRow> listings);

  /**
   * Counts what was sold through links.
   *
   * @param links product by listing
   * @return by listing; those through which nothing was sold are left out
   */
  default Map<UUID, AppliedLines> applied(Handle handle, UUID tenant, Map<UUID, UUID> links) {
    return Map.of();
  }
}
