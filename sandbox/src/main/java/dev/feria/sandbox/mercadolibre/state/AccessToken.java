package dev.feria.sandbox.mercadolibre.state;

import java.util.LinkedHashSet;
import java.util.Set;

/** An access token that was given out. */
public final class AccessToken {
  public long userId;

  public long expires;

  public Set<String> scopes = new LinkedHashSet<>();
}
