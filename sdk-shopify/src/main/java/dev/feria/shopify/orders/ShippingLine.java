package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.MoneyBag;
import org.jspecify.annotations.Nullable;

/** How an order is sent, and what that costs. */
@CamelCase
public record ShippingLine(
    @Nullable String title,
    @Nullable String code,
    @Nullable MoneyBag originalPriceSet,
    @Nullable MoneyBag discountedPriceSet) {}
