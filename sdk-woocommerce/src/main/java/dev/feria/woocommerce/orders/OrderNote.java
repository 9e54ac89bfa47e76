package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.GmtTime;
import org.jspecify.annotations.Nullable;

/**
 * A note on an order.
 *
 * @param customerNote whether the buyer got it by e-mail
 */
public record OrderNote(
    String id,
    @Nullable String author,
    @Nullable GmtTime dateCreatedGmt,
    String note,
    @Nullable Boolean customerNote) {}
