package dev.feria.server.ingest;

import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes the way of a webhook before the first one comes, so that it does not find classes that were
 * never loaded and connections that were never made. It leaves nothing behind: one event concerns
 * nobody and is therefore stored nowhere, and what handling the newest order of a provider again
 * would change is rolled back. That costs one call of each provider.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final String NOBODY = "nobody";
  private static final int TIMES = 40;
  private static final int ENOUGH = 3;
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PATIENCE_MILLIS = 2_000;

  private final Database database;
  private final InboxCommitter committer;
  private final WebhookParser parser;
  private final ConnectedAccounts accounts;
  private final List<EventHandler> handlers;
  private final Clock clock;

  Rehearsal(
      Database database,
      InboxCommitter committer,
      WebhookParser parser,
      ConnectedAccounts accounts,
      List<EventHandler> handlers,
      Clock clock) {
    this.database = database;
    this.committer = committer;
    this.parser = parser;
    this.accounts = accounts;
    this.handlers = List.copyOf(handlers);
    this.clock = clock;
  }

  /** Rehearses; a part that fails is left out, because the real thing will tell. */
  void run() {
    part("inbox", this::storeNothing);
    Set<String> providers = new HashSet<>();
    for (AccountRow account : accounts.usable()) {
      if (providers.add(account.provider())) {
        part("order", () -> handleAgain(account));
      }
    }
  }

  private static void part(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.info("rehearsal.left_out part={} reason={}", name, FailurePolicy.reason(e));
    }
  }

  private void storeNothing() {
    Event event =
        new Event.OrderChanged(new Event.Header(NOBODY, NOBODY, NOBODY, clock.instant()), NOBODY);
    int quick = 0;
    for (int i = 0; i < TIMES && quick < ENOUGH; i++) {
      long began = System.nanoTime();
      List<InboxEntry> entries = List.of(InboxEntries.missed(NOBODY, null, event, clock.instant()));
      try {
        committer.commit(List.of(entries)).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        quick = System.nanoTime() - began < QUICK_NANOS ? quick + 1 : 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("the inbox cannot be written", e);
      }
    }
  }

  /** What came last of an order. */
  private record Newest(String eventId, String order, StoredRow row) {}

  private void handleAgain(AccountRow account) {
    for (Newest row : newest(account)) {
      for (Event event : events(account, row)) {
        List<TenantWork> work = new ArrayList<>();
        for (EventHandler handler : handlers) {
          if (handler.accepts(event)) {
            handler.isKnown(account, event);
            work.add(handler.prepare(account, accounts.open(account), event));
          }
        }
        database.useTenant(
            account.tenantId(),
            handle -> {
              work.forEach(item -> item.run(handle));
              handle.rollback();
            });
      }
    }
  }

  /** Of a handled webhook only what it was about is left. */
  private List<Event> events(AccountRow account, Newest newest) {
    StoredRow row = newest.row();
    if (row.body().size() > 0) {
      return parser.again(account.provider(), row);
    }
    var header =
        new Event.Header(account.externalId(), newest.eventId(), row.topic(), row.receivedAt());
    return List.of(new Event.OrderChanged(header, newest.order()));
  }

  /** Finds the newest order among what came last. */
  private List<Newest> newest(AccountRow account) {
    return database.inSystem(
        handle ->
            handle
                .createQuery(
                    """
                    select inbox_id, received_at, event_id, subject, topic, encoding, path, query::text as query,
                      headers::text as headers, body
                    from (
                      select * from inbox where tenant_id = :tenant
                      order by inbox_id desc limit 200) as latest
                    where account_id = :account and subject like 'order:%'
                    order by inbox_id desc limit 1
                    """)
                .bind("tenant", account.tenantId())
                .bind("account", account.accountId())
                .map(
                    (rs, context) ->
                        new Newest(
                            rs.getString("event_id"),
                            rs.getString("subject").substring("order:".length()),
                            LaneClaims.stored(rs)))
                .list());
  }
}
