package dev.feria.sandbox.mercadolibre.state;

import org.jspecify.annotations.Nullable;

/** A notification, under way or missed. */
public final class Notification {
  public String id = "";

  public String topic = "";

  public String resource = "";

  public long userId;

  public boolean userIdAsText;

  /** True: sent without any id. */
  public boolean bareId;

  public @Nullable String action;

  /** True: each attempt is posted twice. */
  public boolean twice;

  /** Attempts made. */
  public int attempts;

  public long created;

  public long sent;

  /** When the next attempt is made. */
  public long due;

  /** Of the last attempt, 0 without an answer. */
  public int lastStatus;

  /** Why the last attempt failed; empty before the first failure. */
  public String lastError = "";

  /** 0 while under way. */
  public long missedAt;

  public String url = "";
}
