package dev.feria.server.catalog;

import java.util.List;

/**
 * What storing a page of listings did.
 *
 * @param changes one per listing, in the order they were given
 */
public record StoreOutcome(List<ListingChange> changes) {
  /** Returns how many were not known before. */
  public int created() {
    return count(ListingChange.CREATED);
  }

  /** Returns how many are different now. */
  public int updated() {
    return count(ListingChange.UPDATED);
  }

  /** Returns how many we had already. */
  public int unchanged() {
    return count(ListingChange.UNCHANGED);
  }

  private int count(ListingChange change) {
    return (int) changes.stream().filter(change::equals).count();
  }
}
