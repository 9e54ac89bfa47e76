package dev.feria.shopify.webhooks;

import org.jspecify.annotations.Nullable;

/** A customer, in a request about personal data. */
public record PersonPayload(@Nullable String id, @Nullable String email, @Nullable String phone) {}
