package dev.feria.server.sales;

import java.time.Instant;
import java.util.UUID;

/**
 * An order that wants the same product.
 *
 * @param account the name of the account that it was placed at
 * @param externalId the provider's number of it
 * @param quantity pieces that it wants
 * @param reserved whether it is not paid yet
 */
public record Competing(
    UUID productId,
    UUID orderId,
    UUID accountId,
    String account,
    String externalId,
    int quantity,
    boolean reserved,
    Instant placedAt) {}
