package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** The picture that stands for a product. */
@CamelCase
public record FeaturedMedia(@Nullable Preview preview) {}
