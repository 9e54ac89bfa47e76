package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * What the taking in of events is built on.
 *
 * @param random from 0 (inclusive) to 1, for pauses
 * @param spool a folder of this process alone
 * @param spoolBytes how much disk the spool may take
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
    DispatchSettings dispatch) {
  /** How much disk the spool may take by default: 1 GiB, about a million notifications. */
  public static final long SPOOL_BYTES = 1L << 30;

  public IngestSetup {
    handlers = List.copyOf(handlers);
  }
}
