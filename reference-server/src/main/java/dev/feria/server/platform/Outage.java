package dev.feria.server.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/**
 * Writes one line when something that is tried again and again begins to fail, and one when it
 * works again, however often it fails between. Thread-safe.
 */
public final class Outage {
  private static final int DEEPEST = 20;
  // Connection, operator (shutting down, starting up).
  private static final Set<String> AWAY = Set.of("08", "57");

  private final Logger log;
  private final String what;
  private final AtomicBoolean failing = new AtomicBoolean();

  /**
   * Everything is well.
   *
   * @param what fails, for the log
   */
  public Outage(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Takes note of a failure. */
  public void failed(Throwable cause) {
    failed(reason(cause));
    log.debug("{} failed", what, cause);
  }

  /** Takes note of a failure. */
  public void failed(String reason) {
    if (failing.compareAndSet(false, true)) {
      log.warn("{} failing, tried again until it works: reason={}", what, reason);
    }
  }

  /** Takes note of a success. */
  public void worked() {
    if (failing.get() && failing.compareAndSet(true, false)) {
      log.info("{} working again", what);
    }
  }

  /** Tells whether it fails now. */
  public boolean isOn() {
    return failing.get();
  }

  /** Tells whether a failure is that of a connection to the database. */
  static boolean isConnection(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String kind = sql.getSQLState().substring(0, Math.min(2, sql.getSQLState().length()));
        return AWAY.contains(kind);
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Returns on one line what the database says, or the innermost cause where it says nothing. */
  static String reason(Throwable failure) {
    Throwable told = failure;
    Throwable cause = failure;
    boolean database = false;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLException || !database) {
        told = cause;
        database = cause instanceof SQLException;
      }
      cause = cause.getCause();
    }
    return (told.getClass().getSimpleName() + ": " + told.getMessage()).replaceAll("\\s+", " ");
  }
}
