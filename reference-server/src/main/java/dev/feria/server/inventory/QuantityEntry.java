package dev.feria.server.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the quantity that a listing shows.
 *
 * @param kind {@link #PUBLISHED}, {@link #REFUSED}, {@link #FAILED} or {@link #SEEN}
 * @param quantity what was written, was to be written, or was seen
 * @param version of what was wanted then; null for what was seen
 * @param code the provider's, where it did not accept; its HTTP status where it has none
 * @param message what it said
 */
public record QuantityEntry(
    Instant at,
    String kind,
    int quantity,
    @Nullable Long version,
    @Nullable String code,
    @Nullable String message) {
  /** The provider accepted a quantity. */
  public static final String PUBLISHED = "published";

  /** The provider refused; it is tried again with the next quantity. */
  public static final String REFUSED = "refused";

  /** It could not be written; it is tried again by itself. */
  public static final String FAILED = "failed";

  /** The channel showed another quantity than was written last. */
  public static final String SEEN = "seen";
}
