package dev.feria.woocommerce.wire;

/**
 * Something to note on a resource; replaces what stands under the same key.
 *
 * @param key ours begin with {@code _feria}
 * @param value text, number, or a record
 */
public record NewMeta(String key, Object value) {}
