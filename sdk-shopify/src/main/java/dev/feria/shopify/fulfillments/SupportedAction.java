package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;

/** Something that may be done. */
@CamelCase
public record SupportedAction(String action) {}
