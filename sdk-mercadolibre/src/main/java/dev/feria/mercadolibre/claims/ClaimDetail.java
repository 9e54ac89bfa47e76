package dev.feria.mercadolibre.claims;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the provider tells the seller about a claim. */
public record ClaimDetail(
    @Nullable String title,
    @Nullable String description,
    @Nullable String problem,
    @Nullable String actionResponsible,
    @Nullable Instant dueDate) {}
