package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.DecimalText;
import dev.feria.woocommerce.wire.GmtTime;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund.
 *
 * @param amount paid back, above zero
 * @param lineItems what of the order it is for; empty when only money went back
 */
public record Refund(
    String id,
    @Nullable GmtTime dateCreatedGmt,
    @Nullable DecimalText amount,
    @Nullable String reason,
    List<LineItem> lineItems) {
  public Refund {
    lineItems = lineItems == null ? List.of() : Collections.unmodifiableList(lineItems);
  }
}
