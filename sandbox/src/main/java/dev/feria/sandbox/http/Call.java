package dev.feria.sandbox.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request as a handler sees it. Immutable; header names are looked up in any case.
 *
 * @param port local port the request came in on
 * @param segments path segments, decoded, without the prefix of the host
 * @param params values of the route's placeholders
 * @param headers names in lower case; the last value wins
 */
public record Call(
    String method,
    int port,
    List<String> segments,
    Map<String, String> params,
    Map<String, List<String>> query,
    Map<String, String> headers,
    ByteString raw) {

  /** The same call with other path segments. */
  public Call at(List<String> rest) {
    return new Call(method, port, rest, params, query, headers, raw);
  }

  /** The same call with placeholder values. */
  public Call with(Map<String, String> values) {
    return new Call(method, port, segments, values, query, headers, raw);
  }

  /** Value of a placeholder of the route. */
  public String param(String name) {
    String value = params.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no placeholder " + name);
    }
    return value;
  }

  /** First value of a query parameter. */
  public @Nullable String query(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** First value of a query parameter, or a default. */
  public String query(String name, String otherwise) {
    String value = query(name);
    return value == null ? otherwise : value;
  }

  /** A query parameter split at commas; empty when absent. */
  public List<String> queryList(String name) {
    List<String> all = new ArrayList<>();
    for (String value : query.getOrDefault(name, List.of())) {
      for (String part : value.split(",", -1)) {
        if (!part.isBlank()) {
          all.add(part.strip());
        }
      }
    }
    return all;
  }

  /** A query parameter as a whole number, or the default when absent or not a number. */
  public int queryInt(String name, int otherwise) {
    String value = query(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return new BigDecimal(value.strip()).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return otherwise;
    }
  }

  /** A header, name in any case. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The body as bytes. */
  public byte[] body() {
    return raw.toByteArray();
  }

  /** The body as text. */
  public String text() {
    return raw.utf8();
  }

  /**
   * The body as a JSON object; an empty body is an empty object.
   *
   * @throws ReplyException with status 400 when the body is something else
   */
  public Fields fields() {
    return raw.size() == 0 ? Fields.EMPTY : Fields.of(Json.parse(body()));
  }

  /** The form fields of the body, decoded. */
  public Map<String, String> form() {
    return Forms.parse(text());
  }

  /** The path, for messages. */
  public String path() {

    return "/" + String.join("/", segments);
  }

  /** Scheme, host and port the caller used, from the Host header. */
  public String origin() {
    String host = header("host");
    return "http://" + (host == null ? "127.0.0.1:" + port : host);
  }
}
