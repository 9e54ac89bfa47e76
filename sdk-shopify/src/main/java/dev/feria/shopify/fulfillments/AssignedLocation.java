package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Reference;
import org.jspecify.annotations.Nullable;

/** From where a fulfillment order leaves. */
@CamelCase
public record AssignedLocation(@Nullable String name, @Nullable Reference location) {}
