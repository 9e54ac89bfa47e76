package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** The buyer, as far as the application may see. */
@CamelCase
public record Customer(
    String id,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable EmailAddress defaultEmailAddress,
    @Nullable PhoneNumber defaultPhoneNumber) {}
