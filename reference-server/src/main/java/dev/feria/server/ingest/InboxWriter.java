package dev.feria.server.ingest;

import dev.feria.server.platform.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes arrivals safe, then answers them: one thread takes whatever waits and commits it at once.
 * When the database does not commit in time the arrivals go to the spool on the local disk; from
 * then on everything goes there, and is moved to the database in order, until the spool is empty.
 */
final class InboxWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InboxWriter.class);
  private static final int BATCH = 200;
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration SPOOLING = Duration.ofMillis(10);

  private final InboxCommitter committer;
  private final Spool spool;
  private final SpoolReplay replay;
  private final IngestMetrics metrics;
  private final WriterLimits limits;
  private final BlockingQueue<Arrival> queue;
  private final AtomicLong queuedBytes = new AtomicLong();
  private final Thread thread;
  private volatile boolean stopping;

  InboxWriter(
      InboxCommitter committer,
      Spool spool,
      SpoolReplay replay,
      IngestMetrics metrics,
      WriterLimits limits) {
    this.committer = committer;
    this.spool = spool;
    this.replay = replay;
    this.metrics = metrics;
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.queue());
    this.thread = Workers.named("inbox-writer").newThread(this::run);
    metrics.gauge("feria.inbox.queue", queue::size);
    metrics.gauge("feria.spool.bytes", spool::bytes);
  }

  void start() {
    thread.start();
  }

  /** Takes an arrival, to be answered soon; false when too much waits already. */
  boolean offer(Arrival arrival) {
    int size = arrival.webhook().size();
    if (stopping || queuedBytes.addAndGet(size) > limits.queuedBytes()) {
      queuedBytes.addAndGet(-size);
      return false;
    }
    if (!queue.offer(arrival)) {
      queuedBytes.addAndGet(-size);
      return false;
    }
    return true;
  }

  private void run() {
    while (!stopping || !queue.isEmpty()) {
      try {
        turn(take());
      } catch (InterruptedException e) {
        stopping = true;
      } catch (RuntimeException e) {
        LOG.error("inbox.writer_failed", e);
      }
    }
  }

  private List<Arrival> take() throws InterruptedException {
    List<Arrival> batch = new ArrayList<>();
    Duration patience = spool.isEmpty() ? IDLE : SPOOLING;
    Arrival first = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, BATCH - 1);
      long size = batch.stream().mapToLong(arrival -> arrival.webhook().size()).sum();
      queuedBytes.addAndGet(-size);
    }
    return batch;
  }

  private void turn(List<Arrival> batch) throws InterruptedException {
    boolean direct = spool.isEmpty() && batch.stream().allMatch(a -> a.webhook().verified());
    if (!batch.isEmpty() && !(direct && committed(batch))) {
      keep(batch);
    }
    replay.turn();
  }

  private boolean committed(List<Arrival> batch) throws InterruptedException {
    CompletableFuture<List<List<InboxStore.Fate>>> commit =
        committer.commit(batch.stream().map(Arrival::entries).toList());
    try {
      List<List<InboxStore.Fate>> fates =
          commit.get(limits.commitPatience().toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < batch.size(); i++) {
        metrics.stored(batch.get(i).webhook().provider(), fates.get(i));
        boolean refused = fates.get(i).isEmpty() && !batch.get(i).entries().isEmpty();
        answer(batch.get(i), refused ? Ack.MALFORMED : Ack.STORED);
      }
      return true;
    } catch (TimeoutException e) {
      LOG.warn("inbox.database_hangs arrivals={} to=spool", batch.size());
      committer.abandon();
    } catch (ExecutionException e) {
      LOG.warn("inbox.database_away arrivals={} to=spool reason={}", batch.size(), e.getMessage());
    }
    replay.later();
    return false;
  }

  private void keep(List<Arrival> batch) {
    Ack ack = Ack.STORED;
    try {
      spool.append(batch.stream().map(a -> RawWebhookCodec.encode(a.webhook())).toList());
      metrics.spooled(batch.size());
    } catch (IOException e) {
      LOG.error("spool.failed arrivals={} answered=503", batch.size(), e);
      ack = Ack.UNAVAILABLE;
    }
    for (Arrival arrival : batch) {
      answer(arrival, ack);
    }
  }

  private static void answer(Arrival arrival, Ack ack) {
    try {
      arrival.answer().accept(ack);
    } catch (RuntimeException e) {
      LOG.debug("webhook.answer_failed provider={}", arrival.webhook().provider(), e);
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
