package dev.feria.server.catalog;

import java.time.Instant;
import java.util.UUID;

/** A tenant's own catalogue entry, keyed by SKU. */
public record Product(
    UUID productId, String sku, String title, boolean opened, Instant createdAt) {}
