package dev.feria.woocommerce.orders;

import org.jspecify.annotations.Nullable;

/** A tracking number to add, of any carrier. */
public record NewTracking(
    @Nullable String customTrackingProvider,
    String trackingNumber,
    @Nullable String customTrackingLink) {}
