package dev.feria.sandbox;

import dev.feria.sandbox.http.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as a test looks at it. */
public record Answer(HttpResponse<byte[]> response) {
  public int status() {
    return response.statusCode();
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The value at a path of member names and list indexes. */
  public @Nullable Object at(Object... path) {
    Object value = Json.parse(response.body());
    for (Object step : path) {
      value =
          step instanceof Integer index
              ? ((List<?>) value).get(index)
              : ((Map<?, ?>) value).get(step.toString());
    }
    return value;
  }

  public String string(Object... path) {
    return String.valueOf(at(path));
  }

  public long number(Object... path) {
    return Long.parseLong(string(path));
  }

  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> maps(Object... path) {
    return (List<Map<String, Object>>) at(path);
  }

  @SuppressWarnings("unchecked")
  public List<String> strings(Object... path) {
    return (List<String>) at(path);
  }

  /** This answer if it has the status, else a failure that shows the body. */
  public Answer expect(int status) {
    if (status() != status) {
      throw new AssertionError("expected " + status + " but got " + status() + ": " + text());
    }
    return this;
  }
}
