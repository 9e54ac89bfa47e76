package dev.feria.server.ingest;

import dev.feria.core.provider.Event;
import dev.feria.core.provider.MissedEventSource;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in events that never arrived as webhooks. They go the way of all events, so that one which
 * did arrive meanwhile is not handled twice; those of other accounts go to their owners.
 */
final class MissedEvents {
  private static final Logger LOG = LoggerFactory.getLogger(MissedEvents.class);
  private static final int BATCH = 200;

  private final Database database;
  private final InboxStore store;
  private final Wakeups wakeups;
  private final IngestMetrics metrics;
  private final Clock clock;

  MissedEvents(
      Database database, InboxStore store, Wakeups wakeups, IngestMetrics metrics, Clock clock) {
    this.database = database;
    this.store = store;
    this.wakeups = wakeups;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Takes in what an account may ask for; tells how many events were new.
   *
   * @throws dev.feria.core.error.ProviderException as the provider answered; what was read before
   *     is stored
   */
  int recover(AccountRow account, MissedEventSource source) {
    int fresh = 0;
    List<InboxEntry> batch = new ArrayList<>();
    Iterator<Event> events = source.missedEvents().iterator();
    while (events.hasNext()) {
      batch.add(entry(account, events.next()));
      if (batch.size() == BATCH || !events.hasNext()) {
        fresh += store(account, batch);
        batch.clear();
      }
    }
    if (fresh > 0) {
      LOG.info("missed.recovered account={} events={}", account.accountId(), fresh);
      wakeups.signal(Topics.INBOX);
    }
    return fresh;
  }

  // An event that names no seller is the account's that asked.
  private InboxEntry entry(AccountRow account, Event event) {
    String key = event.header().accountExternalId() == null ? account.webhookKey() : null;
    return InboxEntries.missed(account.provider(), key, event, clock.instant());
  }

  private int store(AccountRow account, List<InboxEntry> batch) {
    List<InboxStore.Fate> fates =
        database.inSystem(handle -> store.store(handle, batch, clock.instant()));
    metrics.stored(account.provider(), fates);
    return (int) fates.stream().filter(fate -> fate == InboxStore.Fate.STORED).count();
  }
}
