package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;

/**
 * A quantity.
 *
 * @param name {@code available}, {@code on_hand}, {@code committed} and others
 * @param quantity may be below 0
 */
@CamelCase
public record NamedQuantity(String name, int quantity) {}
