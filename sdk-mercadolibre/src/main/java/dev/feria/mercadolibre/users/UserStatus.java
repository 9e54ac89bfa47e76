package dev.feria.mercadolibre.users;

import org.jspecify.annotations.Nullable;

/**
 * What a user may do.
 *
 * @param siteStatus {@code active} or {@code deactive}
 */
public record UserStatus(@Nullable String siteStatus) {}
