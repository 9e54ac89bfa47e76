package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Variant;

/** The inventory item of a variant. */
record Item(Variant variant) {}
