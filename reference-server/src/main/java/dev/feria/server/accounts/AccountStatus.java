package dev.feria.server.accounts;

import java.util.Locale;

/** How an account stands. */
public enum AccountStatus {
  /** Works, as far as we know. */
  CONNECTED,
  /** The token has ended and could not be renewed yet; renewing is tried again. */
  TOKEN_EXPIRED,
  /** The seller must authorise again; nothing is tried until then. */
  RECONNECT,
  /** The provider refuses for another reason; calls are still tried. */
  ERROR,
  /** Disconnected by a person; its credentials are gone. */
  DISCONNECTED;

  /** Returns the name in the database and the API. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the name of the database. */
  static AccountStatus of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /** Tells whether calls are worth trying. */
  public boolean isUsable() {
    return this != RECONNECT && this != DISCONNECTED;
  }
}
