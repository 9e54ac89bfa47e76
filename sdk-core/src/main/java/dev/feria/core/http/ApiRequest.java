package dev.feria.core.http;

import dev.feria.core.limit.Priority;
import dev.feria.core.retry.Safety;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as a provider's client describes it. Immutable: each method returns another request.
 *
 * <p>Values are written as the provider reads them: {@code OpenEnum} as its text, {@code Secret}
 * revealed (and hidden in logs), {@code BigDecimal} in plain digits, everything else by {@code
 * toString}.
 */
public final class ApiRequest {
  /** The bucket of calls that name none. */
  public static final String DEFAULT_BUCKET = "default";

  private final Parts parts;

  /** The components, so that each method above changes one. */
  record Parts(
      String method,
      String operation,
      String target,
      boolean link,
      List<Map.Entry<String, Object>> path,
      List<Map.Entry<String, Object>> query,
      List<Map.Entry<String, Object>> headers,
      Content content,
      Safety safety,
      Priority priority,
      List<String> buckets,
      int units,
      boolean anonymous) {}

  private ApiRequest(Parts parts) {
    this.parts = parts;
  }

  /**
   * Starts a request.
   *
   * @param method upper case
   * @param operation the client's name of the call, for example {@code orders.get}
   * @param path from the client's base, with names in braces: {@code /orders/{id}}
   */
  public static ApiRequest of(String method, String operation, String path) {
    String verb = method.toUpperCase(Locale.ROOT);
    Safety safety =
        switch (verb) {
          case "GET", "HEAD", "OPTIONS", "PUT", "DELETE" -> Safety.SAFE;
          default -> Safety.UNSAFE;
        };
    return new ApiRequest(
        new Parts(
            verb,
            operation,
            path,
            false,
            List.of(),
            List.of(),
            List.of(),
            new Content.Nothing(),
            safety,
            Priority.CATALOGUE,
            List.of(DEFAULT_BUCKET),
            1,
            false));
  }

  /** Starts a read. See {@link #of}. */
  public static ApiRequest get(String operation, String path) {
    return of("GET", operation, path);
  }

  /** Starts a call that creates or does something; not safe to repeat. See {@link #of}. */
  public static ApiRequest post(String operation, String path) {
    return of("POST", operation, path);
  }

  /** Starts a write of absolute values. See {@link #of}. */
  public static ApiRequest put(String operation, String path) {
    return of("PUT", operation, path);
  }

  /** Starts a change of a part; not safe to repeat. See {@link #of}. */
  public static ApiRequest patch(String operation, String path) {
    return of("PATCH", operation, path);
  }

  /** Starts a removal. See {@link #of}. */
  public static ApiRequest delete(String operation, String path) {
    return of("DELETE", operation, path);
  }

  /**
   * Starts a read of a link that the provider gave, for example to the next page.
   *
   * @param link absolute, or relative to the client's base; refused when it leads to a host that
   *     the client may not call
   */
  public static ApiRequest link(String operation, String link) {
    Parts start = get(operation, link).parts;
    return new ApiRequest(
        new Parts(
            start.method,
            operation,
            link,
            true,
            start.path,
            start.query,
            start.headers,
            start.content,
            start.safety,
            start.priority,
            start.buckets,
            start.units,
            false));
  }

  /** Fills a name of the path; the value is encoded, and must not be empty. */
  public ApiRequest path(String name, Object value) {
    return with(plus(parts.path, name, value), parts.query, parts.headers);
  }

  /** Adds a query parameter; null adds none. */
  public ApiRequest query(String name, @Nullable Object value) {
    return value == null ? this : with(parts.path, plus(parts.query, name, value), parts.headers);
  }

  /** Adds a query parameter with its values separated by commas; none for no values. */
  public ApiRequest queryList(String name, Collection<?> values) {
    return values.isEmpty()
        ? this
        : query(name, String.join(",", values.stream().map(Values::text).toList()));
  }

  /** Adds a header. */
  public ApiRequest header(String name, Object value) {
    return with(parts.path, parts.query, plus(parts.headers, name, value));
  }

