package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** How to follow a shipment. */
@CamelCase
public record Tracking(@Nullable String company, @Nullable String number, @Nullable String url) {}
