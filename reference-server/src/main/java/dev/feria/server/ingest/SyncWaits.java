package dev.feria.server.ingest;

import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.Workers;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets callers wait for the end of a sync, for a while and without holding a thread each. */
final class SyncWaits implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncWaits.class);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Syncs syncs;
  private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Workers.named("sync-waits"));
  private final Future<?> looking;

  SyncWaits(Syncs syncs, Wakeups wakeups) {
    this.syncs = syncs;
    this.looking =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    wakeups.subscribe(Topics.SYNCS, () -> thread.execute(this::look));
  }

  private record Wait(UUID tenantId, UUID syncId, long until, Consumer<@Nullable Sync> answer) {}

  /**
   * Calls back with the sync when it has ended, or as it is after a while.
   *
   * @param answer gets null when there is no such sync any more
   */
  void await(Sync sync, Duration patience, Consumer<@Nullable Sync> answer) {
    long until = System.nanoTime() + patience.toNanos();
    waits.add(new Wait(sync.tenantId(), sync.syncId(), until, answer));
  }

  private void look() {
    waits.removeIf(this::answered);
  }

  private boolean answered(Wait wait) {
    try {
      Sync sync = syncs.find(wait.tenantId(), wait.syncId()).orElse(null);
      boolean late = System.nanoTime() - wait.until() >= 0;
      if (sync == null || sync.status().isFinal() || late) {
        wait.answer().accept(sync);
        return true;
      }
      return false;
    } catch (RuntimeException e) {
      LOG.debug("sync.wait_failed sync={}", wait.syncId(), e);
      return System.nanoTime() - wait.until() >= 0;
    }
  }

  @Override
  public void close() {
    looking.cancel(false);
    Workers.stop(thread, Duration.ofSeconds(1));
  }
}
