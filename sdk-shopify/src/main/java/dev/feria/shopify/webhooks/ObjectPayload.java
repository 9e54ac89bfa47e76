package dev.feria.shopify.webhooks;

/** What every payload about one object has. */
public record ObjectPayload(String id) {}
