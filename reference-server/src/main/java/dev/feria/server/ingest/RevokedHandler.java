package dev.feria.server.ingest;

import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;

/**
 * Acts on a seller's withdrawal of consent. Anybody may claim one where webhooks are not signed, so
 * the provider is asked: a consent that is gone makes the call fail, and that marks the account.
 */
final class RevokedHandler implements EventHandler {
  @Override
  public boolean accepts(Event event) {
    return event instanceof Event.AccountRevoked;
  }

  @Override
  public TenantWork prepare(AccountRow account, Account opened, Event event) {
    opened.profile();
    return TenantWork.NOTHING;
  }
}
