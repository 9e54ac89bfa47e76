package dev.feria.server.platform;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * Columns of values as array parameters, for {@code = any(:ids)} and {@code unnest(:a, :b)}: one
 * statement for a page of rows. Elements may be null.
 */
public final class SqlArrays {
  private SqlArrays() {}

  /** Returns a parameter of type {@code uuid[]}. */
  public static Argument uuids(Collection<? extends @Nullable UUID> values) {
    return array("uuid", values);
  }

  /** Returns a parameter of type {@code text[]}. */
  public static Argument texts(Collection<? extends @Nullable String> values) {
    return array("text", values);
  }

  /** Returns a parameter of type {@code int[]}. */
  public static Argument ints(Collection<? extends @Nullable Integer> values) {
    return array("int4", values);
  }

  /** Returns a parameter of type {@code bigint[]}. */
  public static Argument longs(Collection<? extends @Nullable Long> values) {
    return array("int8", values);
  }

  /** Returns a parameter of type {@code numeric[]}. */
  public static Argument numbers(Collection<? extends @Nullable BigDecimal> values) {
    return array("numeric", values);
  }

  /** Returns a parameter of type {@code timestamptz[]}, cut to the microseconds it can hold. */
  public static Argument instants(Collection<? extends @Nullable Instant> values) {
    return array(
        "timestamptz",
        values.stream()
            .map(v -> v == null ? null : v.truncatedTo(ChronoUnit.MICROS).toString())
            .toList());
  }

  /** Reads a {@code timestamptz} that may be null. */
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /** Reads an {@code int} that may be null. */
  public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private static Argument array(String type, Collection<?> values) {
    Object[] elements = values.toArray();
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(type, elements));
  }
}
