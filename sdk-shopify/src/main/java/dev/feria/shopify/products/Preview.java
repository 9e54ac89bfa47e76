package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** A preview of a picture or film. */
@CamelCase
public record Preview(@Nullable Image image) {}
