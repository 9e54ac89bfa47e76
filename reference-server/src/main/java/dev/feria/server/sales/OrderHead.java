package dev.feria.server.sales;

import dev.feria.core.commerce.OrderState;
import java.time.Instant;
import java.util.UUID;

/** What is held of an order, as far as applying it needs. */
record OrderHead(
    UUID orderId,
    UUID accountId,
    String externalId,
    OrderState state,
    Instant placedAt,
    Instant updatedAt) {}
