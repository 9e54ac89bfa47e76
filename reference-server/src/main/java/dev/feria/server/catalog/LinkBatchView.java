package dev.feria.server.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What linking or undoing many listings did, a result per row in the order asked for.
 *
 * @param batchId undoes it; null where nothing was linked
 * @param done how many rows did what was asked for
 */
public record LinkBatchView(
    @Nullable UUID batchId, int done, @Nullable Instant undoneAt, List<Row> results) {
  /**
   * One listing.
   *
   * @param sku of the product; null where there is none
   * @param result {@code linked}, {@code unchanged} or {@code refused}; of an undo {@code undone}
   *     or {@code kept}
   * @param reason why it was refused or kept
   * @param keptLines how many order lines moved the product's stock through this listing; an undo
   *     leaves their movements
   * @param keptUnits how many units those are
   */
  public record Row(
      UUID listing,
      @Nullable String sku,
      String result,
      @Nullable String reason,
      int keptLines,
      int keptUnits) {

    static Row of(UUID listing, @Nullable String sku, String result) {
      return new Row(listing, sku, result, null, 0, 0);
    }

    static Row because(UUID listing, @Nullable String sku, String result, String reason) {
      return new Row(listing, sku, result, reason, 0, 0);
    }
  }
}
