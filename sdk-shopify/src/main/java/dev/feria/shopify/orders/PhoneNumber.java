package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number.
 *
 * @param phoneNumber E.164
 */
@CamelCase
public record PhoneNumber(@Nullable String phoneNumber) {}
