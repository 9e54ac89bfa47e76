package dev.feria.mercadolibre.users;

import dev.feria.core.auth.Secret;
import org.jspecify.annotations.Nullable;

/** A user for trials, removed after 60 days without activity. An account may have ten. */
public record TestUser(
    String id, @Nullable String nickname, @Nullable Secret password, @Nullable String siteStatus) {}
