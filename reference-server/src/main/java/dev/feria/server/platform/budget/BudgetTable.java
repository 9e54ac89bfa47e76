package dev.feria.server.platform.budget;

import dev.feria.core.limit.Quota;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of budgets; every use is one statement that commits by itself. Thread-safe. */
final class BudgetTable {
  private static final String TAKE =
      "select * from take_budget(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final DataSource source;
  private final @Nullable Clock clock;

  /**
   * Uses the rows of a database.
   *
   * @param clock null for the database's own
   */
  BudgetTable(DataSource source, @Nullable Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * A budget.
   *
   * @param window in milliseconds: how long a unit counts
   */
  record Place(String owner, Quota quota, long window) {}

  /**
   * What is asked for.
   *
   * @param limit units in the window at most
   * @param ahead units that others of the node want first
   * @param units 0 to learn only
   * @param more further units to hold for a while
   * @param moreLimit units in the window at most, with those
   * @param hold for how many milliseconds
   */
  record Wish(int limit, int ahead, int units, int more, int moreLimit, long hold) {}

  /**
   * What a node has to tell.
   *
   * @param backAt the entry that {@code back} units of were not used
   * @param closedFor milliseconds from now on; 0 when it is not closed
   * @param remaining units left by the provider's count; null when it does not say
   */
  record News(long backAt, int back, long closedFor, @Nullable Integer remaining) {}

  /**
   * How it went.
   *
   * @param more units held for later, counted at {@code moreAt}
   * @param now the database's time
   * @param log what counts now
   */
  record Taken(boolean granted, int more, long moreAt, long now, long closedUntil, BudgetLog log) {}

  Taken take(Place place, Wish wish, News news) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement call = connection.prepareStatement(TAKE)) {
      call.setString(1, place.owner());
      call.setString(2, place.quota().bucket());
      call.setLong(3, place.quota().period().toMillis());
      call.setLong(4, place.window());
      call.setInt(5, wish.limit());
      call.setInt(6, wish.ahead());
      call.setInt(7, wish.units());
      call.setInt(8, wish.more());
      call.setInt(9, wish.moreLimit());
      call.setLong(10, wish.hold());
      call.setLong(11, news.backAt());
      call.setInt(12, news.back());
      call.setLong(13, news.closedFor());
      call.setObject(14, news.remaining(), Types.INTEGER);
      call.setInt(15, place.quota().permits());
      Clock simulated = clock;
      call.setObject(16, simulated == null ? null : simulated.millis(), Types.BIGINT);
      try (ResultSet row = call.executeQuery()) {
        row.next();
        return new Taken(
            row.getBoolean("granted"),
            row.getInt("more"),
            row.getLong("more_at"),
            row.getLong("now_ms"),
            row.getLong("closed_until"),
            new BudgetLog(
                place.window(),
                (Long[]) array(row.getArray("log_at")),
                (Integer[]) array(row.getArray("log_units"))));
      }
    }
  }

  private static Object array(Array array) throws SQLException {
    return array.getArray();
  }

  int prune(Duration unused) {
    try (Connection connection = source.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                """
                delete from budgets
                where greatest(seen_ms, closed_until_ms) + 2 * period_ms + ?
                  < extract(epoch from clock_timestamp()) * 1000
                """)) {
      delete.setLong(1, unused.toMillis());
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prune budgets", e);
    }
  }
}
