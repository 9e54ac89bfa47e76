package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** A field of a country, for example the tax id of Brazil. */
@CamelCase
public record LocalizedField(String key, @Nullable String value) {}
