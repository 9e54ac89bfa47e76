package dev.feria.sandbox.mercadolibre.state;

import org.jspecify.annotations.Nullable;

/** An authorisation code. */
public final class AuthCode {
  public long userId;

  public String redirectUri = "";

  public @Nullable String challenge;

  public String challengeMethod = "plain";

  public long expires;

  public boolean used;
}
