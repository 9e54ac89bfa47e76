package dev.feria.server.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list continues: the sort key of the last entry shown, opaque to the caller. It carries no
 * authority: the query that uses it names the tenant as always.
 */
public record Cursor(List<String> parts) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;

  /** Makes a cursor of a sort key; instants and UUIDs keep their full precision. */
  public static Cursor of(Object... parts) {
    return new Cursor(List.of(parts).stream().map(Object::toString).toList());
  }

  /**
   * Reads a cursor from a query parameter.
   *
   * @param text null or empty for the first page
   * @param parts how many parts it must have
   * @return null for the first page
   * @throws ProblemException (400) when it is not one of ours
   */
  public static @Nullable Cursor parse(@Nullable String text, int parts) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String key = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      List<String> found = List.of(key.split("\n", -1));
      if (found.size() == parts && key.indexOf('\0') < 0) {
        return new Cursor(found);
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static ProblemException invalid() {
    return Problem.of("invalid_cursor", 400, "The cursor is not valid", null).exception();
  }

  /** Returns the text for {@code next}. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a part as text. */
  public String string(int part) {
    return parts.get(part);
  }

  /** Returns a part as a UUID. */
  public UUID uuid(int part) {
    try {
      return UUID.fromString(parts.get(part));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /** Returns a part as a whole number. */
  public long number(int part) {
    try {
      return Long.parseLong(parts.get(part));
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  /** Returns a part as an instant. */
  public Instant instant(int part) {
    try {
      Instant instant = Instant.parse(parts.get(part));
      if (Timestamps.isUsual(instant)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw invalid();
    }
    throw invalid();
  }

  /**
   * Checks a {@code limit} parameter.
   *
   * @return 50 when absent
   * @throws ProblemException (422) when it is below 1 or above 200
   */
  public static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit < 1 || limit > HIGHEST_LIMIT) {
      throw Problem.invalid("limit", "must be from 1 to " + HIGHEST_LIMIT).exception();
    }
    return limit;
  }
}
