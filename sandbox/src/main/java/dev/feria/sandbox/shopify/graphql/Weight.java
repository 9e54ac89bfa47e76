package dev.feria.sandbox.shopify.graphql;

/** A weight in grams. */
record Weight(long itemId, int grams) {}
