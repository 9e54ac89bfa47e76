package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;

/** A code on its way to become a token. */
public final class AuthCode {
  public String value = "";
  public String clientId = "";
  public String shop = "";
  public List<String> scopes = new ArrayList<>();
  public long expires;
  public boolean used;
}
