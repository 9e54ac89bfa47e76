package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** How to follow a shipment. */
@CamelCase
public record TrackingInfo(
    @Nullable String company, @Nullable String number, @Nullable String url) {}
