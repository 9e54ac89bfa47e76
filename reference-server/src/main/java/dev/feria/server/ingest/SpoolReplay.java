package dev.feria.server.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the spool into the database, in order, a chunk at a time. Never waits: the writer calls
 * {@link #turn} between arrivals. For the writer's thread only.
 */
final class SpoolReplay {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolReplay.class);
  private static final int CHUNK = 500;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Spool spool;
  private final InboxCommitter committer;
  private final WebhookParser parser;
  private final IngestMetrics metrics;
  private final Duration pause;
  private @Nullable Running running;
  private long notBefore = System.nanoTime();

  SpoolReplay(
      Spool spool,
      InboxCommitter committer,
      WebhookParser parser,
      IngestMetrics metrics,
      Duration pause) {
    this.spool = spool;
    this.committer = committer;
    this.parser = parser;
    this.metrics = metrics;
    this.pause = pause;
  }

  private record Running(
      Spool.Chunk chunk,
      List<RawWebhook> webhooks,
      CompletableFuture<List<List<InboxStore.Fate>>> commit,
      long since) {}

  /** Lets some time pass before the database is tried again. */
  void later() {
    notBefore = System.nanoTime() + pause.toNanos();
  }

  /** Starts, follows or ends the move of a chunk. */
  void turn() {
    try {
      if (running != null) {
        follow(running);
      }
      if (running == null
          && !spool.isEmpty()
          && !committer.isBusy()
          && System.nanoTime() - notBefore >= 0) {
        running = begin();
      }
    } catch (IOException e) {
      LOG.error("spool.unreadable", e);
      later();
    }
  }

  private @Nullable Running begin() throws IOException {
    Spool.Chunk chunk = spool.peek(CHUNK);
    List<RawWebhook> webhooks = new ArrayList<>();
    List<List<InboxEntry>> entries = new ArrayList<>();
    for (byte[] record : chunk.records()) {
      RawWebhook webhook = RawWebhookCodec.decode(record);
      Reading reading = parser.read(webhook);
      if (reading instanceof Reading.Unverifiable) {
        later();
        return null;
      }
      webhooks.add(webhook);
      entries.add(entries(webhook, reading));
    }
    return new Running(chunk, webhooks, committer.commit(entries), System.nanoTime());
  }

  private List<InboxEntry> entries(RawWebhook webhook, Reading reading) {
    if (reading instanceof Reading.Accepted accepted) {
      return accepted.entries();
    }
    LOG.warn("spool.dropped provider={} reason={}", webhook.provider(), reading);
    metrics.received(webhook.provider(), "dropped");
    return List.of();
  }

  private void follow(Running current) throws IOException {
    if (!current.commit().isDone()) {
      if (System.nanoTime() - current.since() > LONGEST.toNanos()) {
        LOG.warn("spool.database_hangs");
        committer.abandon();
        running = null;
        later();
      }
      return;
    }
    running = null;
    try {
      List<List<InboxStore.Fate>> fates = current.commit().join();
      for (int i = 0; i < fates.size(); i++) {
        metrics.stored(current.webhooks().get(i).provider(), fates.get(i));
      }
    } catch (CompletionException e) {
      LOG.debug("spool.database_away", e);
      later();
      return;
    }
    spool.advance(current.chunk());
    LOG.info("spool.replayed records={} left_bytes={}", current.webhooks().size(), spool.bytes());
  }
}
