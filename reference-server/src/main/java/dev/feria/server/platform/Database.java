package dev.feria.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as the features see it: transactions of one tenant, which can touch nothing of
 * another, and transactions of the system, which may touch few tables. Thread-safe.
 *
 * <p>A connection becomes {@code feria_app} or {@code feria_system} when it is opened; neither owns
 * a table, so row-level security binds both. A database that is away makes calls wait up to {@link
 * #LONGEST_WAIT} and then fail; the pools recover by themselves.
 */
public final class Database implements AutoCloseable {
  /** How long a transaction waits for a connection before it fails. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  static final String SCHEMA = "feria";

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String DEADLOCK = "40P01";
  private static final int MOST_ATTEMPTS = 3;

  private final HikariDataSource appPool;
  private final HikariDataSource systemPool;
  private final Jdbi app;
  private final Jdbi system;
  private final ThreadLocal<Boolean> open = new ThreadLocal<>();

  private Database(HikariDataSource appPool, HikariDataSource systemPool) {
    this.appPool = appPool;
    this.systemPool = systemPool;
    this.app = Jdbi.create(appPool);
    this.system = Jdbi.create(systemPool);
  }

  /**
   * Opens the pools; makes no connection yet.
   *
   * @param connections at most this many for tenants, and half as many (at least 4) for the system
   */
  public static Database open(DatabaseAddress address, int connections) {
    HikariDataSource appPool = pool(address, "app", "app", connections);
    return new Database(appPool, pool(address, "system", "system", Math.max(4, connections / 2)));
  }

  /**
   * Opens a small pool beside those for transactions, in the system role: for statements that must
   * not wait for them, nor for long.
   *
   * @param patience how long a statement waits for a connection, and then for its answer
   */
  public static HikariDataSource quickPool(
      DatabaseAddress address, String name, int connections, Duration patience) {
    HikariConfig config = config(address, name, "system", connections);
    config.addDataSourceProperty("socketTimeout", Long.toString(patience.toSeconds()));
    config.addDataSourceProperty("connectTimeout", Long.toString(patience.toSeconds()));
    config.setConnectionTimeout(patience.toMillis());
    return new HikariDataSource(config);
  }

  static HikariDataSource pool(DatabaseAddress address, String name, String role, int connections) {
    return new HikariDataSource(config(address, name, role, connections));
  }

  private static HikariConfig config(
      DatabaseAddress address, String name, String role, int connections) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    if (address.password() != null) {
      config.setPassword(address.password().reveal());
    }
    config.addDataSourceProperty("currentSchema", SCHEMA);
    config.addDataSourceProperty("ApplicationName", "feria-" + name);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // a plan kept from the time when a table was empty reads all of it when it has grown: an import
    // of 50,000 orders came down to 200/s before the first analyze; planning anew costs 0.1 ms
    config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "120");
    config.setConnectionInitSql("set role feria_" + role);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(4, connections));
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /** Runs one transaction that sees and writes one tenant's rows only, and returns its result. */
  public <T, X extends Exception> T inTenant(UUID tenantId, HandleCallback<T, X> work) throws X {
    return inTransaction(
        app,
        handle -> {
          handle
              .createQuery("select set_config('feria.tenant', ?, true)")
              .bind(0, tenantId.toString())
              .mapTo(String.class)
              .one();
          return work.withHandle(handle);
        });
  }

  /** Runs one transaction that sees and writes one tenant's rows only. */
  public <X extends Exception> void useTenant(UUID tenantId, HandleConsumer<X> work) throws X {
    inTenant(tenantId, work.asCallback());
  }

  /**
   * Runs one transaction across tenants and returns its result: for log-in, routing and the
   * claiming of work, on the tables that are opened for it.
   */
  public <T, X extends Exception> T inSystem(HandleCallback<T, X> work) throws X {
    return inTransaction(system, work);
  }

  /** Runs one transaction across tenants. */
  public <X extends Exception> void useSystem(HandleConsumer<X> work) throws X {
    inSystem(work.asCallback());
  }

  /**
   * Runs a transaction, and again from its beginning when the database rolled it back to end a
   * deadlock: nothing of it happened then, and what it waits for is done.
   */
  private <T, X extends Exception> T inTransaction(Jdbi jdbi, HandleCallback<T, X> work) throws X {
    for (int attempt = 1; ; attempt++) {
      boolean nested = hasOpenTransaction();
      open.set(true);
      try {
        return jdbi.inTransaction(work);
      } catch (JdbiException e) {
        if (attempt == MOST_ATTEMPTS || !isDeadlock(e)) {
          throw e;
        }
        LOG.info("transaction repeated after a deadlock: attempt={}", attempt);
      } finally {
        if (!nested) {
          open.remove();
        }
      }
    }
  }

  /** Tells whether the calling thread is within a transaction: it must not call a provider then. */
  public boolean hasOpenTransaction() {
    return open.get() != null;
  }

  private static boolean isDeadlock(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the pool of the system role, for what needs connections of its own: jobs and advisory
   * locks.
   */
  public DataSource systemDataSource() {
    return systemPool;
  }

  /** Returns both pools, for metrics. */
  public List<HikariDataSource> pools() {
    return List.of(appPool, systemPool);
  }

  /** Tells whether the database answers. */
  public boolean isReachable() {
    try {
      return system.withHandle(h -> h.createQuery("select 1").mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    appPool.close();
    systemPool.close();
  }
}
