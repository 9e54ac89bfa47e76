package dev.feria.sandbox.shopify.graphql;

/** One of the quantities of a level. */
record Quantity(long levelId, String name, int quantity, long updated) {}
