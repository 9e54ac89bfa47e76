package dev.feria.shopify.webhooks;

/** Names a request about personal data. */
public record RequestPayload(String id) {}
