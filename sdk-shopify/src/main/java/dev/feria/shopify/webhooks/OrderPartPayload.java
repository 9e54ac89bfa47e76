package dev.feria.shopify.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What webhooks about a part of an order carry: refunds, fulfillments, payments. */
public record OrderPartPayload(
    String id, String orderId, @Nullable Instant createdAt, @Nullable Instant updatedAt) {}
