package dev.feria.mercadolibre.items;

/**
 * The text of a description.
 *
 * @param plainText without markup
 */
public record NewDescription(String plainText) {}
