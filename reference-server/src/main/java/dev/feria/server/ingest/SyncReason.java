package dev.feria.server.ingest;

import java.util.Locale;

/** Why a sync runs. */
public enum SyncReason {
  /** The account was connected. */
  CONNECT,
  /** Somebody asked for it. */
  PERSON,
  /** It runs by itself, for what no webhook told. */
  SWEEP;

  /** Returns the name in the database and the API. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SyncReason of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
