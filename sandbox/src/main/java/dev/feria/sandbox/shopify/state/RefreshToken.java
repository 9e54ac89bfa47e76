package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refresh token; it may be tried again until the one that replaced it is used. */
public final class RefreshToken {
  public String value = "";
  public String clientId = "";
  public String shop = "";
  public List<String> scopes = new ArrayList<>();
  public long expires;

  /** When it was first used; 0 for never. */
  public long used;

  /** Null until it is used. */
  public @Nullable String replacement;
}
