package dev.feria.server.inventory;

import dev.feria.server.accounts.AccountRow;
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

  /** Returns why nothing is sent to an account, null where it is. */
  public static @Nullable Parking of(AccountRow account) {
    if (!account.status().isUsable()) {
      return RECONNECT;
    }
    return account.publishStock() ? null : OFF;
  }

  static @Nullable Parking parse(@Nullable String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
