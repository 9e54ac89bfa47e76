package dev.feria.server.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The taking in and handing out of events, built and started as one. */
public final class Ingest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  private final IngestSetup setup;
  private final Spool spool;
  private final InboxCommitter committer;
  private final InboxWriter writer;
  private final Dispatcher dispatcher;
  private final LaneStore lanes = new LaneStore();
  private final DeadLetters deadLetters;
  private final WebhookResource webhooks;

  private Ingest(IngestSetup setup, Spool spool, WriterLimits limits) {
    this.setup = setup;
    this.spool = spool;
    IngestMetrics metrics = new IngestMetrics(setup.registry());
    WebhookParser parser = new WebhookParser(setup.readers());
    this.committer =
        new InboxCommitter(setup.database(), new InboxStore(), setup.wakeups(), setup.clock());
    SpoolReplay replay = new SpoolReplay(spool, committer, parser, metrics, limits.replayPause());
    this.writer = new InboxWriter(committer, spool, replay, metrics, limits);
    LaneHandler handler =
        new LaneHandler(
            setup.database(),
            lanes,
            parser,
            setup.accounts(),
            setup.handlers(),
            setup.notices(),
            setup.wakeups(),
            metrics,
            setup.clock(),
            setup.random());
    this.dispatcher =
        new Dispatcher(
            setup.database(),
            new LaneClaims(),
            lanes,
            handler,
            setup.wakeups(),
            metrics,
            setup.clock(),
            setup.dispatch());
    this.deadLetters =
        new DeadLetters(
            setup.database(), setup.audit(), setup.notices(), setup.wakeups(), setup.clock());
    this.webhooks =
        new WebhookResource(new WebhookReceiver(parser, writer, metrics, setup.clock()));
  }

  /**
   * Opens the spool and builds everything; nothing runs yet.
   *
   * @throws UncheckedIOException when the spool's folder cannot be used
   */
  public static Ingest open(IngestSetup setup) {
    return open(setup, WriterLimits.DEFAULT);
  }

  static Ingest open(IngestSetup setup, WriterLimits limits) {
    try {
      return new Ingest(setup, Spool.open(setup.spool(), setup.spoolBytes()), limits);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the spool " + setup.spool(), e);
    }
  }

  /** Starts to store what an earlier process spooled, and to hand out what waits. */
  public void start() {
    writer.start();
    dispatcher.start();
  }

  /** Returns what answers HTTP requests. */
  public List<Object> resources() {
    return List.of(webhooks, new DeadLetterResource(deadLetters));
  }

  /** Returns the dead letters. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** Lets the events of an account that was connected again go on, when the transaction commits. */
  public void connected(Handle handle, UUID tenantId, UUID accountId) {
    int lanesBack = lanes.unpark(handle, tenantId, accountId, setup.clock().instant());
    if (lanesBack > 0) {
      LOG.info("lanes.unparked account={} lanes={}", accountId, lanesBack);
      setup.wakeups().signalAfterCommit(handle, Topics.INBOX);
    }
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Spool spool() {
    return spool;
  }

  /** Stores or spools what was accepted, lets running work end, and stops. */
  @Override
  public void close() {
    dispatcher.close();
    writer.close();
    committer.close();
    try {
      spool.close();
    } catch (IOException e) {
      LOG.warn("spool.not_closed reason={}", e.getMessage());
    }
  }
}