  /** Sends a record, map or list as JSON. */
  public ApiRequest body(Object value) {
    return with(new Content.JsonValue(value), parts.safety);
  }

  /** Sends a form, percent-encoded. */
  public ApiRequest form(Map<String, ?> fields) {
    List<Map.Entry<String, Object>> list = new ArrayList<>();
    fields.forEach((name, value) -> list.add(Map.entry(name, value)));
    return with(new Content.Form(List.copyOf(list)), parts.safety);
  }

  /** Sends a form with files. */
  public ApiRequest multipart(Part... fields) {
    return with(new Content.Multipart(List.of(fields)), parts.safety);
  }

  /** Sends a file as it is. */
  public ApiRequest file(FileContent file) {
    return with(new Content.Bytes(file), parts.safety);
  }

  /** Sends a stream, which can be read once: the call is never repeated. */
  public ApiRequest stream(String contentType, InputStream stream) {
    return with(new Content.Once(contentType, stream), Safety.ONCE);
  }

  /**
   * Says what may happen when the call is sent twice, where the method does not tell: a POST that
   * only searches is {@link Safety#SAFE}.
   */
  public ApiRequest safety(Safety safety) {
    return with(parts.content, safety);
  }

  /** Makes the call safe to repeat by a key that the provider honours in a header. */
  public ApiRequest idempotencyKey(String header, String key) {
    return header(header, key).safety(Safety.IDEMPOTENT);
  }

  /** Says who goes first when the budget is short; {@link Priority#CATALOGUE} if nothing does. */
  public ApiRequest priority(Priority priority) {
    return with(priority, parts.buckets, parts.units);
  }

  /** Draws on these buckets instead of {@link #DEFAULT_BUCKET}. */
  public ApiRequest bucket(String... names) {
    return with(parts.priority, List.of(names), parts.units);
  }

  /** Draws that many units, at least 1, from each bucket. */
  public ApiRequest units(int units) {
    if (units < 1) {
      throw new IllegalArgumentException("units below 1: " + units);
    }
    return with(parts.priority, parts.buckets, units);
  }

  /** Sends no credentials. */
  public ApiRequest anonymous() {
    Parts p = parts;
    return new ApiRequest(
        new Parts(
            p.method,
            p.operation,
            p.target,
            p.link,
            p.path,
            p.query,
            p.headers,
            p.content,
            p.safety,
            p.priority,
            p.buckets,
            p.units,
            true));
  }

  /** Returns the client's name of the call. */
  public String operation() {
    return parts.operation;
  }

  Parts parts() {
    return parts;
  }

  @Override
  public String toString() {
    return parts.method + " " + parts.operation;
  }

  private static List<Map.Entry<String, Object>> plus(
      List<Map.Entry<String, Object>> entries, String name, Object value) {
    List<Map.Entry<String, Object>> more = new ArrayList<>(entries);
    more.add(Map.entry(name, value));
    return List.copyOf(more);
  }

  private ApiRequest with(
      List<Map.Entry<String, Object>> path,
      List<Map.Entry<String, Object>> query,
      List<Map.Entry<String, Object>> headers) {
    Parts p = parts;
    return new ApiRequest(
        new Parts(
            p.method,
            p.operation,
            p.target,
            p.link,
            path,
            query,
            headers,
            p.content,
            p.safety,
            p.priority,
            p.buckets,
            p.units,
            p.anonymous));
  }

  private ApiRequest with(Content content, Safety safety) {
    Parts p = parts;
    return new ApiRequest(
        new Parts(
            p.method,
            p.operation,
            p.target,
            p.link,
            p.path,
            p.query,
            p.headers,
            content,
            safety,
            p.priority,
            p.buckets,
            p.units,
            p.anonymous));
  }

  private ApiRequest with(Priority priority, List<String> buckets, int units) {
    Parts p = parts;
    return new ApiRequest(
        new Parts(
            p.method,
            p.operation,
            p.target,
            p.link,
            p.path,
            p.query,
            p.headers,
            p.content,
            p.safety,
            priority,
            buckets,
            units,
            p.anonymous));
  }
}
