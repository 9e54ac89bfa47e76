package dev.feria.shopify.shop;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * A shop.
 *
 * @param myshopifyDomain its permanent name
 * @param currencyCode ISO 4217
 */
@CamelCase
public record Shop(
    String id,
    String name,
    String myshopifyDomain,
    String currencyCode,
    @Nullable String ianaTimezone,
    @Nullable Plan plan) {}
