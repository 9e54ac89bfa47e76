package dev.feria.server.ingest;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database did not store what it was given. */
final class InboxUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InboxUnavailableException(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /** Tells whether an error lies in the data, so that trying again cannot help. */
  static boolean causedByData(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
      }
    }
    return false;
  }
}
