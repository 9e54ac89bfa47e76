package dev.feria.shopify.conformance;

import dev.feria.core.http.Transport;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;

/** A connection pool that remembers documents and their answers. */
public final class Recorder implements Interceptor {
  private static final long MOST = 32L * 1024 * 1024;

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  /** A document and what was answered. */
  record Exchange(String document, Map<String, Object> answer) {}

  /** Returns the pool. */
  public Transport transport() {
    return Transport.of(new OkHttpClient.Builder().addInterceptor(this).build());
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (chain.request().url().encodedPath().endsWith("/graphql.json") && response.code() == 200) {
      Buffer sent = new Buffer();
      chain.request().body().writeTo(sent);
      exchanges.add(
          new Exchange(
              (String) json(sent.readUtf8()).get("query"), json(response.peekBody(MOST).string())));
    }
    return response;
  }

  private static Map<String, Object> json(String text) throws IOException {
    return Json.standard().read(text, JsonType.mapOf(Object.class));
  }
}
