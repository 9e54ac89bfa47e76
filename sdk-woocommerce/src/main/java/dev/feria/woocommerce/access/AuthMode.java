package dev.feria.woocommerce.access;

import java.util.Locale;

/** The ways to show the keys, in the order in which they are tried. */
public enum AuthMode {
  /** In the Authorization header; the usual way. */
  BASIC,
  /** In the address, where a host takes the header away. */
  QUERY,
  /** Signed with OAuth 1.0a, the address being https for the shop. */
  OAUTH_HTTPS,
  /** Signed with OAuth 1.0a, the address being http for the shop, whose TLS ends elsewhere. */
  OAUTH_HTTP;

  /** Returns the name as it is kept. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #text} back.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static AuthMode of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
