package dev.feria.server.platform.budget;

import dev.feria.core.limit.Quota;
import dev.feria.core.limit.Settlement;
import dev.feria.core.limit.Settlement.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of leaky budgets; every use is one statement that commits by itself. Thread-safe. */
final class LeakyTable {
  private static final String DRAW =
      "select * from draw_leaky(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final DataSource source;
  private final @Nullable Clock clock;

  /**
   * Uses the rows of a database.
   *
   * @param clock null for the database's own
   */
  LeakyTable(DataSource source, @Nullable Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param share the part of the capacity to leave to others
   * @param ahead units that others of the node want first
   * @param units 0 to learn only
   */
  record Wish(double share, int ahead, int units) {
    static final Wish NOTHING = new Wish(0, 0, 0);
  }

  /**
   * What a node has to tell.
   *
   * @param settled units that are no longer open
   * @param remaining at most so many are left; null when that is not known
   * @param closedFor milliseconds from now on; 0 when it is not closed
   */
  record News(int settled, Settlement settlement, @Nullable Integer remaining, long closedFor) {}

  /** How it went; times by the database. */
  record Drawn(
      boolean granted,
      long now,
      double level,
      double capacity,
      double perMilli,
      long closedUntil) {}

  Drawn draw(String owner, Quota quota, Wish wish, News news) throws SQLException {
    Level told = news.settlement().level();
    try (Connection connection = source.getConnection();
        PreparedStatement call = connection.prepareStatement(DRAW)) {
      call.setString(1, owner);
      call.setString(2, quota.bucket());
      call.setDouble(3, quota.permits());
      call.setDouble(4, (double) quota.permits() / Math.max(1, quota.period().toMillis()));
      call.setDouble(5, wish.share());
      call.setInt(6, wish.ahead());
      call.setInt(7, wish.units());
      call.setInt(8, news.settled());
      call.setObject(9, news.settlement().cost(), Types.DOUBLE);
      call.setObject(10, told == null ? null : told.capacity(), Types.DOUBLE);
      call.setObject(11, told == null ? null : told.available(), Types.DOUBLE);
      call.setObject(12, told == null ? null : told.perSecond() / 1000, Types.DOUBLE);
      call.setObject(13, news.remaining(), Types.INTEGER);
      call.setLong(14, news.closedFor());
      Clock simulated = clock;
      call.setObject(15, simulated == null ? null : simulated.millis(), Types.BIGINT);
      try (ResultSet row = call.executeQuery()) {
        row.next();
        return new Drawn(
            row.getBoolean("granted"),
            row.getLong("now_ms"),
            row.getDouble("level_now"),
            row.getDouble("capacity_now"),
            row.getDouble("per_ms_now"),
            row.getLong("closed_until"));
      }
    }
  }

  int prune(Duration unused) {
    try (Connection connection = source.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                """
                delete from leaky_budgets
                where greatest(seen_ms, closed_until_ms) + ?
                  < extract(epoch from clock_timestamp()) * 1000
                """)) {
      delete.setLong(1, unused.toMillis());
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prune leaky budgets", e);
    }
  }
}
