package dev.feria.server.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a publication is not sent although it is wanted. */
public enum Parking {
  /** The account publishes no stock. */
  OFF,
  /** A person must connect the account again first. */
  RECONNECT,
  /** The provider refused this quantity; the next one is tried. */
  REFUSED;

  /** Returns the word in the database and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Parking of(@Nullable String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
