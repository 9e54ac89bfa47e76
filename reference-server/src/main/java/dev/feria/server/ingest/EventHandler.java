package dev.feria.server.ingest;

import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A feature that acts on events. Registered in the composition root; several may accept one. */
public interface EventHandler {
  /** Tells whether this handler acts on such an event. Decides by the event alone. */
  boolean accepts(Event event);

  /**
   * Returns those events of an account that announce what is certainly stored already, so that the
   * provider need not be asked. No transaction is open.
   *
   * @param events that this handler accepts
   */
  default Set<Event> known(AccountRow account, Collection<Event> events) {
    return Set.of();
  }

  /** Tells whether what one event announces is certainly stored already. */
  default boolean isKnown(AccountRow account, Event event) {
    return known(account, List.of(event)).contains(event);
  }

  /**
   * Does what takes a provider: reads the resource that the event is about. No transaction is open.
   *
   * @param account the account that the event concerns
   * @param opened the same account, opened; its capabilities are asked with {@code instanceof}. For
   *     requests about personal data, one without any: they may come when the account is gone
   * @return what to store, run in the transaction that marks the event as handled
   * @throws dev.feria.core.error.ProviderException as the provider answered; the dispatcher decides
   *     whether the event is tried again
   */
  TenantWork prepare(AccountRow account, Account opened, Event event);
}
