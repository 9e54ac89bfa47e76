package dev.feria.server.accounts;

import org.jdbi.v3.core.Handle;

/** Is told when an account was connected, in the transaction that stores the connection. */
@FunctionalInterface
public interface ConnectListener {
  /**
   * Writes down what the connection calls for; wakes workers after the commit.
   *
   * @param handle the transaction, of the account's tenant; no provider may be called in it
   * @param first false when the account was connected before and only its authorisation is new
   */
  void connected(Handle handle, AccountRow account, boolean first);
}
