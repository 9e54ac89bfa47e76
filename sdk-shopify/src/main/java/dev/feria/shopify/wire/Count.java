package dev.feria.shopify.wire;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * How many there are.
 *
 * @param precision {@code EXACT} or {@code AT_LEAST}
 */
@CamelCase
public record Count(long count, @Nullable String precision) {}
