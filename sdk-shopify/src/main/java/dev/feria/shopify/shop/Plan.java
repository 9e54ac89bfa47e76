package dev.feria.shopify.shop;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** The plan a shop pays for. */
@CamelCase
public record Plan(@Nullable String publicDisplayName) {}
