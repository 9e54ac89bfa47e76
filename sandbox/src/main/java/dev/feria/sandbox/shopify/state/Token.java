package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;

/** An access token. */
public final class Token {
  public String value = "";
  public String clientId = "";
  public String shop = "";
  public List<String> scopes = new ArrayList<>();

  /** 0 when it never expires. */
  public long expires;

  /** True for an offline token that a refresh token belongs to. */
  public boolean offlineExpiring;
}
