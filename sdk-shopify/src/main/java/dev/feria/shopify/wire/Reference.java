package dev.feria.shopify.wire;

import dev.feria.core.json.CamelCase;

/** Names another object by its global id. */
@CamelCase
public record Reference(String id) {}
