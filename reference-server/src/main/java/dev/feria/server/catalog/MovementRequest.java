package dev.feria.server.catalog;

import dev.feria.server.inventory.StockEntry;
import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to the stock of a product.
 *
 * @param quantity above 0 to receive, not 0 to adjust, at least 0 when it was counted
 * @param reason in the words of a person; required to adjust
 */
public record MovementRequest(
    Kind kind,
    @Bounds(min = -1_000_000, max = 1_000_000) int quantity,
    @Bounds(max = 500) @Nullable String reason) {

  /** What people may do. */
  public enum Kind {
    /** Goods came in. */
    RECEIVE,
    /** A correction up or down. */
    ADJUST,
    /** Somebody counted. */
    COUNT
  }

  StockEntry.Kind entryKind() {
    return StockEntry.Kind.valueOf(kind.name());
  }

  /**
   * Checks the quantity and the reason against the kind.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) when it makes no sense
   */
  void check() {
    String wrong =
        switch (kind) {
          case RECEIVE -> quantity > 0 ? null : "must be above 0 to receive";
          case ADJUST -> quantity != 0 ? null : "must not be 0 to adjust";
          case COUNT -> quantity >= 0 ? null : "must be at least 0 when counted";
        };
    if (wrong != null) {
      throw Problem.invalid("quantity", wrong).exception();
    }
    if (kind == Kind.ADJUST && (reason == null || reason.isBlank())) {
      throw Problem.invalid("reason", "must say why the stock is adjusted").exception();
    }
  }
}
