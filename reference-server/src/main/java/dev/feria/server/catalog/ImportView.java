package dev.feria.server.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file does, or would do.
 *
 * @param applied false for a dry run, and for a file of which nothing was stored because of an
 *     error
 * @param rows how many the file has
 * @param failed how many have an error
 * @param batchId undoes links; null for products, and where nothing was linked
 * @param errors the first 100
 */
public record ImportView(
    boolean applied,
    int rows,
    int created,
    int updated,
    int unchanged,
    int failed,
    @Nullable UUID batchId,
    List<Fault> errors) {
  static final int MOST_ERRORS = 100;

  /**
   * A row that cannot be stored.
   *
   * @param line in the file, from 1
   * @param message what is wrong and what to do
   */
  public record Fault(long line, String column, String message) {}
}
