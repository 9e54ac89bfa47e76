package dev.feria.server.demo;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls one JSON API over HTTP, as any customer's program would. */
final class JsonHttp {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Moshi moshi = new Moshi.Builder().build();
  private final URI base;
  private final @Nullable String bearer;

  JsonHttp(URI base, @Nullable String bearer) {
    this.base = base;
    this.bearer = bearer;
  }

  Json get(String path) {
    return send("GET", path, null);
  }

  Json post(String path, Object body) {
    return send("POST", path, body);
  }

  Json put(String path, Object body) {
    return send("PUT", path, body);
  }

  private Json send(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(moshi.adapter(Object.class).toJson(body)));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new DemoException(
            "%s %s answered %d: %s"
                .formatted(method, base.resolve(path), answer.statusCode(), answer.body()));
      }
      return answer.body().isBlank() ? new Json(Map.of()) : new Json(read(answer.body()));
    } catch (IOException e) {
      throw new DemoException(method + " " + base.resolve(path) + " failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while waiting for " + base.resolve(path), e);
    }
  }

  private Map<String, Object> read(String text) throws IOException {
    JsonAdapter<Map<String, Object>> adapter =
        moshi.adapter(Types.newParameterizedType(Map.class, String.class, Object.class));
    Map<String, Object> read = adapter.fromJson(text);
    return read == null ? Map.of() : read;
  }
}
