package dev.feria.sandbox.mercadolibre.state;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a seller has allowed the application. */
public final class Grant {
  public long userId;

  public @Nullable String refreshToken;

  public long refreshExpires;

  public Set<String> scopes = new LinkedHashSet<>();

  public long created;

  public long lastUsed;
}
