package dev.feria.server.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries signals between the nodes on one database, with LISTEN and NOTIFY.
 *
 * <p>Signals are sent beside the transactions that caused them, not in them: PostgreSQL lets only
 * one transaction with a notification commit at a time. What is signalled within {@link #GATHER} is
 * sent as one. A connection of its own listens; when it breaks, every topic is signalled once it is
 * back. Without it (a pooler between us and PostgreSQL may not pass notifications on) workers find
 * what other nodes left by polling. Thread-safe.
 */
public final class NodeWakeups implements AutoCloseable {
  /** How long a signal may wait for others to go with it. */
  static final Duration GATHER = Duration.ofMillis(20);

  private static final Logger LOG = LoggerFactory.getLogger(NodeWakeups.class);
  private static final String CHANNEL = "feria_wakeups";
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LISTEN_MILLIS = 30_000;

  private final PGSimpleDataSource address;
  private final DataSource sender;
  private final Wakeups wakeups;
  private final String node = UUID.randomUUID().toString();
  private final Set<String> unsent = ConcurrentHashMap.newKeySet();
  private final Semaphore due = new Semaphore(0);
  private final Semaphore stop = new Semaphore(0);
  private final Outage sending = new Outage(LOG, "wake-ups to other nodes");
  private final Outage listening = new Outage(LOG, "wake-ups from other nodes");
  private final ExecutorService threads = Executors.newFixedThreadPool(2, Workers.named("wakeups"));
  private volatile @Nullable Connection listener;
  private volatile boolean stopped;

  /**
   * Joins a node's signals to those of the others; nothing runs yet.
   *
   * @param sender connections to send with
   */
  public NodeWakeups(DatabaseAddress address, DataSource sender, Wakeups wakeups) {
    this.address = Migrations.dataSource(address);
    this.address.setApplicationName("feria-wakeups");
    this.address.setTcpKeepAlive(true);
    this.sender = sender;
    this.wakeups = wakeups;
  }

  /** Starts to send and to listen. */
  public void start() {
    wakeups.forward(
        topic -> {
          if (unsent.add(topic)) {
            due.release();
          }
        });
    threads.execute(this::send);
    threads.execute(this::listen);
  }

  private void send() {
    try {
      while (!stopped) {
        due.acquire();
        if (stop.tryAcquire(GATHER.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        due.drainPermits();
        for (String topic : Set.copyOf(unsent)) {
          unsent.remove(topic);
          notify(topic);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void notify(String topic) {
    try (Connection connection = sender.getConnection();
        PreparedStatement statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, CHANNEL);
      statement.setString(2, node + " " + topic);
      statement.execute();
      sending.worked();
    } catch (SQLException e) {
      sending.failed(e);
    }
  }

  private void listen() {
    boolean first = true;
    try {
      while (!stopped) {
        try (Connection connection = open()) {
          listening.worked();
          if (!first) {
            wakeups.topics().forEach(this::pass);
          }
          first = false;
          receive(connection.unwrap(PGConnection.class));
        } catch (SQLException e) {
          if (!stopped) {
            listening.failed(e);
          }
        }
        if (stop.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Connection open() throws SQLException {
    Connection connection = address.getConnection();
    listener = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    return connection;
  }

  private void receive(PGConnection connection) throws SQLException {
    while (!stopped) {
      PGNotification[] arrived = connection.getNotifications(LISTEN_MILLIS);
      if (arrived == null || arrived.length == 0) {
        probe();
        continue;
      }
      for (PGNotification notification : arrived) {
        String text = notification.getParameter();
        int space = text.indexOf(' ');
        if (space > 0 && !text.startsWith(node)) {
          pass(text.substring(space + 1));
        }
      }
    }
  }

  /** A worker that is being stopped may refuse to be woken; that is nobody else's trouble. */
  private void pass(String topic) {
    try {
      wakeups.signalHere(topic);
    } catch (RuntimeException e) {
      LOG.debug("not woken: topic={}", topic, e);
    }
  }

  /**
   * A connection that a firewall forgot is found out, because nothing comes through it any more.
   */
  private void probe() throws SQLException {
    Connection connection = listener;
    if (connection != null && !connection.isValid(5)) {
      throw new SQLException("the listening connection is gone", "08006");
    }
  }

  /** Stops sending and listening. */
  @Override
  public void close() {
    stopped = true;
    stop.release(2);
    due.release();
    Connection connection = listener;
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("listening connection not closed", e);
      }
    }
    Workers.stop(threads, Duration.ofSeconds(1));
  }
}
