package dev.feria.server.ingest;

import java.util.Locale;

/** What a sync reads. */
public enum SyncKind {
  /** What the account shows for sale. */
  LISTINGS,
  /** What was bought from it. */
  ORDERS;

  /** Returns the name in the database and the API. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SyncKind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
