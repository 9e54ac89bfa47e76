package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** A pair that the shop or an application attached. */
@CamelCase
public record CustomAttribute(String key, @Nullable String value) {}
