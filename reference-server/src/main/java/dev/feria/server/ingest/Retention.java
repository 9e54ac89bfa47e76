package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tables that grow in shape: makes their monthly partitions ahead of time and drops what is
 * past its time. A month that began before its partition was made stays in the default partition
 * and is pruned there.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int MONTHS_AHEAD = 2;
  private static final int BATCH = 20_000;
  private static final Duration SWEEPS_KEPT = Duration.ofDays(30);
  private static final Duration SYNCS_KEPT = Duration.ofDays(180);

  /** check_violation. */
  private static final String ROWS_THERE = "23514";

  private final Database database;
  private final Clock clock;
  private final Duration kept;

  /** Keeps events, and the memory of which were seen, for {@code kept}. */
  Retention(Database database, Clock clock, Duration kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  /** Makes the partitions of this month and the next two. */
  public void ensurePartitions() {
    asOwner(
        handle -> {
          YearMonth first = YearMonth.from(now());
          for (int i = 0; i <= MONTHS_AHEAD; i++) {
            create(handle, "inbox", first.plusMonths(i));
            create(handle, "movements", first.plusMonths(i));
          }
        });
  }

  /** Makes partitions ahead and removes what is past its time. */
  public void run() {
    ensurePartitions();
    Instant before = clock.instant().minus(kept);
    asOwner(handle -> dropPartitions(handle, before));
    prune("inbox", "received_at", before);
    prune("inbox_keys", "received_at", before);
    int lanes = dropEmptyLanes(before);
    pruneSyncs();
    LOG.info("retention.done before={} lanes={}", before, lanes);
  }

  // The owner of the tables is who logged in; the pool only took another role.
  private void asOwner(HandleConsumer<RuntimeException> work) {
    database.useSystem(
        handle -> {
          handle.execute("set local role none");
          handle.execute("select pg_advisory_xact_lock(hashtext('feria.partitions'))");
          work.useHandle(handle);
        });
  }

  private static String name(String table, YearMonth month) {
    return String.format(
        Locale.ROOT, "%s_%04d_%02d", table, month.getYear(), month.getMonthValue());
  }

  private static void create(Handle handle, String table, YearMonth month) {
    String name = name(table, month);
    String from = month.atDay(1) + "T00:00:00Z";
    String to = month.plusMonths(1).atDay(1) + "T00:00:00Z";
    if (exists(handle, name)) {
      return;
    }
    handle.savepoint(name);
    try {
      handle.execute(
          "create table "
              + name
              + " partition of "
              + table
              + " for values from ('"
              + from
              + "') to ('"
              + to
              + "')");
      handle.execute("call protect('" + name + "')");
      LOG.info("partition.created name={}", name);
    } catch (JdbiException e) {
      // rows of the month went to the default partition already; the others follow them
      if (!(e.getCause() instanceof SQLException cause)
          || !ROWS_THERE.equals(cause.getSQLState())) {
        throw e;
      }
      handle.rollbackToSavepoint(name);
      LOG.warn("partition.late name={} rows=in_default", name);
    }
  }

  private static boolean exists(Handle handle, String name) {
    return handle
        .createQuery("select to_regclass(:name) is not null")
        .bind("name", name)
        .mapTo(Boolean.class)
        .one();
  }

  private static void dropPartitions(Handle handle, Instant before) {
    List<String> names =
        handle
            .createQuery(
                """
                select c.relname from pg_inherits i
                join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'inbox'::regclass and c.relname ~ '^inbox_[0-9]{4}_[0-9]{2}$'
                """)
            .mapTo(String.class)
            .list();
    for (String name : names) {
      String[] parts = name.split("_", -1);
      YearMonth month = YearMonth.of(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!end.isAfter(before)) {
        handle.execute("drop table " + name);
        LOG.info("partition.dropped name={}", name);
      }
    }
  }

  // The place of a row says nothing without its partition.
  private void prune(String table, String column, Instant before) {
    int deleted = BATCH;
    while (deleted == BATCH) {
      deleted =
          database.inSystem(
              handle ->
                  handle
                      .createUpdate(
                          "delete from "
                              + table
                              + " where (tableoid, ctid) in (select tableoid, ctid from "
                              + table
                              + " where "
                              + column
                              + " < :before limit "
                              + BATCH
                              + ")")
                      .bind("before", utc(before))
                      .execute());
    }
  }

  private int dropEmptyLanes(Instant before) {
    return database.inSystem(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from inbox_lanes l
                    where l.waiting_since < :before and (l.dead or l.parked)
                      and not exists (select from inbox i
                        where i.tenant_id = l.tenant_id and i.account_id = l.account_id
                          and i.subject = l.subject and i.state <> 'done')
                    """)
                .bind("before", utc(before))
                .execute());
  }

  private void pruneSyncs() {
    database.useSystem(
        handle -> {
          OffsetDateTime sweeps = utc(clock.instant().minus(SWEEPS_KEPT));
          OffsetDateTime all = utc(clock.instant().minus(SYNCS_KEPT));
          String old =
              """
               in (select sync_id from syncs where finished_at < :all
                   or (reason = 'sweep' and finished_at < :sweeps))
              """;
          for (String table : List.of("sync_records", "syncs")) {
            handle
                .createUpdate("delete from " + table + " where sync_id" + old)
                .bind("all", all)
                .bind("sweeps", sweeps)
                .execute();
          }
        });
  }

  private OffsetDateTime now() {
    return utc(clock.instant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
