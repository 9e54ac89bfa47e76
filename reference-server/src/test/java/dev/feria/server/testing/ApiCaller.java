package dev.feria.server.testing;

import dev.feria.server.platform.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls a server over real HTTP as one caller, and holds every exchange against the API's
 * description. Immutable.
 */
public final class ApiCaller {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;
  private final Map<String, String> headers;

  /** Calls a server without any credentials. */
  public ApiCaller(URI base) {
    this(base, Map.of());
  }

  private ApiCaller(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /** An answer. */
  public record Answer(int status, String body, HttpResponse<String> response) {
    /** Returns the body as maps and lists. */
    public Object json() {
      return Json.tree(body);
    }

    /** Returns a member of the body by its path, for example {@code data.0.id}. */
    public Object at(String path) {
      Object found = json();
      for (String part : path.split("\\.", -1)) {
        found =
            found instanceof List<?> list
                ? list.get(Integer.parseInt(part))
                : ((Map<?, ?>) found).get(part);
      }
      return found;
    }

    /** Returns a member of the body as text. */
    public String text(String path) {
      return String.valueOf(at(path));
    }

    /** Returns a header, empty when absent. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Returns a caller that sends one more header. */
  public ApiCaller with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiCaller(base, more);
  }

  /** Returns a caller with an API key. */
  public ApiCaller withKey(String key) {
    return with("Authorization", "Bearer " + key);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer post(String path, String json) {
    return send("POST", path, json);
  }

  public Answer patch(String path, String json) {
    return send("PATCH", path, json);
  }

  /** Sends a request; a path that is a whole address goes there. */
  public Answer send(String method, String path, String body) {
    URI uri = path.startsWith("http") ? URI.create(path) : base.resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      ApiContract.check(method, uri, body, response);
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
