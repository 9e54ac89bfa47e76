package dev.feria.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer: status, headers, body, and how the socket treats it. Immutable.
 *
 * <p>A tree body is encoded when it is sent, outside of any lock, so it must not be changed after
 * it was handed over.
 */
public final class Reply {
  private static final byte[] EMPTY = {};

  /** A part of a file. */
  record Section(Path file, long offset, long length) {}

  private final int status;
  private final Map<String, String> headers;
  private final @Nullable Object tree;
  private final byte[] raw;
  private final Ending ending;
  private final Duration delay;
  private final boolean overLimit;

  private Reply(
      int status,
      Map<String, String> headers,
      @Nullable Object tree,
      byte[] raw,
      Ending ending,
      Duration delay,
      boolean overLimit) {
    this.status = status;
    this.headers = headers;
    this.tree = tree;
    this.raw = raw;
    this.ending = ending;
    this.delay = delay;
    this.overLimit = overLimit;
  }

  /** An answer with a JSON tree as its body. */
  public static Reply json(int status, Object tree) {
    return new Reply(
        status,
        Map.of("Content-Type", "application/json;charset=utf-8"),
        tree,
        EMPTY,
        Ending.WHOLE,
        Duration.ZERO,
        status == 429);
  }

  /** 200 with {@code {"data": [...]}}, encoded at once and element by element. */
  public static Reply data(Stream<?> elements) {
    return bytes(200, "application/json;charset=utf-8", Json.data(elements));
  }

  /** 200 with a JSON tree. */
  public static Reply ok(Object tree) {
    return json(200, tree);
  }

  /** An answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), null, EMPTY, Ending.WHOLE, Duration.ZERO, status == 429);
  }

  /** An answer with a body of any type. */
  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(
        status,
        Map.of("Content-Type", contentType),
        null,
        body,
        Ending.WHOLE,
        Duration.ZERO,
        status == 429);
  }

  /** A part of a file, read when it is sent. */
  public static Reply file(int status, String contentType, Path file, long offset, long length) {
    return new Reply(
        status,
        Map.of("Content-Type", contentType),
        new Section(file, offset, length),
        EMPTY,
        Ending.WHOLE,
        Duration.ZERO,
        false);
  }

  /** An HTML page. */
  public static Reply html(int status, String page) {
    return bytes(status, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** A redirect (302). */
  public static Reply redirect(String location) {
    return empty(302).header("Location", location);
  }

  /** The same answer with one more header. */
  public Reply header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, Map.copyOf(more), tree, raw, ending, delay, overLimit);
  }

  /** The same answer, ended differently. */
  public Reply ending(Ending how) {
    return new Reply(status, headers, tree, raw, how, delay, overLimit);
  }

  /** The same answer, sent later by this much real time. */
  public Reply delay(Duration later) {
    return new Reply(status, headers, tree, raw, ending, later, overLimit);
  }

  /** The same answer, counted as the refusal of a limit; 429 is one by itself. */
  public Reply refusal() {
    return new Reply(status, headers, tree, raw, ending, delay, true);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public Ending ending() {
    return ending;
  }

  /** True when a limit refused the call. */
  public boolean overLimit() {
    return overLimit;
  }

  public Duration delay() {
    return delay;
  }

  /** The JSON tree, or null when the body is not a tree. */
  public @Nullable Object tree() {
    return tree instanceof Section ? null : tree;
  }

  /** The part of a file that is the body, or null. */
  @Nullable Section section() {
    return tree instanceof Section part ? part : null;
  }

  /** The body as it goes over the wire; empty for a file. */
  public byte[] body() {
    return tree == null || tree instanceof Section ? raw : Json.bytes(tree);
  }
}
