package dev.feria.mercadolibre.items;

/** A picture stored by the provider, ready to be used in an item. */
public record UploadedPicture(String id) {}
