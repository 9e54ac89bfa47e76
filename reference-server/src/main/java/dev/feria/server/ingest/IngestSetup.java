package dev.feria.server.ingest;

import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * What the taking in of events is built on.
 *
 * @param random from 0 (inclusive) to 1, for pauses
 * @param spool a folder of this process alone
 * @param spoolBytes how much disk the spool may take
 * @param sources what syncs and sweeps are built on
 */
public record IngestSetup(
    Database database,
    Wakeups wakeups,
    Clock clock,
    DoubleSupplier random,
    MeterRegistry registry,
    Path spool,
    long spoolBytes,
    WebhookReaders readers,
    ConnectedAccounts accounts,
    List<EventHandler> handlers,
    OwnerNotices notices,
    AuditLog audit,
    DispatchSettings dispatch,
    Sources sources) {
  /** How much disk the spool may take by default: 1 GiB, about a million notifications. */
  public static final long SPOOL_BYTES = 1L << 30;

  /**
   * What syncs and sweeps are built on.
   *
   * @param orders where orders go
   * @param listings where listings go
   * @param drift is asked after each sweep of orders
   * @param jobs where work is asked for; {@link Ingest} registers it
   * @param picker finds the account that a call means
   * @param overlap how far behind its checkpoint a provider's orders are read again
   * @param sleeper waits for providers
   * @param kept how long events are kept, 30 days by default
   */
  public record Sources(
      OrderSink orders,
      ListingSink listings,
      DriftRepair drift,
      JobQueue jobs,
      AccountPicker picker,
      Function<String, Duration> overlap,
      Sleeper sleeper,
      Duration kept) {}

  public IngestSetup {
    handlers = List.copyOf(handlers);
  }
}
