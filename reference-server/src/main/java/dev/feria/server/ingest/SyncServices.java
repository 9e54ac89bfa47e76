package dev.feria.server.ingest;

import dev.feria.server.platform.Database;

/**
 * Syncs and sweeps, built once.
 *
 * @param syncs begins, runs and lists syncs
 * @param retries tries failed records again
 * @param sweeps looks for what no webhook told
 * @param retention keeps the tables in shape
 * @param waits lets callers wait
 */
record SyncServices(
    Syncs syncs, SyncRetries retries, Sweeps sweeps, Retention retention, SyncWaits waits) {

  static SyncServices create(IngestSetup setup, LaneStore lanes, IngestMetrics metrics) {
    Database database = setup.database();
    IngestSetup.Sources sources = setup.sources();
    SyncStore store = new SyncStore();
    SyncFailures failures = new SyncFailures();
    Checkpoints checkpoints = new Checkpoints(setup.clock());
    Walks walks = new Walks(sources.orders(), sources.listings());
    SyncEnding ending =
        new SyncEnding(
            database, store, checkpoints, setup.notices(), sources.overlap(), setup.clock());
    SyncRunner runner =
        new SyncRunner(
            database,
            store,
            new PageWriter(database, store, failures, ending, setup.clock()),
            ending,
            walks,
            setup.accounts(),
            setup.wakeups(),
            metrics,
            setup.clock(),
            sources.sleeper(),
            setup.random());
    Syncs syncs =
        new Syncs(
            database,
            store,
            failures,
            checkpoints,
            runner,
            ending,
            setup.accounts(),
            sources.jobs(),
            setup.audit(),
            setup.clock(),
            sources.sleeper());
    Sweeps sweeps =
        new Sweeps(
            database,
            setup.accounts(),
            checkpoints,
            syncs,
            new MissedEvents(database, new InboxStore(), setup.wakeups(), metrics, setup.clock()),
            lanes,
            sources.drift(),
            sources.jobs(),
            setup.wakeups(),
            setup.clock());
    return new SyncServices(
        syncs,
        new SyncRetries(database, store, failures, walks, setup.accounts(), setup.clock()),
        sweeps,
        new Retention(database, setup.clock(), sources.kept()),
        new SyncWaits(syncs, setup.wakeups()));
  }
}
