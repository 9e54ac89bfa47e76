package dev.feria.mercadolibre.claims;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a party may do now. */
public record ClaimAction(
    @Nullable String action, @Nullable Boolean mandatory, @Nullable Instant dueDate) {}
