package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** An e-mail address. */
@CamelCase
public record EmailAddress(@Nullable String emailAddress) {}
