package dev.feria.shopify.graphql;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * What a call cost, in points.
 *
 * @param requestedQueryCost before it was carried out; the bucket must hold this much
 * @param actualQueryCost what was charged in the end; null for a call that was not carried out
 * @param throttleStatus the bucket after the call
 */
@CamelCase
public record Cost(
    @Nullable Double requestedQueryCost,
    @Nullable Double actualQueryCost,
    @Nullable ThrottleStatus throttleStatus) {

  /**
   * A bucket of points.
   *
   * @param maximumAvailable points of a full bucket
   * @param currentlyAvailable points left
   * @param restoreRate points that come back in a second
   */
  @CamelCase
  public record ThrottleStatus(
      double maximumAvailable, double currentlyAvailable, double restoreRate) {}
}
