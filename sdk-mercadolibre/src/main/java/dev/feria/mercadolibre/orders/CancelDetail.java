package dev.feria.mercadolibre.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why, by whom and when an order was cancelled.
 *
 * @param group for example {@code mediations}
 * @param code for example {@code cancel_purchase_by_buyer}
 * @param date the time of the cancellation
 */
public record CancelDetail(
    @Nullable String group,
    @Nullable String code,
    @Nullable String description,
    @Nullable String requestedBy,
    @Nullable Instant date,
    @Nullable String applicationId) {}
