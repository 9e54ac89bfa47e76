package dev.feria.core.http;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider's table of errors: where its code is found, and what status and code mean. What the
 * table does not name means what {@link ErrorKind#ofStatus} says. Immutable.
 *
 * <pre>{@code
 * ErrorCodes.builder()
 *     .codeFields("code", "error")
 *     .row(400, "invalid_grant", ErrorKind.RECONNECT)
 *     .row(403, "too_many_requests", ErrorKind.THROTTLED)
 *     .build();
 * }</pre>
 */
public final class ErrorCodes {
  /** Codes in {@code code} or {@code error}, request ids in {@code X-Request-Id}, no rows. */
  public static final ErrorCodes DEFAULT = builder().build();

  private static final int ANY_STATUS = -1;

  private final List<String> codeFields;
  private final List<String> requestIdHeaders;
  private final Map<Row, ErrorKind> rows;

  private record Row(int status, @Nullable String code) {}

  private ErrorCodes(Builder builder) {
    this.codeFields = List.copyOf(builder.codeFields);
    this.requestIdHeaders = List.copyOf(builder.requestIdHeaders);
    this.rows = Map.copyOf(builder.rows);
  }

  /** Starts a table. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what an answer means. */
  public ErrorKind kind(int status, @Nullable String code) {
    ErrorKind exact = rows.get(new Row(status, code));
    if (exact != null) {
      return exact;
    }
    ErrorKind anyStatus = code == null ? null : rows.get(new Row(ANY_STATUS, code));
    if (anyStatus != null) {
      return anyStatus;
    }
    ErrorKind anyCode = rows.get(new Row(status, null));
    return anyCode != null ? anyCode : ErrorKind.ofStatus(status);
  }

  /** Finds the provider's code in an error body; empty when it is not JSON or has none. */
  public Optional<String> code(byte[] body) {
    Map<String, RawJson> fields;
    try {
      fields = Json.standard().read(body, JsonType.mapOf(RawJson.class));
    } catch (IOException notAnObject) {
      return Optional.empty();
    }
    return codeFields.stream()
        .map(path -> find(fields, path))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Finds the provider's id of a request. */
  Optional<String> requestId(ResponseHeaders headers) {
    return requestIdHeaders.stream().map(headers::first).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> find(Map<String, RawJson> fields, String path) {
    int dot = path.indexOf('.');
    RawJson value = fields.get(dot < 0 ? path : path.substring(0, dot));
    if (value == null) {
      return Optional.empty();
    }
    try {
      if (dot >= 0) {
        return find(
            Json.standard().read(value.text(), JsonType.mapOf(RawJson.class)),
            path.substring(dot + 1));
      }
      String code = Json.standard().read(value.text(), String.class);
      return code.isBlank() ? Optional.empty() : Optional.of(code);
    } catch (IOException otherShape) {
      return Optional.empty();
    }
  }

  /** Collects the rows of a table. Not thread-safe. */
  public static final class Builder {
    private List<String> codeFields = List.of("code", "error");
    private List<String> requestIdHeaders = List.of("X-Request-Id");
    private final Map<Row, ErrorKind> rows = new HashMap<>();

    private Builder() {}

    /**
     * Says which fields of an error body may hold the code, the first that is text or a number
     * wins; {@code error.code} looks inside an object.
     */
    public Builder codeFields(String... names) {
      this.codeFields = new ArrayList<>(List.of(names));
      return this;
    }

    /** Says which headers may hold the provider's id of a request. */
    public Builder requestIdHeaders(String... names) {
      this.requestIdHeaders = new ArrayList<>(List.of(names));
      return this;
    }

    /** Says what a status with a code means. */
    public Builder row(int status, String code, ErrorKind kind) {
      rows.put(new Row(status, code), kind);
      return this;
    }

    /** Says what a code means whatever the status, unless a row names both. */
    public Builder row(String code, ErrorKind kind) {
      rows.put(new Row(ANY_STATUS, code), kind);
      return this;
    }

    /** Says what a status means whatever its code, unless a row names the code. */
    public Builder row(int status, ErrorKind kind) {
      rows.put(new Row(status, null), kind);
      return this;
    }

    /** Returns the table. */
    public ErrorCodes build() {
      return new ErrorCodes(this);
    }
  }
}
