package dev.feria.core.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A webhook as it arrived: nothing parsed, nothing decoded, so that signatures can be checked over
 * the very bytes that were signed.
 */
public final class WebhookRequest {
  private final String method;
  private final String path;
  private final Map<String, List<String>> query;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Instant receivedAt;

  /**
   * Takes a request apart from any HTTP library.
   *
   * @param method upper case
   * @param path without the query
   * @param query decoded parameters
   * @param headers any case; looked up case-insensitively
   * @param body raw bytes, copied
   * @param receivedAt by our clock
   */
  public WebhookRequest(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, List<String>> headers,
      byte[] body,
      Instant receivedAt) {
    this.method = method;
    this.path = path;
    this.query = Map.copyOf(query);
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    this.headers = lower;
    this.body = body.clone();
    this.receivedAt = receivedAt;
  }

  /** Returns the HTTP method in upper case. */
  public String method() {
    return method;
  }

  /** Returns the path without the query. */
  public String path() {
    return path;
  }

  /** Returns the first value of a query parameter. */
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Returns the first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Returns a copy of the raw body. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns when the request arrived, by our clock. */
  public Instant receivedAt() {
    return receivedAt;
  }
}
