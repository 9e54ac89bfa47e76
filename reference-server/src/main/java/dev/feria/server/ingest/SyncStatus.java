package dev.feria.server.ingest;

import java.util.Locale;

/** How far a sync is. */
public enum SyncStatus {
  /** It will run. */
  QUEUED,
  /** It runs, or goes on where a process that died left it. */
  RUNNING,
  /** It has read everything. */
  DONE,
  /** It has given up; what it stored stays. */
  FAILED;

  /** Returns the name in the database and the API. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SyncStatus of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /** Tells whether nothing more will happen. */
  public boolean isFinal() {
    return this == DONE || this == FAILED;
  }
}
