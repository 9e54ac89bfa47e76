package dev.feria.server.ingest;

import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Remembers what it was given; what {@link #onPrepare} does is the test's business. */
final class RecordingHandler implements EventHandler {
  final List<String> prepared = Collections.synchronizedList(new ArrayList<>());
  final List<String> stored = Collections.synchronizedList(new ArrayList<>());
  final Set<String> known = ConcurrentHashMap.newKeySet();
  volatile boolean writing;
  volatile BiConsumer<AccountRow, Event> onPrepare = (account, event) -> {};
  volatile BiConsumer<AccountRow, Event> onStore = (account, event) -> {};

  @Override
  public boolean accepts(Event event) {
    return event instanceof Event.OrderChanged || event instanceof Event.ListingChanged;
  }

  @Override
  public Set<Event> known(AccountRow account, Collection<Event> events) {
    return events.stream()
        .filter(event -> known.contains(event.subject()))
        .collect(Collectors.toSet());
  }

  @Override
  public TenantWork prepare(AccountRow account, Account opened, Event event) {
    String what = account.externalId() + " " + event.subject() + " " + event.header().id();
    prepared.add(what);
    onPrepare.accept(account, event);
    return handle -> {
      if (writing) {
        // twice would break the key of products
        handle.execute(
            "insert into products (tenant_id, sku, title) values (?, ?, 'T')",
            account.tenantId(),
            event.subject());
      }
      onStore.accept(account, event);
      stored.add(what);
    };
  }
}
