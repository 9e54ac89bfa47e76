package dev.feria.server.ingest;

/** What this package signals to workers of the same process. */
public final class Topics {
  /** Events were stored, or waiting ones became due. */
  public static final String INBOX = "inbox";

  /** A sync has ended. */
  public static final String SYNCS = "syncs";

  private Topics() {}
}
