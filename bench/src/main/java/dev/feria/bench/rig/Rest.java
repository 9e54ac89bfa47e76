package dev.feria.bench.rig;

import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON API, called as plainly as possible. */
public final class Rest {
  private static final JsonType<Map<String, Object>> OBJECT = JsonType.mapOf(Object.class);
  private static final int CONFLICT = 409;
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final @Nullable String bearer;

  /**
   * Calls an API.
   *
   * @param bearer null for none
   */
  public Rest(URI base, @Nullable String bearer) {
    this.base = base;
    this.bearer = bearer;
  }

  /** Reads. */
  public Map<String, Object> get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  /** Calls; anything but 2xx is an exception with the answer in it. */
  public Map<String, Object> send(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = answer(method, path, body);
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(
                  method,
                  base.resolve(path),
                  answer.statusCode(),
                  new String(answer.body(), StandardCharsets.UTF_8)));
    }
    return answer.body().length == 0 ? Map.of() : Json.standard().read(answer.body(), OBJECT);
  }

  /**
   * Calls something that may be refused.
   *
   * @return false when it was refused with 409; anything else but 2xx is an exception
   */
  public boolean accepts(String method, String path, Object body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = answer(method, path, body);
    if (answer.statusCode() == CONFLICT) {
      return false;
    }
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + " answered " + answer.statusCode());
    }
    return true;
  }

  private HttpResponse<byte[]> answer(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofByteArray(Json.standard().write(body)));
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  @SuppressWarnings("unchecked") // JSON objects are maps by name
  static Map<String, Object> object(Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalStateException("an object expected: " + value);
  }

  /** Returns a member that is an object. */
  public static Map<String, Object> object(Map<String, Object> parent, String name) {
    return object(present(parent, name));
  }

  /** Returns a member that is a list of objects. */
  public static List<Map<String, Object>> list(Map<String, Object> parent, String name) {
    List<Map<String, Object>> objects = new ArrayList<>();
    if (present(parent, name) instanceof List<?> list) {
      list.forEach(element -> objects.add(object(element)));
    }
    return objects;
  }

  /** Returns a member as text. */
  public static String text(Map<String, Object> parent, String name) {
    return present(parent, name).toString();
  }

  private static Object present(Map<String, Object> parent, String name) {
    Object value = parent.get(name);
    if (value == null) {
      throw new IllegalStateException(name + " missing in " + parent);
    }
    return value;
  }
}
