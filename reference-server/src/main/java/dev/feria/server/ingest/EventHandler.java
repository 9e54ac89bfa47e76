package dev.feria.server.ingest;

import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;

/** A feature that acts on events. Registered in the composition root; several may accept one. */
public interface EventHandler {
  /** Tells whether this handler acts on such an event. Decides by the event alone. */
  boolean accepts(Event event);

  /**
   * Tells whether what the event announces is certainly stored already, so that the provider need
   * not be asked. No transaction is open.
   */
  default boolean isKnown(AccountRow account, Event event) {
    return false;
  }

  /**
   * Does what takes a provider: reads the resource that the event is about. No transaction is open.
   *
   * @param account the account that the event concerns
   * @param opened the same account, opened; its capabilities are asked with {@code instanceof}
   * @return what to store, run in the transaction that marks the event as handled
   * @throws dev.feria.core.error.ProviderException as the provider answered; the dispatcher decides
   *     whether the event is tried again
   */
  TenantWork prepare(AccountRow account, Account opened, Event event);
}
