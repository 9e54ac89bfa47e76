package dev.feria.mercadolibre.internal;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.RawResponse;
import dev.feria.core.json.JsonType;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client of one seller, with the options that all its calls have. Thread-safe. */
public final class Api {
  /** Bucket of what has no quota of its own. */
  public static final String ALL = ApiRequest.DEFAULT_BUCKET;

  /** Bucket of stock by location: 100 a minute. */
  public static final String STOCK = "stock";

  /** Bucket of reading messages: 500 a minute. */
  public static final String MESSAGES_READ = "messages_read";

  /** Bucket of writing messages: 500 a minute. */
  public static final String MESSAGES_WRITE = "messages_write";

  private final ApiClient client;
  private final CallOptions options;

  public Api(ApiClient client, CallOptions options) {
    this.client = client;
    this.options = options;
  }

  public <T> T send(ApiRequest request, Class<T> type) {
    return client.send(request, type, options);
  }

  public <T> T send(ApiRequest request, JsonType<T> type) {
    return client.send(request, type, options);
  }

  public <T> ApiResponse<T> sendForResponse(ApiRequest request, Class<T> type) {
    return client.sendForResponse(request, JsonType.of(type), options);
  }

  public <T> ApiResponse<T> sendForResponse(ApiRequest request, JsonType<T> type) {
    return client.sendForResponse(request, type, options);
  }

  public <T> Optional<T> find(ApiRequest request, JsonType<T> type) {
    return client.find(request, type, options);
  }

  /** Returns when the provider answered, by its clock; null where it did not say. */
  public static @Nullable Instant providersTime(ApiResponse<?> answer) {
    return answer.headers().first("Date").isPresent() ? answer.date() : null;
  }

  /** Makes the failure of a record, in an answer that could otherwise be read. */
  public static UnreadableException unreadable(String operation, String reason) {
    return new UnreadableException(
        new ProviderException.Failure("mercadolibre", operation, 200, null, null, 1, null),
        null,
        new IOException(reason));
  }

  public void execute(ApiRequest request) {
    client.execute(request, options);
  }

  public RawResponse download(ApiRequest request) {
    return client.download(request, options);
  }

  public RawResponse raw(ApiRequest request) {
    return client.raw(request, options);
  }
}
