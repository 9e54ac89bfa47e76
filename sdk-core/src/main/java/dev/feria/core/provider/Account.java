package dev.feria.core.provider;

/**
 * One authorised seller, shop, page, number or mailbox. What it can do are the {@link Capability}
 * interfaces of its class. Thread-safe and cheap to open.
 */
public interface Account {
  /** Returns the host's handle of this account. */
  AccountHandle handle();

  /**
   * Asks the provider who this account is: the cheapest call that proves the connection.
   *
   * @throws dev.feria.core.error.ReconnectException when the seller has withdrawn consent
   */
  AccountProfile profile();

  /**
   * Withdraws the authorisation at the provider. Does nothing where the provider has no call for
   * it.
   */
  void disconnect();
}
