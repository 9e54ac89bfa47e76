package dev.feria.server.accounts;

import org.jdbi.v3.core.Handle;

/** Is told when an account's settings change, in the transaction that changes them. */
@FunctionalInterface
public interface SettingsListener {
  /** Writes down what the change calls for; no provider may be called in it. */
  void changed(Handle handle, AccountRow before, AccountRow after);
}
