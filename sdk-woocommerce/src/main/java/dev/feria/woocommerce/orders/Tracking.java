package dev.feria.woocommerce.orders;

import org.jspecify.annotations.Nullable;

/**
 * A tracking number of the Shipment Tracking extension (unconfirmed: read in its documentation, not
 * seen).
 */
public record Tracking(
    @Nullable String trackingId,
    @Nullable String trackingProvider,
    @Nullable String trackingNumber,
    @Nullable String trackingLink) {}
