package dev.feria.shopify.shop;

import dev.feria.core.json.CamelCase;

/** Something the application may do. */
@CamelCase
public record AccessScope(String handle) {}
