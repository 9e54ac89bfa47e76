package dev.feria.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks that hold over all nodes on one database. Work under a lock may take long and may call
 * others: no transaction is open meanwhile, only one connection of a small pool of its own.
 *
 * <p>A lock is lost when its connection breaks; what is written under it must carry a version that
 * fences off the late writer. Thread-safe.
 */
public final class AdvisoryLocks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdvisoryLocks.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

  private final HikariDataSource pool;
  private final ReentrantLock[] local =
      IntStream.range(0, 256).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  /** Opens the pool; makes no connection yet. */
  public AdvisoryLocks(DatabaseAddress address) {
    this.pool = Database.pool(address, "locks", "system", 8);
  }

  /**
   * Runs work while holding a lock, waiting for it up to 90 s.
   *
   * @throws IllegalStateException when the lock cannot be had
   */
  public <T> T holding(String name, Supplier<T> work) {
    long key = key(name);
    ReentrantLock mine = local[(int) (key & 255)];
    mine.lock();
    try (Connection connection = pool.getConnection()) {
      execute(connection, "select set_config('lock_timeout', ?, false)", LONGEST_WAIT.toMillis());
      execute(connection, "select pg_advisory_lock(?)", key);
      try {
        return work.get();
      } finally {
        release(connection, key);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot lock " + name, e);
    } finally {
      mine.unlock();
    }
  }

  private void release(Connection connection, long key) {
    try {
      execute(connection, "select pg_advisory_unlock(?)", key);
    } catch (SQLException e) {
      LOG.warn("lock lost before its end: key={} error={}", key, e.toString());
      pool.evictConnection(connection);
    }
  }

  private static void execute(Connection connection, String sql, long value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (sql.contains("set_config")) {
        statement.setString(1, Long.toString(value));
      } else {
        statement.setLong(1, value);
      }
      statement.execute();
    }
  }

  private static long key(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of Java", e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
