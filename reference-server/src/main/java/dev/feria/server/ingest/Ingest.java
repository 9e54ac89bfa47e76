package dev.feria.server.ingest;

import dev.feria.server.accounts.AccountRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final SyncServices services;
  private final Rehearsal rehearsal;
  private final KnownLanes known;

  private Ingest(IngestSetup setup, Spool spool, WriterLimits limits) {
    this.setup = setup;
    this.spool = spool;
    IngestMetrics metrics = new IngestMetrics(setup.registry());
    WebhookParser parser = new WebhookParser(setup.readers());
    this.committer =
        new InboxCommitter(setup.database(), new InboxStore(), setup.wakeups(), setup.clock());
    SpoolReplay replay = new SpoolReplay(spool, committer, parser, metrics, limits.replayPause());
    this.writer = new InboxWriter(committer, spool, replay, metrics, limits);
    this.services = SyncServices.create(setup, lanes, metrics);
    List<EventHandler> handlers = new ArrayList<>(setup.handlers());
    handlers.add(new RevokedHandler());
    LaneHandler handler =
        new LaneHandler(
            setup.database(),
            lanes,
            parser,
            setup.accounts(),
            handlers,
            setup.notices(),
            setup.wakeups(),
            metrics,
            setup.clock(),
            setup.random());
    LaneClaims claims = new LaneClaims();
    this.known =
        new KnownLanes(
            setup.database(),
            claims,
            lanes,
            handler,
            setup.accounts(),
            handlers,
            metrics,
            setup.clock());
    this.dispatcher =
        new Dispatcher(
            setup.database(),
            claims,
            lanes,
            handler,
            new Backlogs(setup.database(), services.sweeps(), known, setup.clock()),
            setup.wakeups(),
            metrics,
            setup.clock(),
            setup.dispatch());
    this.rehearsal =
        new Rehearsal(
            setup.database(), committer, parser, setup.accounts(), handlers, setup.clock());
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

  /**
   * Starts to store what an earlier process spooled, to hand out what waits, and to make up for the
   * time that no server ran.
   */
  public void start() {
    writer.start();
    services.retention().ensurePartitions();
    services.sweeps().serverStarted();
    dispatcher.start();
  }

  KnownLanes known() {
    return known;
  }

  /** Goes the way of a webhook once, leaving nothing behind, so that the first one is not slow. */
  public void rehearse() {
    rehearsal.run();
  }

  /** Does a job that was asked for by name. */
  public void runJob(String name, String id) {
    switch (name) {
      case Syncs.JOB -> services.syncs().runJob(id);
      case Sweeps.JOB -> services.sweeps().runJob(id);
      case Sweeps.RECONCILE -> services.sweeps().reconcile(id);
      default -> throw new IllegalArgumentException("no such job: " + name);
    }
  }

  /** Returns what answers HTTP requests. */
  public List<Object> resources() {
    return List.of(
        webhooks,
        new DeadLetterResource(deadLetters),
        new SyncStartResource(services.syncs(), services.waits(), setup.sources().picker()),
        new ReconcileResource(services.sweeps(), setup.sources().picker(), setup.clock()),
        new SyncsResource(services.syncs(), services.retries()));
  }

  /** Returns the dead letters. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** Returns the syncs. */
  public Syncs syncs() {
    return services.syncs();
  }

  /** Returns what tries failed records again. */
  public SyncRetries retries() {
    return services.retries();
  }

  /** Returns the sweeps; {@link Sweeps#plan} is to be called every few seconds by one node. */
  public Sweeps sweeps() {
    return services.sweeps();
  }

  /** Returns the retention; {@link Retention#run} is to be called once a day by one node. */
  public Retention retention() {
    return services.retention();
  }

  /**
   * Begins the first syncs of an account and lets its parked events go on, in the transaction that
   * connects it; the work begins after its commit.
   */
  public void connected(Handle handle, AccountRow account) {
    Instant now = setup.clock().instant();
    int waiting = lanes.unpark(handle, account.tenantId(), account.accountId(), now);
    if (waiting > 0) {
      LOG.info("lanes.unparked account={} lanes={}", account.accountId(), waiting);
      setup.wakeups().signalAfterCommit(handle, Topics.INBOX);
    }
    services.syncs().connected(handle, account);
  }

  /** Reads again what webhooks did not tell since an instant, in the transaction that finds out. */
  public void webhooksLost(Handle handle, AccountRow account, Instant since) {
    LOG.warn("webhooks.lost account={} since={}", account.accountId(), since);
    services.sweeps().again(handle, account, since);
  }

  /** Reads the listings of an account again after a change of its locations. */
  public void settingsChanged(Handle handle, AccountRow before, AccountRow after) {
    if (!before.locations().equals(after.locations())) {
      services.syncs().changed(handle, after);
    }
  }

  /** Lets parked events of accounts that can be called again go on; returns at once. */
  public void accountsUsable() {
    dispatcher.unparkSoon();
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
    services.waits().close();
    writer.close();
    committer.close();
    try {
      spool.close();
    } catch (IOException e) {
      LOG.warn("spool.not_closed reason={}", e.getMessage());
    }
  }
}
