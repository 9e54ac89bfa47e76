package dev.feria.woocommerce.wire;

import org.jspecify.annotations.Nullable;

/**
 * A picture.
 *
 * @param src absolute address
 */
public record Image(@Nullable String id, @Nullable String src, @Nullable String alt) {}
