package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** A picture. */
@CamelCase
public record Image(@Nullable String url) {}
