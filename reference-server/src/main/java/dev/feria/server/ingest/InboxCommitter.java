package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.Workers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits arrivals on a thread of its own, so that a database that hangs can be given up: {@link
 * #abandon} cuts the connection. Whether an abandoned commit was carried out is unknown; storing
 * the same again is harmless.
 */
final class InboxCommitter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InboxCommitter.class);

  private final Database database;
  private final InboxStore store;
  private final Wakeups wakeups;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Workers.named("inbox-commit"));
  private final AtomicReference<@Nullable Connection> connection = new AtomicReference<>();
  private volatile @Nullable Future<?> running;

  InboxCommitter(Database database, InboxStore store, Wakeups wakeups, Clock clock) {
    this.database = database;
    this.store = store;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** Tells whether a commit, perhaps an abandoned one, has not ended yet. */
  boolean isBusy() {
    Future<?> current = running;
    return current != null && !current.isDone();
  }

  /**
   * Starts to commit arrivals.
   *
   * @param arrivals the entries of each
   * @return the fates of each arrival's entries; an empty list for an arrival with entries that the
   *     database refuses for what they are
   */
  CompletableFuture<List<List<InboxStore.Fate>>> commit(List<List<InboxEntry>> arrivals) {
    CompletableFuture<List<List<InboxStore.Fate>>> result = new CompletableFuture<>();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    running = ended;
    thread.execute(
        () -> {
          try {
            result.complete(commitNow(arrivals));
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          } finally {
            ended.complete(null);
          }
        });
    return result;
  }

  /** Gives up the commit that runs. */
  void abandon() {
    Connection current = connection.get();
    if (current != null) {
      try {
        current.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.warn("inbox.abort_failed reason={}", e.getMessage());
      }
    }
  }

  private List<List<InboxStore.Fate>> commitNow(List<List<InboxEntry>> arrivals) {
    List<List<InboxStore.Fate>> fates;
    try {
      fates = split(arrivals, transaction(arrivals.stream().flatMap(List::stream).toList()));
    } catch (RuntimeException e) {
      if (!InboxUnavailableException.causedByData(e)) {
        throw e;
      }
      fates = oneByOne(arrivals);
    }
    wakeups.signal(Topics.INBOX);
    return fates;
  }

  // One arrival that the database cannot take must not keep the others out.
  private List<List<InboxStore.Fate>> oneByOne(List<List<InboxEntry>> arrivals) {
    List<List<InboxStore.Fate>> fates = new ArrayList<>();
    for (List<InboxEntry> arrival : arrivals) {
      try {
        fates.add(transaction(arrival));
      } catch (RuntimeException e) {
        if (!InboxUnavailableException.causedByData(e)) {
          throw e;
        }
        LOG.warn("inbox.refused entries={} reason={}", arrival.size(), e.getMessage());
        fates.add(List.of());
      }
    }
    return fates;
  }

  private List<InboxStore.Fate> transaction(List<InboxEntry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    try {
      return database.inSystem(
          handle -> {
            connection.set(handle.getConnection());
            return store.store(handle, entries, clock.instant());
          });
    } finally {
      connection.set(null);
    }
  }

  private static List<List<InboxStore.Fate>> split(
      List<List<InboxEntry>> arrivals, List<InboxStore.Fate> all) {
    List<List<InboxStore.Fate>> fates = new ArrayList<>(arrivals.size());
    int at = 0;
    for (List<InboxEntry> arrival : arrivals) {
      fates.add(all.subList(at, at + arrival.size()));
      at += arrival.size();
    }
    return fates;
  }

  @Override
  public void close() {
    Workers.stop(thread, Duration.ofSeconds(2));
  }
}
