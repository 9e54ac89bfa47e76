package dev.feria.shopify.shop;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** A version of the API. */
@CamelCase
public record ApiVersion(String handle, boolean supported, @Nullable String displayName) {}
